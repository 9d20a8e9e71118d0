import type { InspectedRun } from '../../../src-engine/index.ts';
import type { AppHandlers, RunEstimate, RunRow } from '../../contract/index.ts';
import type { AppOptions } from './ports.ts';
import { defined } from './scenario-handlers.ts';
import type { Session } from './session.ts';
import { documentFor, inspected, startRun } from './start-run.ts';

type RunHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `runs.${string}`>>;

/** Memory that the engine process takes before the first path, MB (docs/performance.md). */
const ENGINE_MB = 90;
/** What each worker thread takes beside its counts and loan tables, MB. */
const WORKER_MB = 20;

export function runHandlers(session: () => Session, { cores }: AppOptions): RunHandlers {
  return {
    'runs.list': async ({ scenarioId }) => {
      const { runs } = session().store;
      return [...(scenarioId === undefined ? await runs.list() : await runs.listOf(scenarioId))];
    },
    'runs.get': ({ id }) => session().store.runs.get(id),
    'runs.start': (asked) => startRun(session(), asked, cores),
    'runs.estimate': async ({ scenarioId, paths }) => {
      const { store } = session();
      const run = await inspected(session(), await documentFor(session(), scenarioId, paths));
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
      session().queue.preview(await documentFor(session(), scenarioId), `scenario ${scenarioId}`),
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
