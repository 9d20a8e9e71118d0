import { describe, expect, test } from 'vitest';
import { equihome, few, longestLine, widest } from './started-studies.ts';

describe('stress', () => {
  test('shows levels and changes of every case within 100 columns', async () => {
    const { code, stdout, stderr } = await equihome('stress', 'base-100m', ...few);
    expect(code).toBe(0);
    for (const name of ['base', 'mild', 'severe', 'crisis', 'stagnation-1989', 'stagnation-1989-real', 'sydney-2017'])
      expect(stdout).toContain(`\n${name} `);
    expect(longestLine(stdout)).toBeLessThanOrEqual(widest);
    expect(stderr).toContain('run 7 of 7: sydney-2017');
  });
});

describe('refused before any run, with exit code 2', () => {
  test.each([
    [
      'an unknown driver',
      ['reverse', 'base-100m', '--driver', 'fees.managmentFeeRateAnnual'],
      'managementFeeRateAnnual',
    ],
    [
      'a driver that is no number',
      ['reverse', 'base-100m', '--driver', 'market.model'],
      'not a number of the scenario',
    ],
    ['the seed as a driver', ['reverse', 'base-100m', '--driver', 'run.seed'], 'must share their draws'],
    ['no driver', ['reverse', 'base-100m'], '--driver'],
    [
      'an unknown figure',
      ['reverse', 'base-100m', '--driver', 'fund.lifeMonths', '--target', 'irr=0.08'],
      'meanNetIrrAnnual',
    ],
    [
      'a target that is no number',
      ['reverse', 'base-100m', '--driver', 'fund.lifeMonths', '--target', 'meanNetIrrAnnual=high'],
      'not a number',
    ],
    [
      'an empty range',
      ['reverse', 'base-100m', '--driver', 'market.growthShiftAnnual', '--low', '0.1', '--high', '0'],
      'low value below the high one',
    ],
    [
      'a range outside the schema',
      ['reverse', 'base-100m', '--driver', 'market.growthShiftAnnual', '--high', '3'],
      'between -0.2 and 0.2',
    ],
    ['a driver without values', ['sensitivity', 'base-100m', '--driver', 'fund.lifeMonths'], 'path=low:high'],
    ['a scenario that is not there', ['stress', 'base-10m'], 'Did you mean base-100m?'],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await equihome(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/run 1/);
  });
});
