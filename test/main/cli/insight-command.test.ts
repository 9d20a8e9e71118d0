import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insightResultSchema, type StoredInsight } from '../../../src-engine/study/insight/result-schema.ts';
import { insightCommand } from '../../../src-main/services/cli/insight-command.ts';
import { reportFailure } from '../../../src-main/services/cli/failure.ts';
import { repository, runCli } from '../../support/built-cli.ts';
import { commandContext, keptConsole } from '../../support/cli-context.ts';

/** Little work, whole shapes. */
const quick = [
  'clusterMost=3',
  'clusterAdvances=400',
  'silhouetteAdvances=200',
  'forestGroups=1',
  'forestAdvances=200',
  'importanceRepeats=1',
  'importanceAdvances=200',
  'anomalyAdvances=500',
];
let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'equihome-insight-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('insight on base-100m', () => {
  let text = '';
  let code = -1;
  let stored: StoredInsight;
  const csv = (name: string) =>
    parse(readFileSync(join(folder, 'out', name)), { columns: true }) as Record<string, string>[];

  beforeAll(async () => {
    const { kept, console } = keptConsole();
    const options = { paths: 8, by: ['dwellingType,zone'], set: quick, out: join(folder, 'out') };
    code = await insightCommand('base-100m', options, commandContext(console, folder));
    text = kept.out;
    stored = insightResultSchema.parse(JSON.parse(readFileSync(join(folder, 'out/insight.json'), 'utf8')));
  });

  test('is a report of all six parts within 100 columns', () => {
    expect(code).toBe(0);
    for (const part of ['COHORTS', 'TRIANGLES', 'CONCENTRATION', 'CLUSTERS', 'PREDICTION', 'ANOMALIES'])
      expect(text).toContain(`\n${part}`);
    expect(text).toContain('base-100m: 8 paths pooled');
    expect(text).toContain('Dwelling');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('writes a table a kind, whose rows are those of the JSON', () => {
    expect(readdirSync(join(folder, 'out')).toSorted()).toEqual([
      'anomalies.csv',
      'calibration.csv',
      'clusters.csv',
      'cohorts-dwellingType-zone.csv',
      'cohorts-ltvBand.csv',
      'cohorts-suburb.csv',
      'cohorts-vintage-ltvBand-zone-suburb.csv',
      'cohorts-vintage-zone.csv',
      'cohorts-vintage.csv',
      'cohorts-zone.csv',
      'concentration.csv',
      'importance.csv',
      'insight.json',
      'predictions.csv',
      'settings.csv',
      'triangles.csv',
    ]);
    for (const { by, cells } of stored.cohorts) {
      const rows = csv(`cohorts-${by.join('-')}.csv`);
      expect(rows).toHaveLength(cells.length);
      expect(rows.reduce((sum, row) => sum + Number(row['advances']), 0)).toBe(stored.advances);
    }
    expect(csv('triangles.csv')).toHaveLength(stored.triangles.reduce((sum, t) => sum + t.ages.length, 0));
    expect(csv('anomalies.csv')).toHaveLength(stored.anomalies.listed.length);
    expect(csv('clusters.csv')).toHaveLength(stored.clusters.chosen);
    expect(csv('predictions.csv').map((row) => row['model'])).toContain('base rate');
  });

  test('through the built program the JSON has the same bytes', async () => {
    const { code, stdout } = await runCli([
      'insight',
      'base-100m',
      '--paths',
      '8',
      '--by',
      'dwellingType,zone',
      '--json',
      '--set',
      ...quick,
    ]);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(join(folder, 'out/insight.json'), 'utf8'));
  });

  test('an interrupt stops it: exit code 3, no half insight, nothing written', async () => {
    const { kept, console } = keptConsole();
    const context = commandContext(console, folder);
    let interrupt = () => undefined as void;
    const out = join(folder, 'stopped');
    const answer = insightCommand(
      'base-100m',
      { out },
      {
        ...context,
        onInterrupt: (listener) => {
          interrupt = listener;
          return () => undefined;
        },
      },
    ).catch((error: unknown) => reportFailure(error, console));
    while (!kept.err.includes('of 128 paths')) await new Promise((resolve) => setTimeout(resolve, 5));
    interrupt();
    expect(await answer).toBe(3);
    expect(kept.out).toBe('');
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('refused with exit code 2', () => {
  const loud = join(tmpdir(), 'equihome-file-in-the-way');
  beforeAll(() => writeFileSync(loud, ''));
  afterAll(() => rmSync(loud));
  test.each([
    ['an unknown setting', { set: ['clusterMots=3'] }, 'Did you mean clusterMost?'],
    ['a setting without a value', { set: ['clusterMost'] }, 'clusterMost=6'],
    ['a setting that is no number', { set: ['clusterMost=many'] }, 'not a number'],
    ['a setting out of range', { set: ['testFraction=2'] }, 'from 0.1 to 0.9'],
    ['a setting that names our insides', { set: ['__proto__=1'] }, 'not a setting'],
    ['too few paths', { paths: 2 }, 'from 8 to 2048'],
    ['an unknown key', { by: ['zones'] }, 'Did you mean zone?'],
    ['a key twice', { by: ['zone,zone'] }, 'stands twice'],
    ['twenty-one tables', { by: Array.from({ length: 21 }, () => 'zone') }, 'too many'],
    ['a file where the folder should be', { out: loud }, 'in the way'],
  ])('%s', async (_, options, words) => {
    const { kept, console } = keptConsole();
    const code = await insightCommand('base-100m', options, commandContext(console, folder)).catch((error: unknown) =>
      reportFailure(error, console),
    );
    expect(code).toBe(2);
    expect(kept.out).toBe('');
    expect(kept.err).toContain(words);
    expect(kept.err).not.toMatch(/\n\s+at /);
  });

  test('a deterministic scenario, with the line that says so', async () => {
    writeFileSync(join(folder, 'expected.yaml'), 'name: expected\nextends: base-100m\nrun:\n  mode: deterministic\n');
    const { kept, console } = keptConsole();
    const code = await insightCommand('expected.yaml', {}, commandContext(console, folder)).catch((error: unknown) =>
      reportFailure(error, console),
    );
    expect(code).toBe(2);
    expect(kept.err).toContain('run.mode');
    expect(kept.err).toContain('nothing to pool');
  });
});

test('worker threads and the start of a run never load what learns from tapes', () => {
  const out = join(repository, 'out/main');
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(join(out, file), 'utf8');
    for (const [, target] of text.matchAll(/^import [^;]*?from "\.\/([^"]+)"/gm))
      visit(file.startsWith('chunks/') ? `chunks/${target}` : target!);
  };
  for (const entry of ['worker.js', 'engine.js', 'cli.js']) visit(entry);
  const loads = [...reached].filter((file) =>
    /from "ml-(kmeans|random-forest)"/.test(readFileSync(join(out, file), 'utf8')),
  );
  expect(reached.size).toBeGreaterThan(3);
  expect(loads).toEqual([]);
});
