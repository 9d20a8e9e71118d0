import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerSides } from '../../../src-engine/fund/cash/table.ts';
import { runCli, type CliAnswer } from '../../support/built-cli.ts';

type Row = Readonly<Record<string, string>>;
/** Cents in a fund of 100 million: 1e-6 of its size is the law of the ledger; sums of a few hundred doubles keep more. */
const CENT = 0.01;

let folder = '';
let answer: CliAnswer;
const table = (file: string) => parse(readFileSync(join(folder, file), 'utf8'), { columns: true }) as Row[];
const amount = (row: Row, column: string) => Number(row[column]);
const total = (rows: readonly Row[], column: string) => rows.reduce((sum, row) => sum + amount(row, column), 0);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-path-'));
  answer = await runCli(['path', 'base-100m', '--path', '3', '--out', folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of one path reconcile', () => {
  test('they are named', () => {
    expect(answer.code).toBe(0);
    expect(answer.stdout).toMatch(/^path 3: \d+ advances, 120 months, net IRR .* %\n/);
    expect(answer.stdout).toMatch(/\nwrote loan-tape.csv, .*ledger.csv/);
  });

  test('the screen shows its years, tiers and cohorts, and no facility that it does not have', () => {
    for (const part of ['By fund year, AUD m', 'Check: sources = uses', 'Waterfall by tier', 'Cohorts of this path'])
      expect(answer.stdout).toContain(part);
    expect(answer.stdout).not.toContain('Facilities');
    const tables = answer.stdout.split('\n').filter((line) => !line.startsWith('wrote '));
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test('what owners paid by month on the tape is what the ledger received', () => {
    const tape = table('loan-tape.csv');
    const ledger = table('ledger.csv');
    const paid = ledger.map(() => 0);
    for (const row of tape) if (row['cashMonth'] !== '') paid[amount(row, 'cashMonth')]! += amount(row, 'paidAud');
    const received = ledger.map((row) =>
      ['principalReceivedAud', 'interestReceivedAud', 'shareReceivedAud'].reduce((sum, c) => sum + amount(row, c), 0),
    );
    expect(paid.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(1e8);
    received.forEach((value, month) => expect(Math.abs(value - paid[month]!)).toBeLessThan(CENT));
  });

  test('what was advanced by month is what the ledger paid out', () => {
    const made = table('ledger.csv').map(() => 0);
    for (const row of table('loan-tape.csv')) made[amount(row, 'originationMonth')]! += amount(row, 'principalAud');
    table('ledger.csv').forEach((row, month) =>
      expect(Math.abs(amount(row, 'advancesMadeAud') - made[month]!)).toBeLessThan(CENT),
    );
  });

  test('sources are uses and change in cash in every month', () => {
    let before = 0;
    for (const row of table('ledger.csv')) {
      const net = Object.entries(ledgerSides).reduce(
        (sum, [column, side]) => sum + (side === 'source' ? 1 : -1) * amount(row, column),
        0,
      );
      expect(Math.abs(net - (amount(row, 'cashAud') - before))).toBeLessThan(CENT);
      before = amount(row, 'cashAud');
    }
  });

  test('the waterfall pays out all that the ledger hands to it', () => {
    const ledger = table('ledger.csv');
    const waterfall = table('waterfall.csv');
    const parties = total(waterfall, 'lpAud') + total(waterfall, 'gpCommitmentAud') + total(waterfall, 'carryAud');
    expect(Math.abs(parties - total(ledger, 'distributedAud'))).toBeLessThan(CENT);
  });

  test('the path is the one of the run', async () => {
    const out = join(folder, 'run');
    await runCli(['run', 'base-100m', '--paths', '4', '--out', out]);
    const rows = parse(readFileSync(join(out, 'paths.csv'), 'utf8'), { columns: true }) as Row[];
    const figures = Object.fromEntries(table('figures.csv').map(({ figure, value }) => [figure, value]));
    const { path, ...ofRun } = rows[3]!;
    expect(path).toBe('3');
    expect(ofRun).toEqual(figures); // to the last bit: both are written with every digit
  });

  test('every home is labelled as simulated', () =>
    expect(new Set(table('loan-tape.csv').map(({ home }) => home))).toEqual(new Set(['simulated'])));
});
