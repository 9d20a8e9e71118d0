import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { runCli } from '../../support/built-cli.ts';

const CENT = 0.01;
let folder = '';
let file = '';
const table = (name: string) =>
  parse(readFileSync(join(folder, name), 'utf8'), { columns: true }) as Record<string, string>[];
const sum = (rows: readonly Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-manager-'));
  file = join(folder, 'managed.yaml');
  writeFileSync(
    file,
    [
      'format: 1',
      'name: managed',
      'zones: { universe: { count: 30 } }',
      'waterfall: { hurdleAnnual: 0.02 }',
      'manager:',
      '  enabled: true',
      '  carry:',
      '    participants:',
      '      - { name: "=Ann\\e[31m", shareFraction: 0.4, vestingMonths: 48 }',
      '      - { name: Team, kind: staff, shareFraction: 0.2, startMonth: 24 }',
    ].join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('run with a manager', () => {
  test('shows totals, years, size and spread; JSON is the same for 1 and 2 workers', async () => {
    const text = await runCli(['run', file, '--paths', '70']);
    expect(text.code).toBe(0);
    for (const part of [
      'Profit without carry, AUD',
      'Accounts of path',
      'break-even',
      'Its carry',
      'profit P5',
      'cash P95',
    ])
      expect(text.stdout).toContain(part);
    expect(text.stdout).not.toContain('\u001b'); // a name may not speak to the terminal
    expect(text.stdout).not.toMatch(/NaN|undefined|Infinity/);
    const [one, two] = await Promise.all(
      ['1', '2'].map((workers) => runCli(['run', file, '--paths', '70', '--json', '--workers', workers])),
    );
    expect(one!.stdout).toBe(two!.stdout);
    const { manager } = resultSchema.parse(JSON.parse(one!.stdout));
    expect(manager!.paths.map(({ carry }) => carry.length)).toEqual([3, 3, 3]);
  });

  test('carry above 100 % is refused with the field', async () => {
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, readFileSync(file, 'utf8').replace('shareFraction: 0.4', 'shareFraction: 0.9'));
    const { code, stderr } = await runCli(['run', bad, '--paths', '1']);
    expect(code).not.toBe(0);
    expect(stderr).toContain('manager.carry.participants');
    expect(stderr).toContain('110 %');
  });
});

test('path writes accounts by month and year and carry by party, which agree', async () => {
  const { code, stdout } = await runCli(['path', file, '--path', '2', '--out', folder]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/manager: profit .* without carry, .* with; lowest cash .* in month \d+/);
  const [months, years, carry] = [table('manager.csv'), table('manager-years.csv'), table('carry.csv')];
  for (const column of ['revenueAud', 'costAud', 'taxAud', 'carryToHouseAud', 'injectedAud'])
    expect(Math.abs(sum(months, column) - sum(years, column))).toBeLessThan(CENT);
  const waterfall = table('waterfall.csv');
  expect(Math.abs(sum(carry, 'netAud') - sum(waterfall, 'carryAud') + sum(waterfall, 'clawbackAud'))).toBeLessThan(
    CENT,
  );
  const ledger = table('ledger.csv');
  expect(sum(months, 'managementFeeAud')).toBeCloseTo(sum(ledger, 'managementFeeAud'), 4);
  expect(new Set(carry.map(({ participant }) => participant)).size).toBe(3);
  expect(carry.filter(({ participant }) => participant!.startsWith('=')).length).toBe(0); // no formula in a spreadsheet
});

test('a path without a manager writes none of its files', async () => {
  const out = join(folder, 'plain');
  await runCli(['path', 'base-100m', '--path', '0', '--out', out]);
  expect(existsSync(join(out, 'ledger.csv'))).toBe(true);
  expect(existsSync(join(out, 'manager.csv'))).toBe(false);
});
