import { createHash } from 'node:crypto';
import { AppError, rowColumns, type PlainObject } from '../../src-engine/index.ts';
import type { RunRow } from '../../src-main/contract/index.ts';
import type {
  FinishedChunk,
  FinishedRun,
  NewRun,
  RunGrounds,
  RunStore,
} from '../../src-main/services/engine-host/run-store.ts';

type Kept = {
  row: RunRow;
  grounds: RunGrounds;
  document: PlainObject;
  chunks: Map<number, FinishedChunk & { hash: string }>;
};

export type MemoryRunStore = RunStore & {
  /** Bytes of chunks and results that fit; a write beyond them fails with `store/full` and changes nothing. */
  room(bytes: number): void;
  /** Time that every write takes, milliseconds. */
  latency(ms: number): void;
  finished(id: number): FinishedRun | null;
  /** As if the run had been begun on other grounds. */
  begunOn(id: number, grounds: RunGrounds): void;
  /** Batches of chunks that were written, by their sizes. */
  readonly batches: number[];
};

/** A store of runs in memory that keeps what the port promises: copies, whole transactions, chunks once, hashes checked. */
export function memoryRunStore(): MemoryRunStore {
  const runs = new Map<number, Kept>();
  const results = new Map<number, FinishedRun>();
  const batches: number[] = [];
  let roomBytes = Infinity;
  let latencyMs = 0;
  let line: Promise<unknown> = Promise.resolve();

  /** Writes follow each other, as through one connection. */
  function write<T>(change: () => T): Promise<T> {
    const mine = line.then(async () => {
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
      return change();
    });
    line = mine.catch(() => undefined);
    return mine;
  }

  function kept(id: number): Kept {
    const run = runs.get(id);
    if (run === undefined) throw new AppError('input/not-found', `There is no run ${id}.`);
    return run;
  }

  function use(bytes: number): void {
    if (bytes > roomBytes) throw new AppError('store/full', 'The disk is full.');
    roomBytes -= bytes;
  }

  const hashOf = ({ rows, counts }: FinishedChunk) =>
    createHash('sha256')
      .update(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength))
      .update(counts)
      .digest('hex');

  return {
    batches,
    room: (bytes) => void (roomBytes = bytes),
    latency: (ms) => void (latencyMs = ms),
    begunOn: (id, grounds) => void (kept(id).grounds = grounds),
    finished: (id) => results.get(id) ?? null,
    create: (run) =>
      write(() => {
        const id = runs.size + 1;
        const { engineVersion, kernelHash, scenarioHash, dataHashes } = run;
        const grounds = { engineVersion, kernelHash, scenarioHash, dataHashes };
        runs.set(id, { row: newRow(id, run), grounds, document: structuredClone(run.document), chunks: new Map() });
        return runs.get(id)!.row;
      }),
    addChunks: (id, chunks) =>
      write(() => {
        use(chunks.reduce((sum, { rows, counts }) => sum + rows.byteLength + counts.byteLength, 0));
        const run = kept(id);
        for (const chunk of chunks) {
          if (run.chunks.has(chunk.chunk)) continue;
          run.chunks.set(chunk.chunk, { ...structuredClone(chunk), hash: hashOf(chunk) });
          run.row = { ...run.row, pathsDone: run.row.pathsDone + chunk.rows.length / rowColumns.length };
        }
        batches.push(chunks.length);
      }),
    chunks: async (id) => {
      await line;
      const all = [...kept(id).chunks.values()].toSorted((a, b) => a.chunk - b.chunk);
      if (all.some((chunk) => hashOf(chunk) !== chunk.hash)) throw new AppError('store/damaged', 'A chunk is damaged.');
      return all.map(({ chunk, rows, counts }) => structuredClone({ chunk, rows, counts }));
    },
    move: (id, state, facts = {}) =>
      write(() => {
        const run = kept(id);
        run.row = { ...run.row, state, ...facts };
        return run.row;
      }),
    finish: (id, state, result) =>
      write(() => {
        use(result.rows.byteLength);
        const run = kept(id);
        const { headline, workSeconds, endedAt, resultHash } = result;
        const { spark: _spark, ...figures } = headline;
        run.row = { ...run.row, ...figures, state, workSeconds, endedAt, resultHash };
        run.row = { ...run.row, pathsDone: result.completedPaths.length };
        if (state === 'done') run.chunks.clear();
        results.set(id, structuredClone(result));
        return run.row;
      }),
    get: async (id) => {
      await line;
      return kept(id).row;
    },
    list: async () => {
      await line;
      return [...runs.values()].map(({ row }) => row).toReversed();
    },
    grounds: async (id) => {
      await line;
      return kept(id).grounds;
    },
    setGrounds: (id, grounds) =>
      write(() => {
        const run = kept(id);
        if (run.chunks.size > 0) throw new AppError('input/conflict', `Run ${id} has chunks.`);
        run.grounds = grounds;
        run.row = { ...run.row, engineVersion: grounds.engineVersion, scenarioHash: grounds.scenarioHash };
      }),
    document: async (id) => {
      await line;
      return structuredClone(kept(id).document);
    },
  };
}

function newRow(id: number, run: NewRun): RunRow {
  return {
    id,
    scenarioId: run.scenarioId,
    scenarioName: run.scenarioName,
    version: run.version,
    state: 'queued',
    pathsAsked: run.pathsAsked,
    pathsDone: 0,
    seed: run.seed,
    tags: [],
    note: '',
    isArchived: false,
    createdAt: '2026-11-21T00:00:00.000Z',
    startedAt: null,
    endedAt: null,
    workSeconds: 0,
    error: null,
    engineVersion: run.engineVersion,
    scenarioHash: run.scenarioHash,
    resultHash: null,
    meanNetIrrAnnual: null,
    standardErrorAnnual: null,
    belowHurdleFraction: null,
  };
}
