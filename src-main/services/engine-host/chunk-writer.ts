import { AppError, type PackedChunk } from '../../../src-engine/index.ts';
import type { RunStore } from './run-store.ts';

const WRITE_EVERY_MS = 250;
/** Chunks that wait for the disk: above the first figure the run is held up, below the second it goes on. Bytes. */
const MOST_WAITING_BYTES = 32e6;
const FEW_WAITING_BYTES = 8e6;

export type ChunkWriter = {
  add(chunks: readonly PackedChunk[]): void;
  /** Writes everything that waits. Rejects when the store does; what was not written still waits and can be tried again. */
  flush(): Promise<void>;
  /** Nothing is written any more. */
  stop(): void;
};

/**
 * Hands finished chunks to the store in batches, one transaction after another, and never loses one: a batch leaves the line
 * when it is on disk.
 * @param onHold told when the run should wait for the disk, and when it may go on
 * @param onProblem told when a batch could not be written; it is tried again with the next flush
 */
export function createChunkWriter(
  store: Pick<RunStore, 'addChunks'>,
  id: number,
  onHold: (isHeld: boolean) => void,
  onProblem: (error: AppError) => void,
): ChunkWriter {
  let waiting: PackedChunk[] = [];
  let bytes = 0;
  let isHeld = false;
  let isFailing = false;
  let writing: Promise<void> | null = null;

  function count(chunks: readonly PackedChunk[], sign: 1 | -1): void {
    for (const { rows, counts } of chunks) bytes += sign * (rows.byteLength + counts.byteLength);
    const hold = isHeld ? bytes > FEW_WAITING_BYTES : bytes > MOST_WAITING_BYTES;
    if (hold === isHeld) return;
    isHeld = hold;
    onHold(hold);
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = [...waiting];
      await store.addChunks(id, batch);
      isFailing = false;
      waiting = waiting.slice(batch.length); // chunks that came meanwhile stand behind the batch
      count(batch, -1);
    }
  }

  /** One batch at a time; a call while one is being written waits for it and for what came after. */
  function flush(): Promise<void> {
    writing ??= writeAll().finally(() => (writing = null));
    return writing;
  }

  const timer = setInterval(() => {
    if (waiting.length === 0 || writing !== null || isFailing) return;
    flush().catch((error: unknown) => {
      isFailing = true; // until somebody asks again
      onProblem(asStoreError(error));
    });
  }, WRITE_EVERY_MS);

  return {
    add(chunks) {
      waiting.push(...chunks);
      count(chunks, 1);
    },
    flush,
    stop: () => clearInterval(timer),
  };
}

/** What went wrong with the store, whatever was thrown. */
export function asStoreError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('app/unexpected', error instanceof Error ? error.message : String(error), {}, [], {
    cause: error,
  });
}
