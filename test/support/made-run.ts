import { CHUNK_PATHS, chunkCount } from '../../src-engine/index.ts';
import type { FinishedChunk, FinishedRun, NewRun } from '../../src-main/services/engine-host/run-store.ts';

/** Metrics of the runs made here. */
export const madeColumns = ['netIrrAnnual', 'tvpi', 'dpi'] as const;

export const newRun = (scenarioId: number, changes: Partial<NewRun> = {}): NewRun => ({
  scenarioId,
  scenarioName: 'Base',
  version: 1,
  document: { name: 'Base', run: { paths: 200, seed: 'seven' } },
  pathsAsked: 200,
  seed: 'seven',
  engineVersion: '1.0.0',
  kernelHash: 'a'.repeat(64),
  scenarioHash: 'b'.repeat(64),
  dataHashes: { suburbs: 'c'.repeat(64) },
  workers: 2,
  ...changes,
});

/** A figure that says where it belongs; one in ten is none. */
export const madeFigure = (path: number, column: number): number =>
  (path + column) % 10 === 0 ? NaN : path * 10 + column + 0.1;

export function madeRows(paths: readonly number[]): Float64Array {
  return Float64Array.from(paths.flatMap((path) => madeColumns.map((_, column) => madeFigure(path, column))));
}

export function madeChunk(chunk: number, pathsAsked: number): FinishedChunk {
  const paths = Array.from(
    { length: Math.min(CHUNK_PATHS, pathsAsked - chunk * CHUNK_PATHS) },
    (_, i) => chunk * CHUNK_PATHS + i,
  );
  return { chunk, rows: madeRows(paths), counts: Uint8Array.of(chunk, 1, 2, 3) };
}

export const madeChunks = (pathsAsked: number): readonly FinishedChunk[] =>
  Array.from({ length: chunkCount(pathsAsked) }, (_, chunk) => madeChunk(chunk, pathsAsked));

export function madeResult(paths: readonly number[], changes: Partial<FinishedRun> = {}): FinishedRun {
  return {
    resultJson: JSON.stringify({ format: 1, text: 'ä'.repeat(50_000), paths: paths.length }),
    rows: madeRows(paths),
    completedPaths: Int32Array.from(paths),
    columnNames: madeColumns,
    resultHash: 'd'.repeat(64),
    headline: {
      meanNetIrrAnnual: 0.081,
      standardErrorAnnual: 0.0004,
      belowHurdleFraction: null,
      spark: { counts: [1, 2, 3], hurdleAt: 0.4 },
    },
    workSeconds: 12.5,
    endedAt: '2026-11-21T10:00:00.000Z',
    ...changes,
  };
}

export const firstPaths = (count: number): readonly number[] => Array.from({ length: count }, (_, path) => path);
