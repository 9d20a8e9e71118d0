import { toErrorInfo, type Job, type PlainObject } from '../../../src-engine/index.ts';
import type { RunRow } from '../../contract/index.ts';
import { asStoreError } from './chunk-writer.ts';
import type { EngineKeeper } from './engine-keeper.ts';
import { runRecord } from './run-record.ts';
import type { RunStore } from './run-store.ts';

export type PartResultTools = {
  readonly store: RunStore;
  readonly keeper: EngineKeeper;
  readonly jobOf: (document: PlainObject) => Job;
  readonly onRow: (row: RunRow) => void;
};

/**
 * Gives a cancelled run the partial result of the chunks that the store has of it; without any there is nothing to give. An
 * engine that cannot do it leaves the run as it is, with its chunks; trouble of the store is told with the run.
 */
export async function storePartResult(id: number, { store, keeper, jobOf, onRow }: PartResultTools): Promise<void> {
  try {
    const brought = await store.chunks(id);
    if (brought.length === 0) return;
    const client = await keeper.client();
    const answer = await client.summarise(jobOf(await store.document(id)), brought);
    const { workSeconds, endedAt } = await store.get(id); // a cancelled run has ended
    onRow(await store.finish(id, 'cancelled', runRecord(answer, { workSeconds, endedAt: endedAt! })));
  } catch (error) {
    const cause = asStoreError(error);
    const row = cause.code.startsWith('store/') ? await store.get(id).catch(() => null) : null;
    if (row !== null) onRow({ ...row, error: toErrorInfo(cause) });
  }
}
