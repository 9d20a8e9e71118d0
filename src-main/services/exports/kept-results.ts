import { AppError, resultSchema, type StoredResult } from '../../../src-engine/index.ts';
import type { KeptRuns } from '../store/store.ts';

/** What is read of the store. */
type ReadRuns = { readonly runs: Pick<KeptRuns, 'get' | 'result' | 'columnNames' | 'column'> };

/** Results held ready for the next view of them: the window asks for several views of one run in a row. */
const KEPT = 6;

/** A run read back from the store, checked against the hash that its row carries. */
export type KeptResult = {
  readonly result: StoredResult;
  /** Metrics by name, one entry a completed path in path order, NaN for no value; only those that were asked for. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Path of each entry of the columns; null when entry k is path k. */
  readonly paths: Int32Array | null;
};

type Entry = {
  readonly resultHash: string | null;
  readonly result: StoredResult;
  readonly columns: Map<string, Float64Array>;
};

/** Every simulated path has a class of its net IRR, whatever the return: where it is missing, no path was simulated. */
const EVERY_PATH = 'netIrrClass';

/** Reads results with the metrics that a view needs. */
export function createKeptResults(store: () => ReadRuns) {
  const kept = new Map<string, Entry>();

  async function entryOf(id: number): Promise<Entry> {
    const { runs } = store();
    const row = await runs.get(id);
    const key = `${id} ${row.resultHash}`;
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known); // the newest stands last
      return known;
    }
    const result = resultSchema.parse(JSON.parse(await runs.result(id)));
    if (result.manifest.resultHash !== row.resultHash)
      throw new AppError('store/damaged', `The result of run ${id} is not the one that was written.`, { run: id }, [
        { path: '', message: 'its hash differs from that of the run', remedy: 'Restore a backup, or run it again.' },
      ]);
    const entry = { resultHash: row.resultHash, result, columns: new Map<string, Float64Array>() };
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return entry;
  }

  /** The metrics of a result, read into `columns` unless they are there. */
  async function readInto(
    id: number,
    result: StoredResult,
    columns: Map<string, Float64Array>,
    names: Iterable<string>,
  ) {
    const { runs } = store();
    const there = new Set(await runs.columnNames(id));
    const wanted = [...new Set([EVERY_PATH, ...names])].filter((name) => there.has(name) && !columns.has(name));
    for (const name of wanted) columns.set(name, await runs.column(id, name));
    if (!result.partial) return { result, columns, paths: null };
    const classes = columns.get(EVERY_PATH)!;
    const paths = Int32Array.from(classes.keys()).filter((path) => !Number.isNaN(classes[path]!));
    const simulated = [...columns].map(
      ([name, values]) => [name, Float64Array.from(paths, (path) => values[path]!)] as const,
    );
    return { result, columns: new Map(simulated), paths };
  }

  return {
    /** @param names metrics to read; those that the run did not keep are left out */
    async read(id: number, names: readonly string[]): Promise<KeptResult> {
      const { result, columns } = await entryOf(id);
      return readInto(id, result, columns, names);
    },
    /** The same for a file, which needs every metric and nobody after it: 1.3 kB a path are not held on to. */
    async readOnce(id: number, names: readonly string[]): Promise<KeptResult> {
      const { result, columns } = await entryOf(id);
      return readInto(id, result, new Map(columns), names);
    },
  };
}
