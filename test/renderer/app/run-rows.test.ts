import { beforeEach, expect, test } from 'vitest';
import type { RunProgress, RunRow, RunState } from '../../../src-main/contract/index.ts';
import { currentRun, hearRuns, useRunRows } from '../../../src-renderer/state/run-rows.ts';

const row = (id: number, state: RunState): RunRow => ({
  id,
  scenarioId: 1,
  scenarioName: 'Base',
  version: 1,
  state,
  pathsAsked: 1000,
  pathsDone: 0,
  seed: '1',
  tags: [],
  note: '',
  isArchived: false,
  createdAt: '',
  startedAt: null,
  endedAt: null,
  workSeconds: 0,
  error: null,
  engineVersion: '',
  scenarioHash: '',
  resultHash: null,
  meanNetIrrAnnual: null,
  standardErrorAnnual: null,
  belowHurdleFraction: null,
});
const progress = (runId: number, state: RunState, queuePosition = 0): RunProgress => ({
  runId,
  state,
  queuePosition,
  partial: null,
  progress: {
    stage: 'simulate',
    done: 10,
    total: 1000,
    pathsPerSecond: null,
    remainingSeconds: null,
    meanNetIrrAnnual: null,
    standardErrorAnnual: null,
  },
});
const hearRow = (id: number, state: RunState | null) =>
  hearRuns({ type: 'run', id, row: state === null ? null : row(id, state) });
const hearProgress = (run: RunProgress) => hearRuns({ type: 'progress', run });
const now = () => currentRun(useRunRows.getState());

beforeEach(() => useRunRows.setState({ isLoaded: true, rows: [], live: new Map() }));

test('the newest run stands first, and a row that is told again takes the place of the old one', () => {
  hearRow(1, 'done');
  hearRow(3, 'queued');
  hearRow(2, 'done');
  hearRow(3, 'running');
  expect(useRunRows.getState().rows.map((one) => `${one.id} ${one.state}`)).toEqual(['3 running', '2 done', '1 done']);
  hearRow(2, null);
  expect(useRunRows.getState().rows.map((one) => one.id)).toEqual([3, 1]);
});

test('a run that is paused tells no more progress, but is known to rest', () => {
  hearProgress(progress(3, 'running'));
  hearRow(3, 'paused');
  expect(now()).toMatchObject({ runId: 3, state: 'paused' });
});

test('the run under way comes before one that rests, and that before one that waits', () => {
  hearProgress(progress(5, 'queued', 1));
  hearProgress(progress(4, 'paused'));
  expect(now()?.runId).toBe(4);
  hearProgress(progress(3, 'running'));
  expect(now()?.runId).toBe(3);
});

test('a run that has ended is live no more, even when late progress of it arrives', () => {
  hearProgress(progress(3, 'running'));
  hearRow(3, 'cancelled');
  expect(now()).toBeNull();
  hearProgress(progress(3, 'running'));
  expect(now()).toBeNull();
});
