import { z } from 'zod';
import { errorInfoSchema } from '../../../../src-engine/index.ts';
import { runStates, type RunRow } from '../../../contract/index.ts';
import { failure } from '../project/failure.ts';
import type { Session } from '../project/session.ts';

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

/** A row of the table as a row of the contract. */
const rowSchema = z
  .object({
    id: z.int(),
    scenario_id: z.int(),
    scenario_name: z.string(),
    version: z.int(),
    state: z.enum(runStates),
    paths_asked: z.int(),
    paths_done: z.int(),
    seed: z.string(),
    tags: json(z.array(z.string())),
    note: z.string(),
    is_archived: z.literal([0, 1]),
    created_at: z.string(),
    started_at: z.string().nullable(),
    ended_at: z.string().nullable(),
    work_seconds: z.number(),
    error: json(errorInfoSchema).nullable(),
    engine_version: z.string(),
    scenario_hash: z.string(),
    result_hash: z.string().nullable(),
    mean_net_irr_annual: z.number().nullable(),
    standard_error_annual: z.number().nullable(),
    below_hurdle_fraction: z.number().nullable(),
  })
  .transform((row): RunRow => ({
    id: row.id,
    scenarioId: row.scenario_id,
    scenarioName: row.scenario_name,
    version: row.version,
    state: row.state,
    pathsAsked: row.paths_asked,
    pathsDone: row.paths_done,
    seed: row.seed,
    tags: row.tags,
    note: row.note,
    isArchived: row.is_archived === 1,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    workSeconds: row.work_seconds,
    error: row.error,
    engineVersion: row.engine_version,
    scenarioHash: row.scenario_hash,
    resultHash: row.result_hash,
    meanNetIrrAnnual: row.mean_net_irr_annual,
    standardErrorAnnual: row.standard_error_annual,
    belowHurdleFraction: row.below_hurdle_fraction,
  }));

export function runRow({ db }: Session, id: number): RunRow {
  const row = db.prepare('select * from run where id = ?').get(id);
  if (row !== undefined) return rowSchema.parse(row);
  throw failure('input/not-found', 'This run is not there any more.', 'Choose another in the list of runs.', { id });
}

/** Newest first; those of one scenario, or all. */
export function listRuns({ db }: Session, scenarioId: number | null): readonly RunRow[] {
  const rows =
    scenarioId === null
      ? db.prepare('select * from run order by id desc').all()
      : db.prepare('select * from run where scenario_id = ? order by id desc').all(scenarioId);
  return rows.map((row) => rowSchema.parse(row));
}

export function tellRun(session: Session, id: number): RunRow {
  const row = runRow(session, id);
  session.events.push({ type: 'run', id, row });
  return row;
}
