import type { RunState } from '../../../contract/index.ts';

/** A run that somebody works on; it is nobody's after a crash. */
export const liveStates: readonly RunState[] = ['queued', 'running', 'paused'];

/** Where a run can go from each state. A run that is done or failed stays what it is; another one is started instead. */
const next: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ['running', 'paused', 'cancelled', 'interrupted', 'failed'],
  running: ['paused', 'queued', 'cancelled', 'interrupted', 'failed', 'done'],
  paused: ['queued', 'running', 'cancelled', 'interrupted', 'failed'],
  interrupted: ['queued', 'cancelled', 'failed'],
  cancelled: ['queued'],
  failed: [],
  done: [],
};

/** A state may be written again: the word of a queue that does not know whether it was heard. */
export const mayMove = (from: RunState, to: RunState): boolean => from === to || next[from].includes(to);
