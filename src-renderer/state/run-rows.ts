import { create } from 'zustand';
import type { AppClient, AppEvent, RunProgress, RunRow } from '../../src-main/contract/index.ts';

export type RunRowsSlice = {
  readonly isLoaded: boolean;
  /** Newest first. */
  readonly rows: readonly RunRow[];
  /** What live runs told last, by run id. */
  readonly live: ReadonlyMap<number, RunProgress>;
};

/** Every run of the project and what the live ones tell: shared by the status bar, the library and the screens of runs. */
export const useRunRows = create<RunRowsSlice>(() => ({ isLoaded: false, rows: [], live: new Map() }));

/** Not at its end, and nothing keeps it from going on. */
export const isLive = (state: RunRow['state']): boolean =>
  state === 'queued' || state === 'running' || state === 'paused';

export async function loadRunRows(client: AppClient): Promise<void> {
  const [rows, live] = await Promise.all([client['runs.list']({}), client['runs.live']({})]);
  useRunRows.setState({ rows, live: new Map(live.map((run) => [run.runId, run])), isLoaded: true });
}

/** A row that the host has answered with or told about; null takes it away. */
export function putRun(id: number, row: RunRow | null): void {
  useRunRows.setState(({ rows, live }) => {
    const others = rows.filter((one) => one.id !== id);
    const next = row === null ? others : [...others, row].sort((a, b) => b.id - a.id);
    const left = new Map(live);
    const told = left.get(id);
    // A run that rests tells nothing more: its row says so.
    if (row === null || !isLive(row.state)) left.delete(id);
    else if (told !== undefined) left.set(id, { ...told, state: row.state });
    return { rows: next, live: left };
  });
}

export function hearRuns(event: AppEvent): void {
  if (event.type === 'run') putRun(event.id, event.row);
  if (event.type !== 'progress' || !isLive(event.run.state)) return;
  const { run } = event;
  useRunRows.setState(({ rows, live }) => {
    const row = rows.find((one) => one.id === run.runId);
    const isOver = row !== undefined && !isLive(row.state); // progress that was on its way when the run ended
    return isOver ? {} : { live: new Map(live).set(run.runId, run) };
  });
}

/** The run under way, else the first that waits or rests; null when nothing is live. */
export function currentRun(slice: RunRowsSlice): RunProgress | null {
  const order = { running: 0, paused: 1, queued: 2 } as const;
  const all = [...slice.live.values()].filter((run) => isLive(run.state));
  const rank = (run: RunProgress) => order[run.state as keyof typeof order] * 1000 + run.queuePosition;
  return all.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
