import { describe, expect, test } from 'vitest';
import { equihome, few, longestLine, widest } from './started-studies.ts';

describe('stress', () => {
  test('as JSON the same bytes twice, every figure a number or null', async () => {
    const [once, again] = [
      await equihome('stress', 'base-100m', ...few, '--json'),
      await equihome('stress', 'base-100m', '--paths', '8', '--workers', '2', '--json'),
    ];
    expect(again.stdout).toBe(once.stdout);
    const study = JSON.parse(once.stdout) as { format: number; pathCount: number; cases: { name: string }[] };
    expect([study.format, study.pathCount, study.cases.length]).toEqual([1, 8, 6]);
    expect(once.stdout).not.toMatch(/NaN|Infinity/);
  });
});

describe('sensitivity', () => {
  test('moves what is named', async () => {
    const driver = ['--driver', 'contract.shareMultiple=0.5:1.5', '--driver', 'waterfall.carryFraction=10%:30%'];
    const { code, stdout } = await equihome('sensitivity', 'base-100m', ...few, ...driver);
    expect(code).toBe(0);
    expect(stdout).toMatch(/contract\.shareMultiple +0\.5 /);
    expect(stdout).toMatch(/waterfall\.carryFraction +10\.00 %/);
    expect(longestLine(stdout)).toBeLessThanOrEqual(widest);
  });

  test('says which value the scenario cannot have, and goes on', async () => {
    const driver = ['--driver', 'origination.advanceMinAud=100000:900000'];
    const { code, stdout } = await equihome('sensitivity', 'base-100m', ...few, ...driver);
    expect(code).toBe(0);
    expect(stdout).toContain('origination.advanceMinAud = 900000 refused: ');
  });
});

describe('reverse', () => {
  test('finds what breaks a target', async () => {
    const target = ['--driver', 'stress.valueFallFraction', '--target', 'meanNetIrrAnnual=0%', '--low', '0'];
    const { code, stdout } = await equihome('reverse', 'base-100m', ...few, ...target);
    expect(code).toBe(0);
    expect(stdout).toContain('What breaks it?');
    expect(stdout).toMatch(/stress\.valueFallFraction = 0\.\d+/);
    expect(longestLine(stdout)).toBeLessThanOrEqual(widest);
  });

  test('says so when nothing in the range would reach the hurdle', async () => {
    const { code, stdout } = await equihome('reverse', 'base-100m', ...few, '--driver', 'waterfall.carryFraction');
    expect(code).toBe(0);
    expect(stdout).toContain('What would it take?');
    expect(stdout).toContain('No value of waterfall.carryFraction from 0 to 0.95 reaches it.');
  });
});
