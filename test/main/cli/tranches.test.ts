import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { runCli, type CliAnswer } from '../../support/built-cli.ts';

type Row = Readonly<Record<string, string>>;
/** Cents in a fund of 100 million. */
const CENT = 0.01;

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'equihome-tranches-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const table = (file: string) => parse(readFileSync(join(folder, file), 'utf8'), { columns: true }) as Row[];
const sum = (rows: readonly Row[], ...columns: readonly string[]) =>
  rows.reduce((all, row) => all + columns.reduce((part, column) => part + Number(row[column]), 0), 0);

describe('equihome path american-tranched', () => {
  let answer: CliAnswer;
  beforeAll(async () => {
    answer = await runCli(['path', 'american-tranched', '--path', '0', '--out', join(folder, 'path')]);
  });

  test('says what each class earned', () => {
    expect(answer.code).toBe(0);
    expect(answer.stdout).toMatch(
      /senior: IRR .* %\nmezzanine: IRR .* %\npreferred: IRR .* %\nequity: IRR .* % before carry\n/,
    );
  });

  test('tranches.csv pays out the ledger month by month, and the equity is what the waterfall divides', () => {
    const ledger = table('path/ledger.csv');
    const rows = table('path/tranches.csv');
    expect(rows).toHaveLength(4 * ledger.length);
    const waterfall = table('path/waterfall.csv');
    let called = 0;
    ledger.forEach((line, month) => {
      const of = rows.filter((row) => row['month'] === String(month));
      expect(of.map((row) => row['class'])).toEqual(['senior', 'mezzanine', 'preferred', 'equity']);
      called += sum(of, 'calledAud') - Number(line['calledLpAud']) - Number(line['calledGpAud']);
      const equity = Number(of[3]!['principalPaidAud']);
      const parties = sum([waterfall[month]!], 'lpAud', 'gpCommitmentAud', 'carryAud');
      expect(Math.abs(parties - equity)).toBeLessThan(CENT);
    });
    expect(Math.abs(called)).toBeLessThan(CENT);
    // The reserve earns outside the ledger: what the classes get in all is a little more than was distributed.
    const earned = sum(rows, 'couponPaidAud', 'principalPaidAud') - sum(ledger, 'distributedAud');
    expect(earned).toBeGreaterThan(-CENT);
    expect(earned).toBeLessThan(1e5);
  });

  test('every class begins a month where it ended the one before', () => {
    for (const name of ['senior', 'equity']) {
      const rows = table('path/tranches.csv').filter((row) => row['class'] === name);
      rows.slice(1).forEach((row, i) => expect(row['openingAud']).toBe(rows[i]!['closingAud']));
    }
  });
});

describe('equihome run american-tranched', () => {
  test('shows the classes, keeps to the result format, and writes a row a class', async () => {
    const run = ['run', 'american-tranched', '--paths', '8', '--out', join(folder, 'run')];
    const { code, stdout } = await runCli(run);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Tranches +size +attaches - detaches/);
    expect(stdout).toMatch(/Senior +20\.00 % +80\.00 % - 100\.00 %/);
    expect(stdout).toMatch(/Equity +65\.00 % +0\.00 % - 65\.00 %/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('LP class within the equity, 65 % of commitments');
    const { tranches } = resultSchema.parse(JSON.parse(readFileSync(join(folder, 'run/result.json'), 'utf8')));
    expect(tranches.map((line) => line.class)).toEqual(['senior', 'mezzanine', 'preferred', 'equity']);
    expect(table('run/tranches.csv').map((row) => Number(row['detachmentFraction']))).toEqual(
      tranches.map((line) => line.detachmentFraction),
    );
  });

  test('without tranches there is no table and no file of them', async () => {
    const { stdout } = await runCli(['run', 'base-100m', '--paths', '2', '--out', join(folder, 'base')]);
    expect(stdout).not.toContain('Tranches');
    expect(readdirSync(join(folder, 'base'))).not.toContain('tranches.csv');
  });
});
