import { z } from 'zod';
import { errorInfoSchema } from './core/errors.ts';
import type { RunResult } from './fund/run/result.ts';
import type { RegistryResult } from './registry/result.ts';

/** Messages between a host (command line, later the desktop app) and the engine process. Both sides parse what they get. */

/** What to simulate. `scenario` is the merged document as the user wrote it; the engine process parses it again. */
const jobSchema = z.object({
  scenario: z.unknown(),
  /** Folder of the built-in data tables. */
  dataDir: z.string(),
  /** The user's own data files, absolute paths, by the scenario field that names them. */
  dataFiles: z.record(z.string(), z.string()),
});

/** A registry of funds: its document, and the scenarios that it names, merged, as the user wrote them. */
const registryJobSchema = z.object({
  registry: z.unknown(),
  common: z.unknown(),
  /** In the order of the funds, the settings of each laid over it. */
  funds: z.array(z.unknown()).max(1000),
  dataDir: z.string(),
  dataFiles: z.record(z.string(), z.string()),
});

export const toEngineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run'),
    runId: z.string(),
    job: jobSchema,
    workers: z.int().min(1).max(256),
    /** Whether the rows of all paths come with the result. */
    keepRows: z.boolean(),
  }),
  z.object({
    type: z.literal('insight'),
    runId: z.string(),
    job: jobSchema,
    /** As `InsightRequest`; names and ranges are checked by the engine. */
    request: z.object({
      settings: z.record(z.string(), z.number()),
      by: z.array(z.string().max(200)).max(20).readonly(),
    }),
    /** Cohorts and concentration alone; the outcome is then PooledCohorts. */
    cohortsOnly: z.boolean().optional(),
  }),
  z.object({ type: z.literal('replay'), runId: z.string(), job: jobSchema, path: z.int().min(0) }),
  z.object({
    type: z.literal('run-registry'),
    runId: z.string(),
    job: registryJobSchema,
    workers: z.int().min(1).max(256),
    keepRows: z.boolean(),
  }),
  z.object({ type: z.literal('replay-registry'), runId: z.string(), job: registryJobSchema, path: z.int().min(0) }),
  z.object({ type: z.literal('cancel'), runId: z.string() }),
]);
export type ToEngine = z.infer<typeof toEngineSchema>;
export type Job = z.infer<typeof jobSchema>;
export type RegistryJob = z.infer<typeof registryJobSchema>;

/** Progress of a run. Rates and times are for people: they never enter a result. */
export const progressSchema = z.object({
  stage: z.enum(['resolve', 'simulate', 'analyse', 'summarise']),
  done: z.int(),
  total: z.int(),
  pathsPerSecond: z.number().nullable(),
  remainingSeconds: z.number().nullable(),
  /** Running mean of net IRR over the paths done so far, annual fraction, and its standard error. */
  meanNetIrrAnnual: z.number().nullable(),
  standardErrorAnnual: z.number().nullable(),
});
/** What a finished or cancelled run answers with. */
export type RunAnswer = {
  readonly result: RunResult;
  /** Row i: the figures of path `completedPaths[i]`, `ROW_WIDTH` doubles; null unless asked for. */
  readonly rows: Float64Array | null;
  readonly completedPaths: Int32Array;
};

/** What a finished or cancelled run of a registry answers with. */
export type RegistryAnswer = {
  readonly result: RegistryResult;
  /** Row i: the figures of path `completedPaths[i]`, `rowWidth` doubles (see `layoutOf`); null unless asked for. */
  readonly rows: Float64Array | null;
  readonly rowWidth: number;
  readonly completedPaths: Int32Array;
};

export type Progress = z.infer<typeof progressSchema>;

export const fromEngineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('progress'), runId: z.string(), progress: progressSchema }),
  /**
   * `outcome` is a RunAnswer, PathReplay, InsightResult, RegistryAnswer or RegistryReplay: plain values and typed arrays by
   * structured clone, not parsed again.
   */
  z.object({ type: z.literal('done'), runId: z.string(), outcome: z.unknown() }),
  z.object({ type: z.literal('cancelled'), runId: z.string(), outcome: z.unknown() }),
  z.object({ type: z.literal('failed'), runId: z.string(), error: errorInfoSchema }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;
