import { z } from 'zod';
import { errorInfoSchema } from '../../src-engine/index.ts';
import { call } from './define.ts';
import { runId } from './runs.ts';
import { changeSchema, scenarioId } from './scenarios.ts';

/** `workbook` and `memo` are made by a template; the others are the same for every run. */
export const packFormats = ['workbook', 'markdown', 'json', 'csv-set'] as const;
export type PackFormat = (typeof packFormats)[number];

export const templateSchema = z.object({
  /** `memo`, `full` and `lp-report` come with the program; others are the user's. */
  id: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(100),
  isBuiltIn: z.boolean(),
  /** Keys of sheets in their order: see `packs.sheets`. */
  sheets: z.array(z.string().max(40)).min(1).max(40),
  /** Paths of each re-run for sensitivities and downside cases. */
  studyPaths: z.int().min(100).max(100_000),
  /** Metrics of the raw sheet. */
  rawMetrics: z.array(z.string().max(100)).max(200),
  companyName: z.string().max(200),
  accentColour: z.string().regex(/^[0-9A-F]{6}$/),
  /** PNG or JPEG as base64, at most 200 kB; null for none. */
  logo: z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), base64: z.string().max(200_000) }).nullable(),
});
export type Template = z.infer<typeof templateSchema>;

/** An export: waiting, under way, and afterwards in the log. */
export const exportJobSchema = z.object({
  id: z.int().min(1),
  runIds: z.array(runId).min(1).max(4),
  format: z.enum(packFormats),
  templateName: z.string(),
  fileName: z.string(),
  /** Where it is written; empty where the file is offered by address. */
  path: z.string(),
  state: z.enum(['waiting', 'working', 'done', 'cancelled', 'failed']),
  /** What it is doing now, in words: 'Sensitivity 3 of 21'. */
  step: z.string(),
  /** 0 to 1; null when unknown. */
  doneFraction: z.number().nullable(),
  /** Where a browser can fetch it, once; null elsewhere and when it was fetched. */
  url: z.string().nullable(),
  /** SHA-256 of the file; null until it is done. */
  fileHash: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  error: errorInfoSchema.nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Whether a rule of the project began it when a run ended. */
  isScheduled: z.boolean(),
});
export type ExportJob = z.infer<typeof exportJobSchema>;

/** What a workbook says, read again and computed again. */
export const verdictSchema = z.object({
  /** `other-engine`: made by another version of the engine, so its figures cannot be computed again here. */
  outcome: z.enum(['equal', 'different', 'other-engine']),
  /** In one sentence. */
  finding: z.string(),
  fileName: z.string(),
  scenarioName: z.string(),
  seed: z.string(),
  madeAt: z.string(),
  engineVersion: z.string(),
  resultHash: z.string(),
  /** Cells compared, and those that differ: place, what the file says and what was computed. At most 200 are listed. */
  cellCount: z.int(),
  differenceCount: z.int(),
  differences: z.array(z.object({ place: z.string(), label: z.string(), inFile: z.string(), computed: z.string() })),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** Inputs of a returned workbook against those of a scenario. */
export const returnedInputsSchema = z.object({
  fileName: z.string(),
  scenarioId,
  changes: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      /** What the scenario says now, what the file said when it was made, and what it says. */
      now: z.unknown(),
      made: z.unknown(),
      returned: z.unknown(),
      change: changeSchema,
      /** Why it cannot be taken; empty when it can. */
      problem: z.string(),
    }),
  ),
});
export type ReturnedInputs = z.infer<typeof returnedInputsSchema>;

/** Path of a workbook of the user; null asks for it where the host has a dialog. One that a page has sent goes when it was used. */
const workbookPath = z.string().max(4000).nullable();

export const scheduleSchema = z.object({
  /** Exports made by themselves when a run is done; null for none. */
  templateId: z.string().max(60).nullable(),
  /** Folder that takes them. */
  folder: z.string().max(4000),
});
export type ExportSchedule = z.infer<typeof scheduleSchema>;

export const packMethods = {
  /**
   * Sheets that a template may have, in the order of the full pack. A standing one is in every pack; `brings` names the sheet that
   * comes along behind this one, null for none.
   */
  'packs.sheets': call(
    z.object({}),
    z.array(z.object({ key: z.string(), title: z.string(), isStanding: z.boolean(), brings: z.string().nullable() })),
  ),
  /** Those of the program first. */
  'packs.templates': call(z.object({}), z.array(templateSchema)),
  'packs.saveTemplate': call(templateSchema.omit({ isBuiltIn: true }), templateSchema),
  'packs.removeTemplate': call(z.object({ id: z.string().max(60) }), z.object({})),
  /** Begins an export; asks for the path first (null: the user thought better of it). The first run is the base of a comparison. */
  'packs.export': call(
    z.object({ runIds: z.array(runId).min(1).max(4), format: z.enum(packFormats), templateId: z.string().max(60) }),
    exportJobSchema.nullable(),
  ),
  'packs.cancel': call(z.object({ id: z.int().min(1) }), exportJobSchema),
  /** Newest first, those under way among them. */
  'packs.log': call(z.object({ limit: z.int().min(1).max(500) }), z.array(exportJobSchema)),
  'packs.schedule': call(z.object({}), scheduleSchema),
  'packs.setSchedule': call(scheduleSchema, scheduleSchema),
  /** Simulates the run of the workbook again and compares every cell; null when the user chose no file. */
  'packs.verify': call(z.object({ path: workbookPath }), verdictSchema.nullable()),
  /** Null when the user chose no file. Nothing is changed: the window asks, then edits the scenario. */
  'packs.readInputs': call(z.object({ path: workbookPath, scenarioId }), returnedInputsSchema.nullable()),
} as const;
