import {
  CHUNK_PATHS,
  resultSchema,
  rowColumns,
  type PackedChunk,
  type PlainObject,
  type Progress,
  type RunAnswer,
} from '../../../../src-engine/index.ts';
import { jsonText } from '../../exports/json-text.ts';
import { whole } from './gather-studies.ts';
import type { GatherTools, RunToPack } from './gather-tools.ts';

export type SimulatedRun = Pick<RunToPack, 'result' | 'columns' | 'paths'>;

/**
 * A run as the store would have it, simulated now.
 * @param completed first and last path of each stretch that a run which was cut short has; null for a whole one
 */
export async function simulateRun(
  document: PlainObject,
  completed: readonly (readonly [number, number])[] | null,
  onProgress: (progress: Progress) => void,
  { lend, jobOf, workers }: Pick<GatherTools, 'lend' | 'jobOf' | 'workers'>,
): Promise<SimulatedRun> {
  const job = jobOf(document);
  if (completed === null) {
    const answer = await lend((client) => {
      const run = client.run(job, workers, true, onProgress, true);
      return { answer: run.answer.then(whole), cancel: () => run.cancel() };
    });
    return simulated(answer);
  }
  const chunks = await lend((client) => {
    const kept = new Map<number, PackedChunk>();
    const run = client.runChunked({
      job,
      workers,
      brought: [],
      onProgress,
      onChunks: (finished) => finished.forEach((chunk) => void kept.set(chunk.chunk, chunk)),
    });
    return { answer: run.answer.then(whole).then(() => kept), cancel: () => run.cancel() };
  });
  const isCompleted = (path: number) => completed.some(([from, to]) => from <= path && path <= to);
  const part = [...chunks.values()]
    .filter(({ chunk }) => isCompleted(chunk * CHUNK_PATHS))
    .toSorted((a, b) => a.chunk - b.chunk);
  return simulated(await lend((client) => ({ answer: client.summarise(job, part), cancel: () => undefined })));
}

function simulated({ result, rows, completedPaths }: RunAnswer): SimulatedRun {
  const kept = rows ?? new Float64Array(0);
  const width = rowColumns.length;
  const count = kept.length / width;
  const columns = rowColumns.map(
    (name, c) => [name, Float64Array.from({ length: count }, (_, k) => kept[k * width + c]!)] as const,
  );
  return {
    result: resultSchema.parse(JSON.parse(jsonText(result))),
    columns: new Map(columns),
    paths: completedPaths.every((path, k) => path === k) && !result.partial ? null : Int32Array.from(completedPaths),
  };
}
