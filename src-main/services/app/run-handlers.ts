import { documentOf, fromErrorInfo, type InspectedRun, type PlainObject } from '../../../src-engine/index.ts';
import type { AppHandlers, RunEstimate, RunRow } from '../../contract/index.ts';
import { mergeDocuments } from '../scenarios/merge.ts';
import type { AppOptions } from './ports.ts';
import { defined } from './scenario-handlers.ts';
import type { Session } from './session.ts';

type RunHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `runs.${string}`>>;

/** Memory that the engine process takes before the first path, MB (docs/performance.md). */
const ENGINE_MB = 90;
/** What each worker thread takes beside its counts and loan tables, MB. */
const WORKER_MB = 20;

export function runHandlers(session: () => Session, { cores }: AppOptions): RunHandlers {
  /** The merged document of the scenario as it stands, with what a run says over it. */
  async function documentFor(scenarioId: number, paths?: number, seed?: string): Promise<PlainObject> {
    const document = await session().store.scenarios.mergedDocument(scenarioId);
    return mergeDocuments(document, documentOf(defined({ 'run.paths': paths, 'run.seed': seed })));
  }

  /** What a run of the document would be. @throws what the engine refuses, with the fields */
  async function inspected(document: PlainObject): Promise<InspectedRun> {
    const inspection = await session().queue.inspect(document);
    if (inspection.ok) return inspection.run;
    throw fromErrorInfo(inspection.error);
  }

  return {
    'runs.list': async ({ scenarioId }) => {
      const { runs } = session().store;
      return [...(scenarioId === undefined ? await runs.list() : await runs.listOf(scenarioId))];
    },
    'runs.get': ({ id }) => session().store.runs.get(id),
    'runs.start': async ({ scenarioId, paths, seed }) => {
      const { store, queue } = session();
      const row = await store.scenarios.row(scenarioId);
      const document = await documentFor(scenarioId, paths, seed);
      const [run, engine, settings] = await Promise.all([
        inspected(document),
        queue.engineFacts(),
        store.settings.get(),
      ]);
      const created = await store.runs.create({
        scenarioId,
        scenarioName: row.name,
        version: row.version,
        document,
        pathsAsked: run.paths,
        seed: run.seed,
        engineVersion: engine.engineVersion,
        kernelHash: engine.kernelHash,
        scenarioHash: run.scenarioHash,
        dataHashes: run.dataHashes,
        workers: settings.workers ?? cores,
      });
      return queue.enqueue(created.id);
    },
    'runs.estimate': async ({ scenarioId, paths }) => {
      const { store } = session();
      const run = await inspected(await documentFor(scenarioId, paths));
      return estimate(run, await store.runs.list(), (await store.settings.get()).workers ?? cores);
    },
    'runs.cancel': ({ id }) => session().queue.cancel(id),
    'runs.pause': ({ id }) => session().queue.pause(id),
    'runs.resume': ({ id }) => session().queue.resume(id),
    'runs.describe': ({ id, ...change }) => session().store.runs.describe(id, defined(change)),
    'runs.remove': async ({ id }) => {
      await session().store.runs.remove(id);
      return {};
    },
    'runs.live': () => [...session().queue.live()],
    'runs.preview': async ({ scenarioId }) =>
      session().queue.preview(await documentFor(scenarioId), `scenario ${scenarioId}`),
  };
}

/** What a run will take: time by the newest finished run of the same scenario, else of any; sizes by the shape of its rows. */
export function estimate(run: InspectedRun, runs: readonly RunRow[], workers: number): RunEstimate {
  const finished = runs.filter(({ state, workSeconds }) => state === 'done' && workSeconds > 0);
  const like = finished.find(({ scenarioHash }) => scenarioHash === run.scenarioHash) ?? finished[0];
  const rowsMb = (run.paths * run.rowWidth * 8) / 1e6;
  const workerMb = (run.fanCountLength * 8 + run.advanceCapacity * 200) / 1e6;
  return {
    paths: run.paths,
    seconds: like === undefined ? null : (like.workSeconds / like.pathsAsked) * run.paths,
    memoryMb: ENGINE_MB + 2 * rowsMb + workers * (WORKER_MB + workerMb),
    diskMb: rowsMb,
  };
}
