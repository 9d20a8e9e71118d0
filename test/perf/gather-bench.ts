// Times what a full pack of base-100m takes, part by part: `npm run build`, then `node test/perf/gather-bench.ts [paths]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentOf, kernelHash } from '../../src-engine/index.ts';
import { loadCatalogue } from '../../src-main/services/data/catalogue.ts';
import { lendAlone } from '../../src-main/services/cli/lend-alone.ts';
import { forkEngine } from '../../src-main/services/engine-host/child-engine.ts';
import { createEngineClient } from '../../src-main/services/engine-host/engine-client.ts';
import { gatherPack } from '../../src-main/services/pack/gather/gather-pack.ts';
import { packDataOf } from '../../src-main/services/pack/gather/pack-data-of.ts';
import { simulateRun } from '../../src-main/services/pack/gather/simulate-run.ts';
import { buildPack } from '../../src-main/services/pack/model/build-pack.ts';
import { plainBrand } from '../../src-main/services/pack/model/sheet.ts';
import { sheetMakers } from '../../src-main/services/pack/sheets/index.ts';
import { builtInTemplates } from '../../src-main/services/pack/templates.ts';
import { writePack } from '../../src-main/services/pack/write/write-pack.ts';
import { mergeDocuments } from '../../src-main/services/scenarios/merge.ts';
import { baseDocument } from '../support/pack-data.ts';
import { builtEngine, repository } from '../support/built-cli.ts';

const paths = Number(process.argv[2] ?? 10_000);
const dataDir = join(repository, 'resources/data');
const engineProcess = forkEngine(builtEngine);
const engine = createEngineClient(engineProcess);
const lend = lendAlone(engine);
const { signal } = new AbortController();
const workers = availableParallelism();
const jobOf = (scenario: object) => ({ scenario, dataDir, dataFiles: {} });
const tools = { lend: <T>(piece: Parameters<typeof lend<T>>[0]) => lend(piece, signal), jobOf, workers };

/** Processor time of the engine process with its threads, and of this one, seconds (Linux: 100 ticks a second). */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  try {
    const fields = readFileSync(`/proc/${engineProcess.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    engineSeconds = (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    // it has ended: what it took stays
  }
  return (user + system) / 1e6 + engineSeconds;
}

const taken = new Map<string, { wall: number; cpu: number }>();
let engineSeconds = 0;
let [part, wall, cpu] = ['', performance.now(), 0];
function now(next: string): void {
  const name = part.replace(/ \d+( of \d+)?.*$/, '');
  const before = taken.get(name) ?? { wall: 0, cpu: 0 };
  const cpuNow = cpuSeconds();
  taken.set(name, { wall: before.wall + (performance.now() - wall) / 1000, cpu: before.cpu + cpuNow - cpu });
  [part, wall, cpu] = [next, performance.now(), cpuNow];
}

const document = mergeDocuments(baseDocument(), documentOf({ 'run.paths': paths }));
now('the run');
const run = await simulateRun(document, null, () => undefined, tools);
const head = { runId: 1, name: 'base-100m', version: 1, note: '', endedAt: null, document, baseDocument: null };
const template = builtInTemplates.find(({ id }) => id === 'full')!;
const gathered = await gatherPack(
  [{ ...head, ...run }],
  { title: 'base-100m', template, brand: plainBrand },
  {
    ...tools,
    onStep: (step) => step !== part && now(step),
    sources: loadCatalogue(dataDir).tables,
    appVersion: '0',
    kernelHash: kernelHash(),
    madeAt: '2026-11-21T00:00:00.000Z',
  },
);
engine.close();
now('views');
const data = packDataOf(gathered);
now('sheets');
const pack = buildPack(data, sheetMakers);
now('file');
const folder = mkdtempSync(join(tmpdir(), 'equihome-bench-'));
const { sizeBytes } = await writePack(pack, join(folder, 'pack.xlsx'));
now('');
rmSync(folder, { recursive: true });
taken.delete('');
for (const [name, { wall: w, cpu: c }] of taken)
  console.log(`${name.padEnd(20)} ${w.toFixed(2)} s, processor ${c.toFixed(2)} s`);
const memoryMb = Math.round(process.memoryUsage.rss() / 1e6);
console.log(`${(sizeBytes / 1e6).toFixed(1)} MB; ${paths} paths, ${workers} workers; ${memoryMb} MB held by the maker`);
