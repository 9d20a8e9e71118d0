import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/built-cli.ts';

const scenario = join(import.meta.dirname, '../../../resources/scenarios/base-100m.yaml');
const run = (paths: number, ...more: string[]) =>
  runCli(['run', scenario, '--paths', String(paths), '--seed', '42', '--json', ...more]);

describe('equihome run resources/scenarios/base-100m.yaml', () => {
  test('1,000 paths: the same bytes on 1, 2 and 4 workers and on repeat', async () => {
    const texts = [];
    for (const workers of ['1', '2', '4', '1']) texts.push((await run(1000, '--workers', workers)).stdout);
    expect(texts[0]!.length).toBeGreaterThan(1000);
    expect(new Set(texts).size).toBe(1);
  });

  test('paths 0-999 of a run of 5,000 are those of a run of 1,000', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'equihome-prefix-'));
    try {
      const lines = async (paths: number) => {
        const out = join(folder, String(paths));
        expect((await run(paths, '--out', out)).code).toBe(0);
        return readFileSync(join(out, 'paths.csv'), 'utf8').trimEnd().split('\n');
      };
      const [short, long] = [await lines(1000), await lines(5000)];
      expect(short).toHaveLength(1001);
      expect(long).toHaveLength(5001);
      expect(long.slice(0, 1001)).toEqual(short);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
