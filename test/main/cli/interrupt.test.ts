import { execFileSync } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { answerOf, startCli } from '../../support/built-cli.ts';

const long = ['run', 'base-100m', '--paths', '200000', '--workers', '2'];
/** From the interrupt to the end of the program, with the summary of what was finished: far below what a user notices. */
const longestMs = 5000;

/** Processes of a group that are still there. */
function living(group: number): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,pgid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, owner, state]) => Number(owner) === group && !state!.startsWith('Z'))
    .map(([pid]) => pid!);
}

/** Starts a long run and waits until paths are being simulated. */
async function underWay(args: readonly string[]) {
  const child = startCli(args);
  const answer = answerOf(child);
  let said = '';
  child.stderr.on('data', (text: string) => (said += text));
  for (let waited = 0; !/[1-9]\d* of 200000 paths, .*mean net IRR/.test(said) && waited < 30_000; waited += 20)
    await after(20);
  return { child, answer, group: child.pid! };
}

/** What is left of a group when it has had its time to end. */
async function leftOf(group: number): Promise<string[]> {
  for (let waited = 0; living(group).length > 0 && waited < longestMs; waited += 20) await after(20);
  return living(group);
}

describe.skipIf(process.platform === 'win32')('Ctrl-C, which reaches every process of the terminal', () => {
  test('once: the partial result, marked, and exit code 3', async () => {
    const { answer, group } = await underWay(long);
    const startedMs = performance.now();
    process.kill(-group, 'SIGINT');
    const { code, stdout, stderr } = await answer;
    expect(performance.now() - startedMs).toBeLessThan(longestMs);
    expect(code).toBe(3);
    expect(stdout).toMatch(/PARTIAL: \d+ of 200000 paths/);
    expect(stderr).toContain('stopping; Ctrl-C again ends at once');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await leftOf(group)).toEqual([]);
  });

  test('with --json: whole JSON that says it is partial', async () => {
    const { answer, group } = await underWay([...long, '--json']);
    process.kill(-group, 'SIGINT');
    const { code, stdout } = await answer;
    expect(code).toBe(3);
    const { partial, manifest } = resultSchema.parse(JSON.parse(stdout));
    expect(partial).toBe(true);
    expect(manifest.pathsAsked).toBe(200_000);
    expect(manifest.pathsCompleted).toBeGreaterThan(0);
  });

  test('with --report full: the full report of what was finished, marked, and what is left out', async () => {
    const { answer, group } = await underWay([...long, '--report', 'full']);
    process.kill(-group, 'SIGINT');
    const { code, stdout } = await answer;
    expect(code).toBe(3);
    expect(stdout).toMatch(/PARTIAL: all that follows covers \d+ of 200000 paths/);
    expect(stdout).toContain('MEDIAN PATH');
    expect(stdout).toContain('COHORTS OF MANY PATHS are left out: the run was cut short.');
    expect(await leftOf(group)).toEqual([]);
  });

  test('twice: everything ends, without a word about our insides', async () => {
    const { answer, group } = await underWay(long);
    process.kill(-group, 'SIGINT');
    process.kill(-group, 'SIGINT');
    await after(5);
    process.kill(-group, 'SIGINT');
    const { stderr } = await answer;
    expect(stderr).not.toMatch(/\n\s+at |node:internal/);
    expect(await leftOf(group)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('what dies or leaves early', () => {
  test('an engine that is killed: a clear error, exit code 1, no result', async () => {
    const { answer, group } = await underWay(long);
    const engine = living(group).find((pid) => Number(pid) !== group)!;
    process.kill(Number(engine), 'SIGKILL');
    const { code, stdout, stderr } = await answer;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('[engine/crashed]');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a reader that leaves after the first line, as head does', async () => {
    const child = startCli(['schema']);
    const answer = answerOf(child);
    child.stdout.once('data', () => child.stdout.destroy());
    const { code, stderr } = await answer;
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('the command line itself: the engine ends with it', async () => {
    const { answer, child, group } = await underWay(long);
    child.kill('SIGKILL');
    await answer;
    expect(await leftOf(group)).toEqual([]);
  });
});
