import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { rowColumns } from '../../../src-engine/fund/run/result.ts';
import { runCli } from '../../support/built-cli.ts';

let folder = '';
let jsonOfRun = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'equihome-run-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** More than two chunks, the last one short, so that workers have something to share. */
const run = ['run', 'resources/scenarios/base-100m.yaml', '--paths', '150', '--seed', '42'];
const table = (file: string) =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true }) as Record<string, string>[];

describe('run --json', () => {
  test('the same bytes for 1, 2 and 4 workers, and nothing but JSON', async () => {
    const answers = [];
    for (const workers of ['1', '2', '4']) answers.push(await runCli([...run, '--json', '--workers', workers]));
    for (const { code, stdout } of answers) {
      expect(code).toBe(0);
      expect(stdout).toBe(answers[0]!.stdout);
    }
    const result = resultSchema.parse(JSON.parse(answers[0]!.stdout));
    expect(result.partial).toBe(false);
    jsonOfRun = answers[0]!.stdout;
    expect(result.manifest).toMatchObject({ seed: '42', pathsAsked: 150, pathsCompleted: 150 });
  });

  test('another seed is another result', async () => {
    const [one, other] = await Promise.all(
      ['1', '2'].map((seed) => runCli(['run', 'base-100m', '--paths', '2', '--json', '--seed', seed])),
    );
    const hash = ({ stdout }: { stdout: string }) => resultSchema.parse(JSON.parse(stdout)).manifest.resultHash;
    expect(hash(one!)).not.toBe(hash(other!));
  });
});

describe('run --out', () => {
  let code: number | null = null;
  beforeAll(async () => void ({ code } = await runCli([...run, '--out', folder])));

  test('writes the files that the guide names, each whole', () => {
    expect(code).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual(
      ['fans.csv', 'guardrails.csv', 'paths.csv', 'result.json', 'run-log.json', 'summary.csv'].toSorted(),
    );
  });

  test('result.json has the bytes of --json: the same run on repeat', () =>
    expect(readFileSync(join(folder, 'result.json'), 'utf8')).toBe(jsonOfRun));

  test('result.json is a result of format 1; its mean is that of paths.csv', () => {
    const result = resultSchema.parse(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')));
    const paths = table('paths.csv');
    expect(paths.map(({ path }) => Number(path))).toEqual(Array.from({ length: 150 }, (_, i) => i));
    expect(Object.keys(paths[0]!)).toEqual(['path', ...rowColumns]);
    const netIrr = result.summary.metrics.find(({ name }) => name === 'netIrrAnnual')!;
    const mean = paths.reduce((sum, path) => sum + Number(path['netIrrAnnual']), 0) / 150;
    expect(mean).toBeCloseTo(netIrr.mean!, 12); // another order of summation
  });

  test('the tables hold what the result holds', () => {
    const result = resultSchema.parse(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')));
    expect(table('summary.csv').map(({ metric, mean }) => [metric, mean === '' ? null : Number(mean)])).toEqual(
      result.summary.metrics.map(({ name, mean }) => [name, mean]),
    );
    expect(table('guardrails.csv').map(({ rule, state }) => [rule, state])).toEqual(
      result.guardrails.map(({ rule, state }) => [rule, state]),
    );
    expect(table('fans.csv')).toHaveLength(result.fans.reduce((rows, { values }) => rows + values[0]!.length, 0));
  });

  test('clock, machine and workers stand in the log alone', () => {
    const log = JSON.parse(readFileSync(join(folder, 'run-log.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(log)).toEqual(['finishedAt', 'host', 'node', 'workers', 'seconds']);
    expect(readFileSync(join(folder, 'result.json'), 'utf8')).not.toContain(String(log['finishedAt']).slice(0, 10));
  });
});

describe('run --report full', () => {
  const full = [...run, '--report', 'full'];

  test('adds one section to the JSON; result, manifest and hash stay', async () => {
    const { code, stdout } = await runCli([...full, '--json']);
    expect(code).toBe(0);
    const { detail, ...rest } = resultSchema.parse(JSON.parse(stdout));
    expect(rest).toEqual(JSON.parse(jsonOfRun));
    expect(detail!.medianPath!.path).toBe(rest.summary.medianPath!.path);
    expect(detail!.medianPath!.ledger.check.holds).toBe(true);
  });

  test('shows the short report first, then the rest, and writes the tables beside the usual ones', async () => {
    const out = join(folder, 'full');
    const [short, long] = await Promise.all([
      runCli(run),
      runCli([...full, '--out', out, '--pooled-paths', '8', '--workers', '1']),
    ]);
    expect(long.code).toBe(0);
    expect(long.stdout.startsWith(short.stdout)).toBe(true);
    for (const part of [
      'ALL FIGURES',
      'YEAR-ENDS',
      'CONVERGENCE',
      'MEDIAN PATH',
      'COHORTS of 8 paths',
      'CONCENTRATION',
    ])
      expect(long.stdout).toContain(part);
    expect(Math.max(...long.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    for (const file of ['year-ends.csv', 'years.csv', 'tiers.csv', 'cohorts-vintage.csv', 'concentration.csv'])
      expect(readdirSync(out)).toContain(file);
    const years = parse(readFileSync(join(out, 'years.csv'), 'utf8'), { columns: true }) as Record<string, string>[];
    const differences = Object.entries(years.find(({ line }) => line === 'differenceAud')!);
    const ofYears = differences.filter(([column]) => column.startsWith('year'));
    expect(ofYears).toHaveLength(10);
    for (const [, value] of ofYears) expect(Math.abs(Number(value))).toBeLessThan(0.01);
  });

  test('too few paths to pool leave the cohorts out and say why', async () => {
    const { code, stdout } = await runCli(['run', 'base-100m', '--paths', '1', '--report', 'full']);
    expect(code).toBe(0);
    expect(stdout).toContain('COHORTS OF MANY PATHS are left out: 1 paths');
  });
});
