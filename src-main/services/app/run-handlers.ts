import { documentOf, type PlainObject } from '../../../src-engine/index.ts';
import type { AppHandlers, RunEstimate, RunRow } from '../../contract/index.ts';
import { mergeDocuments } from '../scenarios/merge.ts';
import type { AppOptions } from './ports.ts';
import { defined } from './scenario-handlers.ts';
import type { Session } from './session.ts';

type RunHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `runs.${string}`>>;

/** Memory that the engine process takes before the first path, MB (docs/performance.md). */
const ENGINE_MB = 100;

export function runHandlers(session: () => Session, { cores }: AppOptions): RunHandlers {
  /** The merged document of the scenario as it stands, with what a run says over it. */
  async function documentFor(scenarioId: number, paths?: number, seed?: string): Promise<PlainObject> {
    const document = await session().store.scenarios.mergedDocument(scenarioId);
    return mergeDocuments(document, documentOf(defined({ 'run.paths': paths, 'run.seed': seed })));
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
      const facts = await queue.inspect(document);
      const settings = await store.settings.get();
      const run = await store.runs.create({
        scenarioId,
        scenarioName: row.name,
        version: row.version,
        document,
        pathsAsked: facts.paths,
        seed: facts.seed,
        engineVersion: facts.engineVersion,
        kernelHash: facts.kernelHash,
        scenarioHash: facts.scenarioHash,
        dataHashes: facts.dataHashes,
        workers: settings.workers ?? cores,
      });
      queue.enqueue(run.id);
      return run;
    },
    'runs.estimate': async ({ scenarioId, paths }) => {
      const { store, queue } = session();
      const facts = await queue.inspect(await documentFor(scenarioId, paths));
      return estimate(facts, await store.runs.list(), (await store.settings.get()).workers ?? cores);
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
    'runs.preview': async ({ scenarioId }) => session().queue.preview(await documentFor(scenarioId)),
  };
}

/** What a run will take: time by the newest finished run of the same scenario, else of any; sizes by the shape of its rows. */
export function estimate(
  facts: { readonly paths: number; readonly rowWidth: number; readonly fanCountLength: number; readonly scenarioHash: string },
  runs: readonly RunRow[],
  workers: number,
): RunEstimate {
  const finished = runs.filter(({ state, workSeconds }) => state === 'done' && workSeconds > 0);
  const like = finished.find(({ scenarioHash }) => scenarioHash === facts.scenarioHash) ?? finished[0];
  const rowsMb = (facts.paths * facts.rowWidth * 8) / 1e6;
  const countsMb = (facts.fanCountLength * 4) / 1e6;
  return {
    paths: facts.paths,
    seconds: like === undefined ? null : (like.workSeconds / like.pathsAsked) * facts.paths,
    memoryMb: ENGINE_MB + 2 * rowsMb + countsMb * (workers + 1),
    diskMb: rowsMb,
  };
}
