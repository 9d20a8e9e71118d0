import { z } from 'zod';
import { errorInfoSchema, type ErrorInfo } from './core/errors.ts';
import type { RunResult } from './fund/run/result.ts';
import type { RegistryResult } from './registry/result.ts';
import type { PartialView } from './views/shapes.ts';

/** Messages between a host (command line or app) and the engine process. Both sides parse what they get. */

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

/** A chunk of 64 paths that is done: its rows and its fan counts, packed (`packCounts`). */
const chunkSchema = z.object({
  chunk: z.int().min(0),
  rows: z.custom<Float64Array>((value) => value instanceof Float64Array),
  counts: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type PackedChunk = z.infer<typeof chunkSchema>;

export const toEngineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run'),
    runId: z.string(),
    job: jobSchema,
    workers: z.int().min(1).max(256),
    /** Whether the rows of all paths come with the result. */
    keepRows: z.boolean(),
    /** Whether each chunk is posted when it is done, and progress comes with a partial view. */
    chunks: z.boolean().optional(),
    /** Whether the result carries its detail: the median path, replayed. */
    full: z.boolean().optional(),
    /**
     * Nothing is simulated: the answer is that of the chunks that were brought, like one of a run cancelled after them. Answered
     * beside a run that is under way.
     */
    broughtOnly: z.boolean().optional(),
  }),
  /** Chunks that an earlier process finished, some at a time, before the run that they belong to. They are not simulated again. */
  z.object({ type: z.literal('bring'), runId: z.string(), chunks: z.array(chunkSchema).max(256) }),
  /** A run under way stops after the paths in hand and waits, without work; `resume` lets it go on. */
  z.object({ type: z.literal('pause'), runId: z.string() }),
  z.object({ type: z.literal('resume'), runId: z.string() }),
  /** Parsed and resolved, not simulated. Answered with an Inspection, also beside a run that is under way. */
  z.object({ type: z.literal('inspect'), runId: z.string(), job: jobSchema }),
  /** One expected path. Answered with a PreviewView, also beside a run; one not begun gives way to a later one of its scope. */
  z.object({ type: z.literal('preview'), runId: z.string(), job: jobSchema, scope: z.string() }),
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
  /** Means over the first `paths` paths. Answered with MeanFlows. */
  z.object({ type: z.literal('mean-flows'), runId: z.string(), job: jobSchema, paths: z.int().min(1).max(1_000_000) }),
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

/** What a document would run: for an estimate, and for the manifest before the first path. */
export type InspectedRun = {
  readonly scenarioName: string;
  readonly paths: number;
  readonly seed: string;
  readonly mode: string;
  readonly scenarioHash: string;
  readonly dataHashes: Readonly<Record<string, string>>;
  /** Doubles kept per path, and their names. */
  readonly rowWidth: number;
  readonly columnNames: readonly string[];
  readonly months: number;
  /** Counts that each worker keeps, 4 bytes each. */
  readonly fanCountLength: number;
  /** Most advances of a path: about 200 bytes each in every worker. */
  readonly advanceCapacity: number;
  readonly warnings: readonly string[];
};
/** An invalid document is an answer, not a failure: its problems by field. */
export type Inspection =
  { readonly ok: true; readonly run: InspectedRun } | { readonly ok: false; readonly error: ErrorInfo };

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
  /** The process serves. `kernelHash`: self-test of its arithmetic (see `kernelHash`). */
  z.object({ type: z.literal('ready'), engineVersion: z.string(), kernelHash: z.string() }),
  /** A sign of life, every second. The next sign comes within `quietMs`, which is long before a piece that cannot be divided. */
  z.object({ type: z.literal('beat'), quietMs: z.number().positive() }),
  z.object({
    type: z.literal('progress'),
    runId: z.string(),
    progress: progressSchema,
    /** A PartialView of a run that asked for chunks. */
    partial: z.custom<PartialView>((value) => typeof value === 'object' && value !== null).optional(),
  }),
  z.object({ type: z.literal('chunks'), runId: z.string(), chunks: z.array(chunkSchema) }),
  /**
   * `outcome` is a RunAnswer, PathReplay, MeanFlows, InsightResult, RegistryAnswer, RegistryReplay, Inspection or PreviewView: plain
   * values and typed arrays by structured clone, not parsed again.
   */
  z.object({ type: z.literal('done'), runId: z.string(), outcome: z.unknown() }),
  z.object({ type: z.literal('cancelled'), runId: z.string(), outcome: z.unknown() }),
  z.object({ type: z.literal('failed'), runId: z.string(), error: errorInfoSchema }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;
