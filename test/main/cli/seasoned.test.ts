import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateCommand } from '../../../src-main/services/cli/inspect-commands.ts';
import { pathCommand } from '../../../src-main/services/cli/path-command.ts';
import { runCommand } from '../../../src-main/services/cli/run-command.ts';
import { runCli } from '../../support/built-cli.ts';
import { commandContext, keptConsole } from '../../support/cli-context.ts';

let folder = '';
const text = (file: string) => readFileSync(join(folder, file), 'utf8');
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-seasoned-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function command() {
  return { context: commandContext(keptConsole().console, folder) };
}

describe('the sample of an existing fund on the command line', () => {
  test('shows what is a fact, the figures from there, and actual against model', async () => {
    const { code, stdout } = await runCli([
      'run',
      'seasoned-sample',
      '--paths',
      '8',
      '--workers',
      '1',
      '--out',
      join(folder, 'run'),
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Seasoned start\n/);
    expect(stdout).toMatch(/Facts up to +2025-12-31 \(months 0 to 36\)/);
    expect(stdout).toMatch(/Advances +143: 119 living, 1 in default, 23 exited/);
    expect(stdout.match(/ from the as-of date/g)).toHaveLength(2);
    expect(stdout).toMatch(/all advances +143 +\d+ +22 +\d+\.\d +\d+-\d+ +\d\.\d\d/);
    expect(stdout).toMatch(/Prices are recorded for 15 of the 36 months/);
    const [header, all] = text('run/actual-against-model.csv').split('\n');
    expect(header).toMatch(/^by,cohort,advances,exposureYears,exitsActual,/);
    expect(all).toMatch(/^all,all advances,143,/);
    expect(JSON.parse(text('run/result.json')).manifest.dataHashes).toHaveProperty('loan-tape');
  });

  test('validate says what the tape holds', async () => {
    const { kept, console } = keptConsole();
    expect(await validateCommand('seasoned-sample', commandContext(console, folder))).toBe(0);
    expect(kept.out).toMatch(
      /seasoned start at month 37: 143 advances on the tape, 119 living, 1 in default, 23 exited; 29\.01 m called/,
    );
  });

  test('a fund without a past says nothing of it', async () => {
    const { stdout } = await runCli([
      'run',
      'base-100m',
      '--paths',
      '2',
      '--workers',
      '1',
      '--out',
      join(folder, 'plain'),
    ]);
    expect(stdout).not.toMatch(/Seasoned|as-of/);
    expect(JSON.parse(text('plain/result.json')).seasoned).toBeNull();
    expect(() => text('plain/actual-against-model.csv')).toThrow(/ENOENT/);
  });

  test('a path cut with --as-of-month is taken in again as it is', async () => {
    const { context } = command();
    const scenario = 'format: 1\nname: source\nextends: base-100m\nfund: { commitmentsAud: 20000000 }\n';
    writeFileSync(join(folder, 'source.yaml'), scenario);
    expect(await pathCommand('source.yaml', { path: 1, out: join(folder, 'cut'), asOfMonth: 25 }, context)).toBe(0);
    writeFileSync(
      join(folder, 'cut', 'next.yaml'),
      `${scenario.replace('source', 'next')}${text('cut/seasoned-state.yaml')}`,
    );
    const { stdout } = await runCli(['run', 'cut/next.yaml', '--paths', '2', '--workers', '1'], folder);
    expect(stdout).toMatch(/Facts up to +2028-07-31 \(months 0 to 24\)/);
  });

  test('a wrong row is named with the file, before any path', async () => {
    const { context } = command();
    const tape = text('cut/seasoned-tape.csv').replace(/^A1,[^,]*/m, 'A1,2020-01-31');
    writeFileSync(join(folder, 'cut', 'seasoned-tape.csv'), tape);
    await expect(runCommand('cut/next.yaml', { paths: 2, workers: 1 }, context)).rejects.toMatchObject({
      code: 'input/invalid',
      message: expect.stringContaining('seasoned-tape.csv') as string,
      issues: [
        expect.objectContaining({ message: expect.stringMatching(/2020-01-31 is before first close/) as string }),
      ],
    });
  });

  test('a deterministic path cannot be cut', async () => {
    const { context } = command();
    writeFileSync(
      join(folder, 'expected.yaml'),
      'format: 1\nname: expected\nextends: base-100m\nrun: { mode: deterministic }\n',
    );
    await expect(
      pathCommand('expected.yaml', { path: 0, out: join(folder, 'x'), asOfMonth: 12 }, context),
    ).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: expect.stringContaining('run.mode') as string })],
    });
  });
});
