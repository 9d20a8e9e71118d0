import type { ErrorInfo, PlainObject } from '../../../src-engine/index.ts';
import type { RunRow, RunState, ScenarioRow } from '../../contract/index.ts';

/**
 * What the queue of runs needs of the store. A promise that is fulfilled means: it is on disk. Failures reject with an AppError
 * whose code begins with `store/` (`store/full`, `store/busy`, ...); the queue then pauses the run and says why.
 */
export interface RunStore {
  /** Writes the run, state `queued`, with its document pinned. */
  create(run: NewRun): Promise<RunRow>;
  /**
   * One transaction. A chunk that is there already is left as it is, so that a batch may be handed over again. The SHA-256 of
   * a chunk is kept and checked when it is read.
   */
  addChunks(id: number, chunks: readonly FinishedChunk[]): Promise<void>;
  /** All chunks kept, by chunk number, ascending. `store/damaged` when one is not what was written. */
  chunks(id: number): Promise<readonly FinishedChunk[]>;
  /** Changes the state and the facts given; facts left out stay. */
  move(id: number, state: RunState, facts?: RunFacts): Promise<RunRow>;
  /**
   * One transaction: result, one BLOB per column, headline, state. `done` drops the chunks; `cancelled` keeps them, so that
   * the run can go on later, and a later `finish` replaces the partial result.
   */
  finish(id: number, state: 'done' | 'cancelled', run: FinishedRun): Promise<RunRow>;
  get(id: number): Promise<RunRow>;
  /** Newest first. */
  list(): Promise<readonly RunRow[]>;
  /** The merged document that the run pinned. */
  document(id: number): Promise<PlainObject>;
  /** What the run rested on when it was begun. */
  grounds(id: number): Promise<RunGrounds>;
  /** Other grounds for a run that has no chunk; `input/conflict` when it has one. */
  setGrounds(id: number, grounds: RunGrounds): Promise<void>;
}

/** What the figures of a run rest on: paths that were simulated on other grounds are not of the same run. */
export type RunGrounds = {
  readonly engineVersion: string;
  /** SHA-256 of the engine's elementary functions on fixed inputs: equal on two machines whose figures are equal. */
  readonly kernelHash: string;
  /** SHA-256 of the scenario as the engine reads it. */
  readonly scenarioHash: string;
  /** SHA-256 of each data table by name. */
  readonly dataHashes: Readonly<Record<string, string>>;
};

/** A run that is asked for. */
export type NewRun = RunGrounds & {
  readonly scenarioId: number;
  readonly scenarioName: string;
  readonly version: number;
  /** Merged, with the paths and the seed of the run in it. */
  readonly document: PlainObject;
  readonly pathsAsked: number;
  readonly seed: string;
  readonly workers: number;
};

/** A chunk of paths that is done. Its paths are 64 * chunk and following, as many as `rows` holds. */
export type FinishedChunk = {
  readonly chunk: number;
  /** Row by row, the figures of its paths; as many doubles a row as the run has columns. */
  readonly rows: Float64Array;
  /** Its fan counts, packed by the engine (see `packCounts`); opaque to the store. */
  readonly counts: Uint8Array;
};

export type RunFacts = {
  readonly startedAt?: string | null;
  readonly endedAt?: string | null;
  /** Time under way, without pauses, seconds. */
  readonly workSeconds?: number;
  readonly error?: ErrorInfo | null;
};

/** A run that has a result: all its paths (`done`), or those that were done when it was cancelled. */
export type FinishedRun = {
  /** The result as JSON text, with the detail of the median path. */
  readonly resultJson: string;
  /** Row i holds the figures of path `completedPaths[i]`, `columnNames.length` doubles. */
  readonly rows: Float64Array;
  readonly completedPaths: Int32Array;
  readonly columnNames: readonly string[];
  readonly resultHash: string;
  readonly headline: RunHeadline;
  readonly workSeconds: number;
  readonly endedAt: string;
};

/** Figures of a run that lists show and search. Annual fractions; null is unknown. */
export type RunHeadline = {
  readonly meanNetIrrAnnual: number | null;
  readonly standardErrorAnnual: number | null;
  readonly belowHurdleFraction: number | null;
  readonly spark: NonNullable<ScenarioRow['lastRun']>['spark'];
};
