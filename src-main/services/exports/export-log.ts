import { AppError } from '../../../src-engine/index.ts';
import type { ExportJob } from '../../contract/index.ts';
import type { ExportFacts, ExportStore, NewExport } from '../store/store.ts';

/** Numbers of exports that are in no store begin here. */
const UNKEPT_FROM = 1_000_000_000;

/**
 * The log of exports. A project that cannot be written can be exported all the same: then the log is that of this start of the
 * program.
 */
export function createExportLog(store: Pick<ExportStore, 'list' | 'add' | 'change'>, nowIso: () => string) {
  const unkept = new Map<number, ExportJob>();

  function addUnkept(job: NewExport): ExportJob {
    const row: ExportJob = {
      ...job,
      id: UNKEPT_FROM + unkept.size + 1,
      state: 'waiting',
      step: '',
      doneFraction: null,
      url: null,
      fileHash: null,
      sizeBytes: null,
      error: null,
      startedAt: nowIso(),
      endedAt: null,
    };
    unkept.set(row.id, row);
    return row;
  }

  return {
    async add(job: NewExport): Promise<ExportJob> {
      try {
        return await store.add(job);
      } catch (error) {
        if (!isReadOnly(error)) throw error;
        return addUnkept(job);
      }
    },
    async change(id: number, facts: ExportFacts): Promise<ExportJob> {
      const row = unkept.get(id);
      if (row === undefined) return store.change(id, facts);
      const isUnderWay = facts.state === 'waiting' || facts.state === 'working';
      const changed = { ...row, ...facts, endedAt: isUnderWay ? null : nowIso() };
      unkept.set(id, changed);
      return changed;
    },
    /** Newest first. */
    async list(limit: number): Promise<readonly ExportJob[]> {
      return [...[...unkept.values()].toReversed(), ...(await store.list(limit))].slice(0, limit);
    },
  };
}

const isReadOnly = (error: unknown) =>
  error instanceof AppError && (error.code === 'store/read-only' || error.code === 'store/newer');
