import { z } from 'zod';
import { fieldIssueSchema, type PlainObject } from '../../src-engine/index.ts';
import { call, own } from './define.ts';

/** Scenarios and folders of numbers are rows of the store; ids are never used twice. */
export const scenarioId = z.int().min(1);
const name = z.string().trim().min(1).max(200);

/** A dotted path as `describeScenario` gives it; a list is set as a whole. */
const parameterPath = z.string().min(1).max(300);

export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), path: parameterPath, value: z.unknown() }),
  /** Follow the base (or the default) again. */
  z.object({ kind: z.literal('unset'), path: parameterPath }),
]);
export type Change = z.infer<typeof changeSchema>;

/** A scenario as the library lists it. */
export const scenarioRowSchema = z.object({
  id: scenarioId,
  name: z.string(),
  /** The scenario that this one is laid over; null for one that stands alone. */
  baseId: scenarioId.nullable(),
  tags: z.array(z.string()),
  note: z.string(),
  isArchived: z.boolean(),
  /** Locked for a committee: edits are refused until it is unlocked. */
  isLocked: z.boolean(),
  /** Number of the current version: it rises with every edit, undo and redo. */
  version: z.int(),
  /** Inputs set here and not in the base. */
  ownInputCount: z.int(),
  createdAt: z.string(),
  changedAt: z.string(),
  /** The newest finished run; null when there is none. */
  lastRun: z
    .object({
      runId: z.int(),
      /** Version of the scenario that it pinned. */
      version: z.int(),
      meanNetIrrAnnual: z.number().nullable(),
      standardErrorAnnual: z.number().nullable(),
      belowHurdleFraction: z.number().nullable(),
      /** Histogram of net IRR in 24 equal bins, and the position of the hurdle as a fraction of its width; null when unknown. */
      spark: z.object({ counts: z.array(z.number()), hurdleAt: z.number().nullable() }).nullable(),
    })
    .nullable(),
});
export type ScenarioRow = z.infer<typeof scenarioRowSchema>;

/** A scenario opened in the editor. */
export const scenarioStateSchema = z.object({
  row: scenarioRowSchema,
  /** What the user set here. */
  document: own<PlainObject>(),
  /** Everything below it, merged: what an unset input follows. Empty without a base. */
  baseDocument: own<PlainObject>(),
  undoCount: z.int(),
  redoCount: z.int(),
  /** What the next undo and redo would do, in words; empty when there is none. */
  undoLabel: z.string(),
  redoLabel: z.string(),
  /** Problems of the merged document; an invalid scenario is kept and can be edited, but not run. */
  issues: z.array(fieldIssueSchema),
});
export type ScenarioState = z.infer<typeof scenarioStateSchema>;

export const editRowSchema = z.object({
  version: z.int(),
  at: z.string(),
  label: z.string(),
  /** 'edit', 'undo' and 'redo' are steps; a version can be named. */
  kind: z.enum(['create', 'edit', 'undo', 'redo', 'yaml', 'restore']),
  name: z.string(),
});
export type EditRow = z.infer<typeof editRowSchema>;

const id = z.object({ id: scenarioId });

export const scenarioMethods = {
  /** Every scenario, archived ones too, by name. */
  'scenarios.list': call(z.object({}), z.array(scenarioRowSchema)),
  'scenarios.open': call(id, scenarioStateSchema),
  /** A scenario from a sample (name of a file in resources/scenarios), from a base, or empty. */
  'scenarios.create': call(
    z.object({
      name,
      from: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('empty') }),
        z.object({ kind: z.literal('sample'), sample: z.string().max(200) }),
        z.object({ kind: z.literal('base'), baseId: scenarioId }),
        z.object({ kind: z.literal('copy'), id: scenarioId }),
        /** Text of a scenario file; `extends` may name a sample. */
        z.object({ kind: z.literal('yaml'), text: z.string().max(2_000_000) }),
      ]),
    }),
    scenarioStateSchema,
  ),
  'scenarios.samples': call(z.object({}), z.array(z.object({ name: z.string(), description: z.string() }))),
  /** One undo step. Acknowledged when it is on disk. Changes to other inputs made meanwhile stay. */
  'scenarios.edit': call(
    z.object({ id: scenarioId, label: z.string().max(300), changes: z.array(changeSchema).min(1).max(2000) }),
    scenarioStateSchema,
  ),
  'scenarios.undo': call(id, scenarioStateSchema),
  'scenarios.redo': call(id, scenarioStateSchema),
  'scenarios.history': call(z.object({ id: scenarioId, limit: z.int().min(1).max(1000) }), z.array(editRowSchema)),
  'scenarios.restoreVersion': call(z.object({ id: scenarioId, version: z.int() }), scenarioStateSchema),
  'scenarios.nameVersion': call(
    z.object({ id: scenarioId, version: z.int(), name: z.string().max(200) }),
    z.object({}),
  ),
  /** The scenario as a file, with the comments that the user wrote in the YAML view. */
  'scenarios.yaml': call(id, z.object({ text: z.string() })),
  /** Replaces the whole document; one undo step. Text that is no YAML is refused with the line. */
  'scenarios.setYaml': call(z.object({ id: scenarioId, text: z.string().max(2_000_000) }), scenarioStateSchema),
  'scenarios.rename': call(z.object({ id: scenarioId, name }), scenarioRowSchema),
  'scenarios.describe': call(
    z.object({
      id: scenarioId,
      tags: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
      note: z.string().max(40_000).optional(),
      isArchived: z.boolean().optional(),
      isLocked: z.boolean().optional(),
    }),
    scenarioRowSchema,
  ),
  /** Only one without runs and without scenarios above it; others are archived. */
  'scenarios.remove': call(id, z.object({})),
} as const;
