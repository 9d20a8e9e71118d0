import { expect, test } from 'vitest';
import type { AppEvent, RunProgress, RunRow } from '../../../src-main/contract/index.ts';
import { logOf } from '../../../src-renderer/features/runs/run-log.tsx';
import { stageText } from '../../../src-renderer/features/runs/stage-bar.tsx';
import { heard, type RunsSlice } from '../../../src-renderer/state/runs.ts';
import { convergence } from '../charts/literal-views.ts';

const start: RunsSlice = { states: new Map(), last: new Map(), logs: new Map() };
const partial: NonNullable<RunProgress['partial']> = {
  pathsDone: 192,
  netIrr: { value: 0.049, standardError: 0.0015, p5: null, p50: null, p95: null },
  convergence,
  histogram: null,
  fan: null,
};
const told = (runId: number, change: Partial<RunProgress> = {}): AppEvent => ({
  type: 'progress',
  run: {
    runId,
    state: 'running',
    queuePosition: 0,
    partial,
    progress: {
      stage: 'simulate',
      done: 192,
      total: 1000,
      pathsPerSecond: 3900,
      remainingSeconds: 0.2,
      meanNetIrrAnnual: 0.049,
      standardErrorAnnual: 0.0015,
    },
    ...change,
  },
});
const row = (state: RunRow['state'], error: RunRow['error'] = null): RunRow => ({
  id: 7,
  scenarioId: 1,
  scenarioName: 'Base',
  version: 3,
  state,
  pathsAsked: 1000,
  pathsDone: 192,
  seed: '1',
  tags: [],
  note: '',
  isArchived: false,
  createdAt: '2026-11-21T03:00:00.000Z',
  startedAt: '2026-11-21T03:00:01.000Z',
  endedAt: null,
  workSeconds: 1,
  error,
  engineVersion: '0.1.0',
  scenarioHash: 'a',
  resultHash: null,
  meanNetIrrAnnual: null,
  standardErrorAnnual: null,
  belowHurdleFraction: null,
});
const changed = (state: RunRow['state'], error: RunRow['error'] = null): AppEvent => ({
  type: 'run',
  id: 7,
  row: row(state, error),
});
const after = (events: readonly AppEvent[]) => events.reduce((slice, event, at) => heard(slice, event, at), start);
const lines = (slice: RunsSlice) => (slice.logs.get(7) ?? []).map(({ text }) => text);

test('states and stages are told once each, in their order', () => {
  const slice = after([changed('queued'), changed('running'), told(7), told(7), changed('running'), changed('done')]);
  expect(lines(slice)).toEqual(['Waiting', 'Running', 'Simulating paths', 'Done']);
});

test('a failure is told with its message and marked', () => {
  const error = {
    code: 'engine/crashed',
    message: 'The engine process ended.',
    context: {},
    issues: [],
  } as RunRow['error'];
  const slice = after([changed('running'), changed('interrupted', error)]);
  expect(slice.logs.get(7)!.at(-1)).toMatchObject({ text: 'Interrupted: The engine process ended.', isProblem: true });
});

test('charts keep what they had when a heartbeat brings no view, and when the run ends', () => {
  const slice = after([told(7), told(7, { partial: null }), changed('done')]);
  expect(slice.last.get(7)!.partial).toBe(partial);
});

test('only the newest few runs are kept, and a removed run is forgotten', () => {
  const slice = after([1, 2, 3, 4, 5, 6].map((id) => told(id)));
  expect([...slice.last.keys()]).toEqual([3, 4, 5, 6]);
  const gone = heard(after([changed('done'), told(7)]), { type: 'run', id: 7, row: null }, 9);
  expect([gone.last.has(7), gone.logs.has(7), gone.states.has(7)]).toEqual([false, false, false]);
});

test('what does not concern runs changes nothing', () => {
  const slice = after([told(7)]);
  expect(heard(slice, { type: 'store', state: 'saved', error: null }, 1)).toBe(slice);
});

test('the log begins with what the row itself tells, by time', () => {
  const log = logOf(row('running'), [
    { atMs: Date.parse('2026-11-21T03:00:02Z'), text: 'Simulating paths', isProblem: false },
  ]);
  expect(log.map(({ text }) => text)).toEqual(['Asked for 1,000 paths, seed 1', 'Started', 'Simulating paths']);
});

test('an end that was heard is not told twice', () => {
  const heardEnd = { atMs: Date.parse('2026-11-21T03:00:09Z'), text: 'Done', isProblem: false };
  const log = logOf({ ...row('done'), endedAt: '2026-11-21T03:00:09.000Z' }, [heardEnd]);
  expect(log.map(({ text }) => text)).toEqual(['Asked for 1,000 paths, seed 1', 'Started', 'Done']);
});

test('a stage says how far it is; pace and time left only while it runs', () => {
  const { progress } = (told(7) as Extract<AppEvent, { type: 'progress' }>).run;
  expect(stageText(progress, 'running')).toBe('Simulating paths: 192 of 1,000, 3,900 a second, 0.2\u00a0s left');
  expect(stageText(progress, 'paused')).toBe('Paused: 192 of 1,000');
  expect(stageText(null, 'queued')).toBe('Waiting for the run before it');
});

test('what runs of another project told is forgotten: they have the same numbers', () => {
  const told7 = heard(start, told(7), 0);
  const project = { path: '/p.equihome', name: 'p', readOnlyReason: null, schemaVersion: 10, sizeBytes: 1 };
  expect(told7.last.size).toBe(1);
  expect(heard(told7, { type: 'project', project, openedAt: '2026-11-21T10:00:00.000Z' }, 1)).toEqual(start);
});
