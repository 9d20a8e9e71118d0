import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultSchema } from '../../../src-engine/index.ts';
import type { ExportJob, Template } from '../../../src-main/contract/index.ts';
import { forkEngine } from '../../../src-main/services/engine-host/child-engine.ts';
import type { EngineProcess } from '../../../src-main/services/engine-host/engine-process.ts';
import { builtEngine } from '../../support/built-cli.ts';
import { appHost, type AppHost } from '../../support/app-host.ts';

/** A machine that others use as well takes its time. */
const patient = { timeout: 30_000 };
let host: AppHost;
let engine: EngineProcess;
let runIds: number[] = [];
/** Files that the application had no more use for. */
const letGo: string[] = [];
const call: <K extends keyof AppHost['handlers']>(
  method: K,
  input: Parameters<AppHost['handlers'][K]>[0],
) => Promise<Awaited<ReturnType<AppHost['handlers'][K]>>> = async (method, input) =>
  (await (host.handlers[method] as (input: unknown, signal: AbortSignal) => unknown)(input, host.signal)) as never;

const template: Omit<Template, 'isBuiltIn'> = {
  id: 'quick',
  name: 'Quick',
  sheets: ['cash-annual', 'downside', 'comparison', 'paths'],
  studyPaths: 100,
  rawMetrics: ['netIrrAnnual', 'lossRateFraction'],
  companyName: 'Harbour Equity',
  accentColour: '004488',
  logo: null,
};

/** A small fund of five years whose path takes a fraction of a millisecond. */
const small = 'format: 1\nfund: { commitmentsAud: 5000000, lifeMonths: 60 }\nzones: { preset: reference-zones }\n';

