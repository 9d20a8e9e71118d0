import { basename } from 'node:path';
import { AppError, toErrorInfo } from '../../../src-engine/index.ts';
import type { AppEvent, ExportJob } from '../../contract/index.ts';
import { createThrottle } from '../engine-host/throttle.ts';
import type { MadeFile } from '../pack/make/tasks.ts';
import type { ExportStore, NewExport } from '../store/store.ts';
import { createExportLog } from './export-log.ts';

/** An export that is asked for. `make` writes the file, whole or not at all, and says where it is. */
export type ExportRequest = NewExport & {
  readonly make: (tools: {
    readonly signal: AbortSignal;
    readonly onStep: (step: string, doneFraction: number | null) => void;
  }) => Promise<WrittenExport>;
};
/** `takeUrl` begins to offer the file by address; it is told when the address is no longer good. */
export type WrittenExport = MadeFile & {
  /** Where it is: another name than was asked for where that one was taken. */
  readonly path: string;
  readonly takeUrl: ((onGone: () => void) => string) | null;
};

export type ExportQueue = {
  /** Puts an export into the line. */
  add(request: ExportRequest): Promise<ExportJob>;
  /** Stops one, under way or waiting; one that has ended stays as it is. @throws AppError `input/not-found` */
  cancel(id: number): Promise<ExportJob>;
  /** Newest first, with step and address of those of this start. */
  log(limit: number): Promise<readonly ExportJob[]>;
  /** Under way and waiting, in order: what a window that opens now must hear. */
  live(): readonly ExportJob[];
  /** Stops everything and leaves no half of a file. */
  close(): Promise<void>;
};

/** A window hears of an export's progress at most this often, milliseconds. */
const PROGRESS_EVERY_MS = 250;

type Entry = {
  job: ExportJob;
  readonly request: ExportRequest;
  readonly stop: AbortController;
  readonly end: PromiseWithResolvers<void>;
};

/** Exports, one at a time in the order of asking; every change of state is in the log before it is told. */
export function createExportQueue(options: {
  readonly store: Pick<ExportStore, 'list' | 'add' | 'change'>;
  readonly nowIso: () => string;
  readonly emit: (event: AppEvent) => void;
}): ExportQueue {
  const log = createExportLog(options.store, options.nowIso);
  let line: Entry[] = [];
  /** Addresses of files that wait to be fetched. */
  const urls = new Map<number, string>();
  let isWorking = false;
  let isClosed = false;

  const tell = (job: ExportJob) => options.emit({ type: 'export', job });
  const progress = createThrottle(PROGRESS_EVERY_MS, () => {
    const [first] = line;
    if (first !== undefined) tell(first.job);
  });
  const withUrl = (job: ExportJob): ExportJob => ({ ...job, url: urls.get(job.id) ?? null });

  async function pump(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (let entry = line[0]; entry !== undefined; entry = line[0]) {
      await work(entry);
      line = line.filter((other) => other !== entry);
      entry.end.resolve();
    }
    isWorking = false;
  }

  async function work(entry: Entry): Promise<void> {
    const { request, stop } = entry;
    const { id } = entry.job;
    try {
      stop.signal.throwIfAborted();
      entry.job = await log.change(id, { state: 'working' });
      tell(entry.job);
      const made = await request.make({
        signal: stop.signal,
        onStep(step, doneFraction) {
          entry.job = { ...entry.job, step, doneFraction };
          progress.call();
        },
      });
      const { sha256, sizeBytes, path, takeUrl } = made;
      const place = takeUrl === null ? { path, fileName: basename(path) } : {};
      entry.job = await log.change(id, { state: 'done', fileHash: sha256, sizeBytes, ...place });
      if (takeUrl !== null)
        urls.set(
          id,
          takeUrl(() => gone(id)),
        );
    } catch (error) {
      entry.job = await ended(entry, stop.signal.aborted ? null : error);
    }
    progress.clear();
    tell(withUrl(entry.job));
  }

  /** Cancelled, or failed with the reason. What cannot be written down is shown all the same. */
  async function ended({ job }: Entry, error: unknown): Promise<ExportJob> {
    const facts =
      error === null
        ? ({ state: 'cancelled', error: null } as const)
        : ({ state: 'failed', error: toErrorInfo(error) } as const);
    return log
      .change(job.id, facts)
      .catch((): ExportJob => ({ ...job, ...facts, step: '', doneFraction: null, endedAt: options.nowIso() }));
  }

  async function gone(id: number): Promise<void> {
    urls.delete(id);
    const job = (await log.list(500).catch(() => [])).find((row) => row.id === id);
    if (job !== undefined && !isClosed) tell(withUrl(job));
  }

  return {
    async add({ make, ...job }) {
      if (isClosed) throw new AppError('app/closed', 'The project is closing.');
      const row = await log.add(job);
      line.push({
        job: row,
        request: { ...job, make },
        stop: new AbortController(),
        end: Promise.withResolvers<void>(),
      });
      tell(row);
      void pump();
      return row;
    },
    async cancel(id) {
      const entry = line.find(({ job }) => job.id === id);
      if (entry !== undefined) {
        entry.stop.abort();
        if (entry !== line[0]) {
          line = line.filter((other) => other !== entry);
          entry.job = await ended(entry, null);
          entry.end.resolve();
          tell(entry.job);
        }
        await entry.end.promise;
        return withUrl(entry.job);
      }
      const known = (await log.list(500)).find((row) => row.id === id);
      if (known !== undefined) return withUrl(known);
      throw new AppError('input/not-found', 'This export is not in the log.', { id });
    },
    async log(limit) {
      const live = new Map(line.map(({ job }) => [job.id, job]));
      return (await log.list(limit)).map((job) => withUrl(live.get(job.id) ?? job));
    },
    live: () => line.map(({ job }) => job),
    async close() {
      isClosed = true;
      const entries = line;
      for (const { stop } of entries) stop.abort();
      await Promise.all(entries.map(({ end }) => end.promise));
      progress.clear();
    },
  };
}
