import { create } from 'zustand';
import type { AppClient, AppEvent, RunProgress, RunRow } from '../../src-main/contract/index.ts';
import { onAppEvent } from './events.ts';
import { attempt, notify } from './notices.ts';
import { go } from './route.ts';
import { putRun } from './run-rows.ts';

/** Something that happened to a run, as this window heard it. */
export type LogLine = { readonly atMs: number; readonly text: string; readonly isProblem: boolean };

export type RunsSlice = {
  /** State of each run when it was last heard of. */
  readonly states: ReadonlyMap<number, RunRow['state']>;
  /** What each run told last, kept when it ends so that its charts stay. The newest few only. */
  readonly last: ReadonlyMap<number, RunProgress>;
  readonly logs: ReadonlyMap<number, readonly LogLine[]>;
};

const nothing: RunsSlice = { states: new Map(), last: new Map(), logs: new Map() };
export const useRuns = create<RunsSlice>(() => nothing);

const KEPT_RUNS = 4;
const KEPT_LINES = 200;
export const stageWords = {
  resolve: 'Inputs resolved into a plan',
  simulate: 'Simulating paths',
  analyse: 'Analysing paths',
  summarise: 'Summing up',
} as const;
export const stateWords: Readonly<Record<RunRow['state'], string>> = {
  queued: 'waiting',
  running: 'running',
  paused: 'paused',
  interrupted: 'interrupted',
  cancelled: 'cancelled',
  failed: 'failed',
  done: 'done',
};

/** The slice after an event. Pure, so that it can be told event by event. */
export function heard(slice: RunsSlice, event: AppEvent, atMs: number): RunsSlice {
  if (event.type === 'progress') {
    const { runId, progress } = event.run;
    const before = slice.last.get(runId);
    const last = new Map(slice.last);
    last.delete(runId);
    // A heartbeat without a view keeps the one before: charts never go back to empty.
    last.set(runId, { ...event.run, partial: event.run.partial ?? before?.partial ?? null });
    for (const old of [...last.keys()].slice(0, Math.max(0, last.size - KEPT_RUNS))) last.delete(old);
    const isNewStage = before?.progress.stage !== progress.stage && event.run.state === 'running';
    const logs = isNewStage ? withLine(slice.logs, runId, atMs, stageWords[progress.stage], false) : slice.logs;
    return { states: new Map(slice.states).set(runId, event.run.state), last, logs };
  }
  if (event.type === 'project') return nothing; // its runs have the same numbers and are others
  if (event.type !== 'run') return slice;
  if (event.row === null) {
    const [states, last, logs] = [new Map(slice.states), new Map(slice.last), new Map(slice.logs)];
    for (const map of [states, last, logs]) map.delete(event.id);
    return { states, last, logs };
  }
  const { state, error } = event.row;
  if (slice.states.get(event.id) === state) return slice;
  const text = `${stateText(state)}${error === null ? '' : `: ${error.message}`}`;
  return {
    ...slice,
    states: new Map(slice.states).set(event.id, state),
    logs: withLine(slice.logs, event.id, atMs, text, error !== null),
  };
}

let stopHearing: (() => void) | null = null;

/** From now on the window keeps what runs tell. Called by the screen of runs; once is enough. */
export function hearRunsFromNowOn(): void {
  stopHearing ??= onAppEvent((event) => {
    const before = useRuns.getState();
    const after = heard(before, event, Date.now());
    if (after !== before) useRuns.setState(after);
  });
}

const stateText = (state: RunRow['state']): string => stateWords[state][0]!.toUpperCase() + stateWords[state].slice(1);

function withLine(
  logs: RunsSlice['logs'],
  id: number,
  atMs: number,
  text: string,
  isProblem: boolean,
): RunsSlice['logs'] {
  return new Map(logs).set(id, [...(logs.get(id) ?? []), { atMs, text, isProblem }].slice(-KEPT_LINES));
}

type Asked = 'runs.pause' | 'runs.resume' | 'runs.cancel';
const doing: Readonly<Record<Asked, string>> = {
  'runs.pause': 'Pause the run',
  'runs.resume': 'Resume the run',
  'runs.cancel': 'Cancel the run',
};

/** Pause, resume or cancel; the row shows what became of it. */
export async function steerRun(client: AppClient, what: Asked, id: number): Promise<void> {
  const row = await attempt(doing[what], () => client[what]({ id }));
  if (row !== undefined) putRun(id, row);
}

/** Runs the scenario of a run as it stands now, with as many paths and the same seed, and goes to the monitor. */
export async function runAgain(client: AppClient, run: RunRow): Promise<void> {
  const { scenarioId, pathsAsked: paths, seed } = run;
  const row = await attempt('Run again', () => client['runs.start']({ scenarioId, paths, seed }));
  if (row === undefined) return;
  putRun(row.id, row);
  if (row.version !== run.version)
    notify(`Run ${row.id} uses version ${row.version}`, {
      text: `Run ${run.id} used version ${run.version} of ${row.scenarioName}.`,
    });
  go({ screen: 'runs', runId: row.id });
}

/** Tags, note, archive. */
export async function describeRun(
  client: AppClient,
  id: number,
  change: { tags?: string[]; note?: string; isArchived?: boolean },
): Promise<void> {
  const row = await attempt('Describe the run', () => client['runs.describe']({ id, ...change }));
  if (row !== undefined) putRun(id, row);
}

export async function removeRun(client: AppClient, id: number): Promise<void> {
  const done = await attempt('Remove the run', () => client['runs.remove']({ id }));
  if (done !== undefined) putRun(id, null);
}
