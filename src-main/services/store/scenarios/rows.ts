import { z } from 'zod';
import { scenarioRowSchema, type ScenarioRow } from '../../../contract/index.ts';
import { failure } from '../project/failure.ts';
import type { Session } from '../project/session.ts';

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
const flag = z.literal([0, 1]).transform((value) => value === 1);

/** A row of the table as a row of the contract. */
const rowSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    base_id: z.int().nullable(),
    tags: json(z.array(z.string())),
    note: z.string(),
    is_archived: flag,
    is_locked: flag,
    version: z.int(),
    own_input_count: z.int(),
    created_at: z.string(),
    changed_at: z.string(),
    run_id: z.int().nullable(),
    run_version: z.int().nullable(),
    mean_net_irr_annual: z.number().nullable(),
    standard_error_annual: z.number().nullable(),
    below_hurdle_fraction: z.number().nullable(),
    spark: z.string().nullable(),
  })
  .transform((row): ScenarioRow => ({
    id: row.id,
    name: row.name,
    baseId: row.base_id,
    tags: row.tags,
    note: row.note,
    isArchived: row.is_archived,
    isLocked: row.is_locked,
    version: row.version,
    ownInputCount: row.own_input_count,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    lastRun:
      row.run_id === null || row.run_version === null
        ? null
        : {
            runId: row.run_id,
            version: row.run_version,
            meanNetIrrAnnual: row.mean_net_irr_annual,
            standardErrorAnnual: row.standard_error_annual,
            belowHurdleFraction: row.below_hurdle_fraction,
            spark: row.spark === null ? null : lastRunSchema.shape.spark.parse(JSON.parse(row.spark)),
          },
  }));
const lastRunSchema = scenarioRowSchema.shape.lastRun.unwrap();

const select = `
  select s.*, r.id as run_id, r.version as run_version, r.mean_net_irr_annual, r.standard_error_annual,
    r.below_hurdle_fraction, r.spark
  from scenario s
  left join run r on r.id = (select max(id) from run where scenario_id = s.id and state = 'done')`;

/** Every scenario by name, in the order of people: capitals do not come first. */
export function listScenarios({ db }: Session): readonly ScenarioRow[] {
  return db
    .prepare(`${select} order by s.name collate nocase, s.id`)
    .all()
    .map((row) => rowSchema.parse(row));
}

export function scenarioRow({ db }: Session, id: number): ScenarioRow {
  const row = db.prepare(`${select} where s.id = ?`).get(id);
  if (row !== undefined) return rowSchema.parse(row);
  throw failure('input/not-found', 'This scenario is not there any more.', 'Choose another in the library.', { id });
}

/** A scenario that may be changed. */
export function openRow(session: Session, id: number): ScenarioRow {
  const row = scenarioRow(session, id);
  if (!row.isLocked) return row;
  throw failure('app/not-allowed', `${row.name} is locked.`, 'Unlock it first, or work on a copy.', { id });
}

/** Tells of a scenario and of all that are laid over it: what they follow has changed with it. */
export function tellScenario(session: Session, id: number): ScenarioRow {
  const ids = session.db
    .prepare(
      `with recursive above (id) as (values (?) union select s.id from scenario s join above on s.base_id = above.id)
       select id from above`,
    )
    .pluck()
    .all(id) as number[];
  const rows = ids.map((above) => scenarioRow(session, above));
  for (const row of rows) session.events.push({ type: 'scenario', id: row.id, row });
  return rows[0]!;
}
