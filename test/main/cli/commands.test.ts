import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../../support/built-cli.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'equihome-cli-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small = ['--paths', '8', '--workers', '1'];
/** Longest line, in characters, that fits every terminal we mean to serve. */
const widest = 100;
const longestLine = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

describe('commands that end well (exit code 0)', () => {
  test('run shows distribution, risk, guardrails and notes within 100 columns', async () => {
    const { code, stdout, stderr } = await runCli(['run', 'base-100m', ...small]);
    expect(code).toBe(0);
    for (const part of [
      'base-100m: 8 paths, seed "42"',
      'Net IRR (LP class)',
      'std error',
      'VaR 99',
      'Guardrail',
      'Zone',
    ])
      expect(stdout).toContain(part);
    expect(stdout).not.toContain('PARTIAL');
    expect(longestLine(stdout)).toBeLessThanOrEqual(widest);
    expect(stderr).toMatch(/\d s with 1 worker thread\n$/);
  });

  test('a scenario is found by name and by path, and they are the same fund', async () => {
    const [byName, byPath] = await Promise.all([
      runCli(['run', 'base-100m', ...small]),
      runCli(['run', 'resources/scenarios/base-100m.yaml', ...small]),
    ]);
    expect(byPath.stdout).toBe(byName.stdout);
  });

  test('control characters of a name do not reach the terminal', async () => {
    writeFileSync(join(folder, 'escape.yaml'), 'name: "\\e[31mred\\r"\n');
    const { code, stdout } = await runCli(['validate', join(folder, 'escape.yaml')]);
    expect(code).toBe(0);
    expect(stdout).toContain('red');
    // oxlint-disable-next-line no-control-regex -- what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });

  test.each(['base-100m', 'reference-100m'])('validate %s', async (name) => {
    const { code, stdout, stderr } = await runCli(['validate', name]);
    expect(code).toBe(0);
    expect(stdout).toBe(`${name}: valid; 100 suburbs, 120 months, 1000 paths\n`);
    expect(longestLine(stderr)).toBeLessThanOrEqual(widest);
  });

  test('schema prints a JSON Schema, or a line per parameter', async () => {
    const [schema, list] = await Promise.all([runCli(['schema']), runCli(['schema', '--list'])]);
    expect([schema.code, list.code]).toEqual([0, 0]);
    expect(JSON.parse(schema.stdout)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(list.stdout).toContain('waterfall.carryFraction  (Fraction, default 0.2)');
  });

  test('calibrate says what each model holds; own series take the place of built-in ones', async () => {
    const own = 'rppiSydneyIndex=resources/scenarios/own-data/price-index.csv';
    const [text, json, other] = await Promise.all([
      runCli(['calibrate']),
      runCli(['calibrate', '--json']),
      runCli(['calibrate', '--json', '--series', own]),
    ]);
    expect([text.code, json.code, other.code]).toEqual([0, 0, 0]);
    expect(text.stdout).toContain('gbm: does NOT hold');
    expect(longestLine(text.stdout)).toBeLessThanOrEqual(widest);
    const history = (answer: { stdout: string }) => JSON.parse(answer.stdout).history as Record<string, number>;
    expect(history(other)).not.toEqual(history(json));
  });

  test('zones shows classes and the suburbs most like one', async () => {
    const [text, json] = await Promise.all([
      runCli(['zones', 'base-100m', '--suburb', 'Newtown']),
      runCli(['zones', '--json']),
    ]);
    expect([text.code, json.code]).toEqual([0, 0]);
    expect(text.stdout).toContain('Suburbs most like Newtown');
    expect(longestLine(text.stdout)).toBeLessThanOrEqual(widest);
    expect(JSON.parse(json.stdout).zones).toHaveLength(3);
  });

  test('data names publisher, licence and attribution of every table', async () => {
    const [text, json] = await Promise.all([runCli(['data']), runCli(['data', '--json'])]);
    const { tables } = JSON.parse(json.stdout) as { tables: { name: string; licence: string; attribution: string }[] };
    expect([text.code, json.code]).toEqual([0, 0]);
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      expect(text.stdout).toContain(`${table.name} - `);
      expect(table.licence).not.toBe('');
      expect(table.attribution).not.toBe('');
    }
    expect(longestLine(text.stdout)).toBeLessThanOrEqual(widest);
  });

  test('import-config writes a scenario that validates', async () => {
    writeFileSync(join(folder, 'old.json'), '{"fund_size": 50000000, "hurdle_rate": 0.07, "no_such_name": 1}');
    const imported = await runCli(['import-config', 'old.json', '--out', 'new.yaml'], folder);
    expect(imported.code).toBe(0);
    expect(imported.stderr).toContain('no_such_name');
    expect(readFileSync(join(folder, 'new.yaml'), 'utf8')).toContain('commitmentsAud: 50000000');
    const { code, stdout } = await runCli(['validate', 'new.yaml'], folder);
    expect(stdout).toContain('valid;');
    expect(code).toBe(0);
  });

  test('bench prints a row per number of workers', async () => {
    const { code, stdout } = await runCli(['bench', '--paths', '64']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/workers +seconds +paths a second +speed-up\n.*\n +1 /);
  });

  test.each([[['--help']], [['run', '--help']], [['path', '--help']], [['--version']]])('%j', async (args) => {
    const { code, stdout, stderr } = await runCli(args);
    expect(code).toBe(0);
    expect(stdout).not.toBe('');
    expect(stderr).toBe('');
  });
});

describe('what cannot be used (exit code 2), in a few lines and without a stack', () => {
  test.each([
    [[], 'Usage: equihome'],
    [['rn'], 'Did you mean run?'],
    [['run'], "missing required argument 'scenario'"],
    [['run', 'base-100m', 'more'], 'too many arguments'],
    [['run', 'base-100m', '--wrong'], "unknown option '--wrong'"],
    [['run', 'base-100m', '--paths', '0'], 'from 1 to 1000000'],
    [['run', 'base-100m', '--paths', 'many'], 'from 1 to 1000000'],
    [['run', 'base-100m', '--seed', ''], 'Give some text'],
    [['run', 'base-100m', '--workers', '999'], 'from 1 to 256'],
    [['run', 'base-100m', '--report', 'long'], 'Allowed choices are short, full'],
    [['run', 'base-100m', '--pooled-paths', '3'], 'Give 0 or a whole number from 8 to 2048'],
    [['run', 'bse-100m'], 'Did you mean base-100m?'],
    [['run', './nothing.yaml'], 'no such scenario file'],
    [['path', 'base-100m', '--out', 'x'], "required option '--path <k>'"],
    [['path', 'base-100m', '--path', '-1', '--out', 'x'], 'from 0 to 999999'],
    [['zones', '--suburb', 'nowhere'], "no suburb 'nowhere'"],
    [['calibrate', '--series', 'x'], 'Give name=file'],
    [['calibrate', '--series', 'x=y.csv'], 'cannot be read'],
    [['import-config', 'nothing.json'], 'There is no file'],
    [['bench', '--paths', '3'], 'from 64'],
  ] as const)('%j', async (args, says) => {
    const { code, stdout, stderr } = await runCli(args);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a folder that cannot be written is refused before anything is simulated', async () => {
    writeFileSync(join(folder, 'in-the-way'), '');
    const { code, stdout, stderr } = await runCli(['run', 'base-100m', ...small, '--out', join(folder, 'in-the-way')]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('a file of that name is in the way');
    expect(stderr).not.toContain('reading data');
    expect(existsSync(join(folder, 'in-the-way', 'result.json'))).toBe(false);
  });
});