async function ended(id: number): Promise<ExportJob> {
  for (;;) {
    const job = (await call('packs.log', { limit: 500 })).find((row) => row.id === id)!;
    if (job.endedAt !== null) return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const told = (id: number) =>
  host.events.flatMap((event) => (event.type === 'export' && event.job.id === id ? [event.job] : []));
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const halves = () => readdirSync(host.folder, { recursive: true }).filter((name) => String(name).endsWith('.part'));

beforeAll(async () => {
  const spawnEngine = () => {
    engine = forkEngine(builtEngine, { output: 'kept' });
    return engine;
  };
  const files = {
    pickSave: (name: string) => Promise.resolve(join(host.folder, name)),
    pickOpen: () => Promise.resolve(null),
    offerDownload: null,
    letGo: async (path: string) => void letGo.push(path),
    printPage: null,
  };
  host = await appHost(undefined, { spawnEngine, files });
  const { row } = await call('scenarios.create', { name: 'Small/fund', from: { kind: 'yaml', text: small } });
  await call('packs.saveTemplate', template);
  for (const seed of ['a', 'b']) {
    const run = await call('runs.start', { scenarioId: row.id, paths: 128, seed });
    runIds.push((await host.until(run.id, 'done')).id);
  }
});
afterAll(() => host.close());

describe('an export', () => {
  test('of one run is a workbook, with its hash in the log; the window hears what it does', async () => {
    const job = await call('packs.export', { runIds: [runIds[0]!], format: 'workbook', templateId: 'quick' });
    expect(job).toMatchObject({ state: 'waiting', templateName: 'Quick', format: 'workbook', isScheduled: false });
    expect(job!.fileName).toMatch(/^Small-fund-run-\d+-\d{4}-\d\d-\d\d\.xlsx$/);
    const done = await ended(job!.id);
    expect(done).toMatchObject({ state: 'done', error: null, doneFraction: 1, url: null });
    expect(done.path).toBe(join(host.folder, done.fileName));
    expect(hashOf(done.path)).toBe(done.fileHash);
    expect(readFileSync(done.path).length).toBe(done.sizeBytes);
    const zip = await JSZip.loadAsync(readFileSync(done.path));
    expect(Object.keys(zip.files)).toContain('xl/workbook.xml');
    const steps = told(job!.id);
    expect(steps.map(({ state }) => state)).toEqual(expect.arrayContaining(['waiting', 'working', 'done']));
    expect(steps.some(({ step }) => /^Downside case \d of \d$/.test(step))).toBe(true);
    const fractions = steps.flatMap(({ doneFraction }) => (doneFraction === null ? [] : [doneFraction]));
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(halves()).toEqual([]);
  });

  test('of two runs compares them', async () => {
    await call('packs.saveTemplate', { ...template, id: 'beside', name: 'Beside', sheets: ['comparison'] });
    const job = await call('packs.export', { runIds, format: 'workbook', templateId: 'beside' });
    const done = await ended(job!.id);
    expect(done).toMatchObject({ state: 'done', fileName: expect.stringContaining(`-runs-${runIds.join('-')}-`) });
    const zip = await JSZip.loadAsync(readFileSync(done.path));
    const sheets = await zip.file('xl/workbook.xml')!.async('string');
    expect(sheets).toMatch(/name="[^"]*[Cc]omparison/);
  });

  test('as JSON is the result, and as tables a zip of CSV with a hash of each', async () => {
    const json = await ended(
      (await call('packs.export', { runIds: [runIds[0]!], format: 'json', templateId: 'full' }))!.id,
    );
    const result = resultSchema.parse(JSON.parse(readFileSync(json.path, 'utf8')));
    const tables = await ended((await call('packs.export', { runIds, format: 'csv-set', templateId: 'full' }))!.id);
    expect(tables.state).toBe('done');
    const zip = await JSZip.loadAsync(readFileSync(tables.path));
    const manifest = JSON.parse(await zip.file('manifest.json')!.async('string')) as { files: Record<string, string> };
    const name = `run-${runIds[0]}/metrics.csv`;
    const metrics = await zip.file(name)!.async('nodebuffer');
    expect(createHash('sha256').update(metrics).digest('hex')).toBe(manifest.files[name]);
    expect(metrics.toString().split('\n')).toHaveLength(128 + 2);
    expect(JSON.parse(await zip.file(`run-${runIds[0]}/run.json`)!.async('string'))).toEqual(
      JSON.parse(JSON.stringify(result.manifest)),
    );
    expect(Object.keys(manifest.files)).toContain('comparison.csv');
  });

  test('is refused with the reason where there is nothing to export', async () => {
    const wrong = [
      [{ runIds: [runIds[0]!, runIds[0]!], format: 'workbook', templateId: 'full' }, 'input/invalid'],
      [{ runIds, format: 'json', templateId: 'full' }, 'input/invalid'],
      [{ runIds: [999], format: 'workbook', templateId: 'full' }, 'input/not-found'],
      [{ runIds: [runIds[0]!], format: 'workbook', templateId: 'nobody' }, 'input/not-found'],
    ] as const;
    for (const [asked, code] of wrong)
      await expect(call('packs.export', { ...asked, runIds: [...asked.runIds] })).rejects.toMatchObject({ code });
  });

  test('that is cancelled ends at once and leaves nothing behind, under way or waiting', async () => {
    const before = readdirSync(host.folder).length;
    await call('packs.saveTemplate', { ...template, id: 'slow', name: 'Slow', studyPaths: 100_000 });
    const first = (await call('packs.export', { runIds, format: 'workbook', templateId: 'slow' }))!;
    const second = (await call('packs.export', { runIds, format: 'csv-set', templateId: 'full' }))!;
    await expect.poll(() => told(first.id).some(({ step }) => step.startsWith('Downside')), patient).toBe(true);
    const fromMs = performance.now();
    expect(await call('packs.cancel', { id: second.id })).toMatchObject({ state: 'cancelled' });
    expect(await call('packs.cancel', { id: first.id })).toMatchObject({ state: 'cancelled', error: null });
    expect(performance.now() - fromMs).toBeLessThan(1500);
    expect(await call('packs.cancel', { id: first.id })).toMatchObject({ state: 'cancelled' });
    await expect(call('packs.cancel', { id: 4711 })).rejects.toMatchObject({ code: 'input/not-found' });
    expect(readdirSync(host.folder)).toHaveLength(before);
  });

  test('whose engine dies fails with the reason, and the next one has another engine', async () => {
    const first = (await call('packs.export', { runIds, format: 'workbook', templateId: 'slow' }))!;
    const second = (await call('packs.export', { runIds, format: 'workbook', templateId: 'beside' }))!;
    await expect.poll(() => told(first.id).some(({ step }) => step.startsWith('Downside')), patient).toBe(true);
    engine.kill();
    expect(await ended(first.id)).toMatchObject({
      state: 'failed',
      error: { code: 'engine/crashed', issues: [{ remedy: expect.stringContaining('again') }] },
    });
    expect(await ended(second.id)).toMatchObject({ state: 'done' });
    expect(halves()).toEqual([]);
  });

  test('that fails says why and what to do, and the next one goes on', async () => {
    const folder = join(host.folder, 'gone');
    mkdirSync(folder);
    await call('packs.setSchedule', { templateId: 'quick', folder });
    rmSync(folder, { recursive: true });
    const { scenarioId } = await call('runs.get', { id: runIds[0]! });
    const run = await call('runs.start', { scenarioId, paths: 64, seed: 'd' });
    await host.until(run.id, 'done');
    await expect.poll(() => call('packs.log', { limit: 1 }), patient).toMatchObject([{ state: 'failed' }]);
    const [failed] = await call('packs.log', { limit: 1 });
    expect(failed).toMatchObject({
      isScheduled: true,
      path: expect.stringContaining(folder),
      error: { code: 'input/invalid', issues: [{ remedy: 'Choose another folder.' }] },
    });
    await expect(call('packs.setSchedule', { templateId: 'quick', folder })).rejects.toMatchObject({
      code: 'input/invalid',
      issues: [{ path: 'folder' }],
    });
    await call('packs.setSchedule', { templateId: null, folder: '' });
    const next = (await call('packs.export', { runIds: [runIds[0]!], format: 'json', templateId: 'full' }))!;
    expect((await ended(next.id)).state).toBe('done');
  });
});

describe('a scheduled export', () => {
  test('follows a run that is done, under a name that is free', async () => {
    const folder = join(host.folder, 'packs');
    mkdirSync(folder);
    const [row] = await call('runs.list', {});
    await call('packs.saveTemplate', { ...template, id: 'plain', name: 'Plain', sheets: ['cash-annual'] });
    await call('packs.setSchedule', { templateId: 'plain', folder });
    const run = await call('runs.start', { scenarioId: row!.scenarioId, paths: 64, seed: 'c' });
    await host.until(run.id, 'done');
    await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.xlsx')), patient).toHaveLength(1);
    const [job] = await call('packs.log', { limit: 1 });
    expect(await ended(job!.id)).toMatchObject({ state: 'done', isScheduled: true, runIds: [run.id] });
    expect(existsSync(job!.path)).toBe(true);
    await call('packs.setSchedule', { templateId: null, folder });
  });
});

describe('a workbook that comes back', () => {
  test('is verified while the project is open, in its turn behind the runs', async () => {
    await call('packs.saveTemplate', { ...template, id: 'short', name: 'Short', sheets: ['returns', 'cash-annual'] });
    const job = (await call('packs.export', { runIds: [runIds[0]!], format: 'workbook', templateId: 'short' }))!;
    const { path, fileName } = await ended(job.id);
    const verdict = await call('packs.verify', { path });
    expect(verdict).toMatchObject({
      outcome: 'equal',
      fileName,
      scenarioName: 'Small/fund',
      seed: 'a',
      differenceCount: 0,
    });
    expect(await call('packs.verify', { path: null })).toBeNull();
    expect(letGo).toEqual([path]); // a host that was sent the file removes it
  });
});
