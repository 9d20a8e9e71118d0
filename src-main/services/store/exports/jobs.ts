import { z } from 'zod';
import { errorInfoSchema } from '../../../../src-engine/index.ts';
import { packFormats, type ExportJob } from '../../../contract/index.ts';
import { failure } from '../project/failure.ts';
import { log, write, type Session } from '../project/session.ts';
import type { ExportFacts, NewExport } from '../store.ts';

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

/** A row of the table as the contract shows it, without what only a running program knows: step and address. */
const jobSchema = z
  .object({
    id: z.int(),
    run_ids: json(z.array(z.int().min(1)).min(1).max(4)),
    format: z.enum(packFormats),
    template_name: z.string(),
    file_name: z.string(),
    path: z.string(),
    state: z.enum(['waiting', 'working', 'done', 'cancelled', 'failed']),
    is_scheduled: z.literal([0, 1]),
    started_at: z.string(),
    ended_at: z.string().nullable(),
    file_sha256: z.string().nullable(),
    size_bytes: z.number().nullable(),
    error: json(errorInfoSchema).nullable(),
  })
  .transform((row): ExportJob => ({
    id: row.id,
    runIds: row.run_ids,
    format: row.format,
    templateName: row.template_name,
    fileName: row.file_name,
    path: row.path,
    state: row.state,
    step: '',
    doneFraction: row.state === 'done' ? 1 : null,
    url: null,
    fileHash: row.file_sha256,
    sizeBytes: row.size_bytes,
    error: row.error,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    isScheduled: row.is_scheduled === 1,
  }));

/** Newest first. */
export function listExports({ db }: Session, limit: number): readonly ExportJob[] {
  const rows = db.prepare('select * from export_job order by id desc limit ?').all(limit);
  return rows.map((row) => jobSchema.parse(row));
}

function jobRow({ db }: Session, id: number): ExportJob {
  const row = db.prepare('select * from export_job where id = ?').get(id);
  if (row !== undefined) return jobSchema.parse(row);
  throw failure('input/not-found', 'This export is not in the log.', 'Look at the log once more.', { id });
}

export function addExport(session: Session, job: NewExport): ExportJob {
  return write(session, () => {
    const { lastInsertRowid } = session.db
      .prepare(
        `insert into export_job (run_ids, format, template_name, file_name, path, state, is_scheduled, started_at)
         values (?, ?, ?, ?, ?, 'waiting', ?, ?)`,
      )
      .run(
        JSON.stringify(job.runIds),
        job.format,
        job.templateName,
        job.fileName,
        job.path,
        Number(job.isScheduled),
        session.at,
      );
    const id = Number(lastInsertRowid);
    log(session, { what: 'export.begin', runId: job.runIds[0]!, detail: { id, format: job.format } });
    return jobRow(session, id);
  });
}

/** A state that an export comes to; the others are ends, with the time of the call. */
export function changeExport(session: Session, id: number, facts: ExportFacts): ExportJob {
  return write(session, () => {
    const row = { ...jobRow(session, id), ...facts };
    const isUnderWay = row.state === 'waiting' || row.state === 'working';
    session.db
      .prepare(
        `update export_job set state = ?, ended_at = ?, file_sha256 = ?, size_bytes = ?, error = ?, path = ?, file_name = ?
         where id = ?`,
      )
      .run(
        row.state,
        isUnderWay ? null : session.at,
        row.fileHash,
        row.sizeBytes,
        row.error === null ? null : JSON.stringify(row.error),
        row.path,
        row.fileName,
        id,
      );
    if (!isUnderWay) log(session, { what: `export.${row.state}`, runId: row.runIds[0]!, detail: { id } });
    return jobRow(session, id);
  });
}

/** Exports that a process left behind when it died: nothing was written under their names. */
export function failLeftExports(session: Session): void {
  const left = session.db.prepare("select id from export_job where state in ('waiting', 'working')").pluck().all();
  const error = failure('engine/crashed', 'Equihome ended before this export was done.', 'Export again.');
  const info = { code: error.code, message: error.message, context: {}, issues: [...error.issues] };
  for (const id of left as number[]) changeExport(session, id, { state: 'failed', error: info });
}
