import { once } from 'node:events';
import { statSync } from 'node:fs';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { fromErrorInfo, toErrorInfo, type ErrorInfo } from '../../../src-engine/index.ts';
import { dropLiveRuns } from './backups/backups.ts';
import { finishCopy } from './backups/copy-database.ts';
import type { StoreMessage, StoreReply, StoreRequest, StoreStart } from './messages.ts';
import { migrations as allMigrations } from './migrations/migrations.ts';
import { failure } from './project/failure.ts';
import { asStoreError } from './project/storage-errors.ts';
import { openService } from './service.ts';

/** A copy of this size is checked in about a tenth of a second; a larger one would hold up edits. */
const smallCopyBytes = 32 * 1024 * 1024;

function finish(copy: string, withoutLiveRuns: boolean): void {
  finishCopy(copy, withoutLiveRuns ? dropLiveRuns : undefined);
}

async function finishElsewhere(entry: string, copy: string, withoutLiveRuns: boolean): Promise<void> {
  const start: StoreStart = { kind: 'finish-copy', copy, withoutLiveRuns };
  const [reply] = (await once(new Worker(entry, { workerData: start }), 'message')) as [StoreReply];
  if (!reply.ok) throw fromErrorInfo(reply.error);
}

/** An error as it leaves the thread. A row that does not parse was not written by us. */
function errorInfo(error: unknown, file: string): ErrorInfo {
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    const remedy = 'Restore a backup of the project.';
    return toErrorInfo(failure('store/damaged', 'The project holds a row that cannot be read.', remedy, {}, error));
  }
  return toErrorInfo(asStoreError(error, file));
}

/** Answers one start and then requests, in the order in which they come. */
export async function serveRequests(
  start: Extract<StoreStart, { kind: 'serve' }>,
  post: (message: StoreMessage) => void,
  migrations = allMigrations,
): Promise<(request: StoreRequest) => Promise<void>> {
  const answer = async (id: number, work: () => Promise<unknown>): Promise<void> => {
    try {
      post({ id, ok: true, value: await work() });
    } catch (error) {
      post({ id, ok: false, error: errorInfo(error, start.file) });
    }
  };
  const opening = openService({
    ...start,
    migrations,
    tell: (event) => post({ event }),
    finishCopy: async (copy, withoutLiveRuns) =>
      statSync(copy).size > smallCopyBytes
        ? finishElsewhere(start.entry, copy, withoutLiveRuns)
        : finish(copy, withoutLiveRuns),
  });
  await answer(0, async () => void (await opening));
  return ({ id, method, at, args }) => answer(id, async () => (await opening).call(method, at, args));
}

/** The program of a thread of the store. */
export function serveStore(migrations = allMigrations): void {
  const port = parentPort!;
  const start = workerData as StoreStart;
  const post = (message: StoreMessage) => port.postMessage(message);
  if (start.kind === 'finish-copy') {
    try {
      finish(start.copy, start.withoutLiveRuns);
      post({ id: 0, ok: true, value: null });
    } catch (error) {
      post({ id: 0, ok: false, error: errorInfo(error, start.copy) });
    }
    return;
  }
  const serving = serveRequests(start, post, migrations);
  port.on('message', (request: StoreRequest) => void serving.then((serve) => serve(request)));
}
