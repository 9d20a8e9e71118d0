import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../support/command.ts';

// `command.full.ts` does the same with the paths of the issue.
const json = (workers: number) =>
  runCommandLine(['run', 'base-100m', '--paths', '200', '--seed', '42', '--json', '--workers', String(workers)]);

describe('equihome run --json', () => {
  test('gives the same bytes on 1, 2 and 4 workers and on repeat', async () => {
    const ends = [await json(1), await json(2), await json(4), await json(2)];
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(new Set(ends.map(({ out }) => out)).size).toBe(1);
    const result = JSON.parse(ends[0]!.out) as { manifest: Record<string, unknown>; partial: boolean };
    expect(result.partial).toBe(false);
    expect(result.manifest).toMatchObject({ scenarioName: 'base-100m', seed: '42', pathsCompleted: 200 });
  });
});
