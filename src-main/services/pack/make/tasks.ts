import type { ErrorInfo, PlainObject, StoredResult, TableView } from '../../../../src-engine/index.ts';
import type { GatheredPack } from '../gather/gather-tools.ts';
import type { InputChange } from '../import/input-changes.ts';
import type { OpenedPack } from '../verify/check-task.ts';
import type { CellComparison } from '../verify/compare-cells.ts';

/** A run as tables: one folder of a CSV set. */
export type RunTables = {
  /** Folder inside the set; empty for the only run. */
  readonly folder: string;
  readonly result: StoredResult;
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly paths: Int32Array | null;
};

/** A file to be written, whole, at a path that nobody reads yet. */
export type FileToMake =
  | { readonly kind: 'workbook' | 'markdown'; readonly pack: GatheredPack }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'csv-set'; readonly runs: readonly RunTables[]; readonly comparison: TableView | null };

export type MadeFile = { readonly sizeBytes: number; readonly sha256: string };

/** What the thread of packs is asked: one thing at a time. */
export type PackTask =
  | { readonly task: 'make'; readonly file: FileToMake; readonly path: string }
  /** Reads a workbook and holds it for `compare`. */
  | { readonly task: 'open'; readonly path: string }
  | { readonly task: 'compare'; readonly pack: GatheredPack }
  /** What a returned workbook would change of a scenario. */
  | { readonly task: 'inputs'; readonly path: string; readonly document: PlainObject };
export type TaskAnswers = {
  readonly make: MadeFile;
  readonly open: OpenedPack;
  readonly compare: CellComparison;
  readonly inputs: readonly InputChange[];
};

export type PackReply =
  | { readonly kind: 'step'; readonly step: string; readonly doneFraction: number }
  | { readonly kind: 'done'; readonly answer: TaskAnswers[keyof TaskAnswers] }
  | { readonly kind: 'failed'; readonly error: ErrorInfo };
