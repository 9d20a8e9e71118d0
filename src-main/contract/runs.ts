import { z } from 'zod';
import { errorInfoSchema, progressSchema, type PartialView, type PreviewView } from '../../src-engine/index.ts';
import { call, own } from './define.ts';
import { scenarioId } from './scenarios.ts';

export const runId = z.int().min(1);

/** queued -> running <-> paused -> done, cancelled, failed or interrupted; interrupted -> queued when resumed. */
export const runStates = ['queued', 'running', 'paused', 'interrupted', 'cancelled', 'failed', 'done'] as const;
export type RunState = (typeof runStates)[number];

export const runRowSchema = z.object({
  id: runId,
  scenarioId,
  /** Name and version of the scenario when the run began; a run never changes with its scenario. */
  scenarioName: z.string(),
  version: z.int(),
  state: z.enum(runStates),
  pathsAsked: z.int(),
  /** Paths whose rows are in the store. */
  pathsDone: z.int(),
  seed: z.string(),
  tags: z.array(z.string()),
  note: z.string(),
  isArchived: z.boolean(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** Time under way, without pauses. */
  workSeconds: z.number(),
  error: errorInfoSchema.nullable(),
  engineVersion: z.string(),
  scenarioHash: z.string(),
  resultHash: z.string().nullable(),
  meanNetIrrAnnual: z.number().nullable(),
  standardErrorAnnual: z.number().nullable(),
  belowHurdleFraction: z.number().nullable(),
});
export type RunRow = z.infer<typeof runRowSchema>;

/** What a live run tells, at most every 250 ms. */
export const runProgressSchema = z.object({
  runId,
  state: z.enum(runStates),
  progress: progressSchema,
  /** Place in the queue, 0 for the run under way. */
  queuePosition: z.int(),
  partial: own<PartialView | null>(),
});
export type RunProgress = z.infer<typeof runProgressSchema>;

export const runEstimateSchema = z.object({
  paths: z.int(),
  /** Null when nothing of this kind was measured yet. */
  seconds: z.number().nullable(),
  memoryMb: z.number(),
  diskMb: z.number(),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;

const id = z.object({ id: runId });

export const runMethods = {
  /** Newest first. */
  'runs.list': call(z.object({ scenarioId: scenarioId.optional() }), z.array(runRowSchema)),
  'runs.get': call(id, runRowSchema),
  /** Pins the current version and puts it in the queue. Refused with the fields when the scenario cannot be run. */
  'runs.start': call(
    z.object({
      scenarioId,
      /** Over those of the scenario. */
      paths: z.int().min(1).max(1_000_000).optional(),
      seed: z.string().max(200).optional(),
    }),
    runRowSchema,
  ),
  'runs.estimate': call(z.object({ scenarioId, paths: z.int().min(1).max(1_000_000).optional() }), runEstimateSchema),
  /** Answered when the state is in the store. Finished chunks are kept and marked partial. */
  'runs.cancel': call(id, runRowSchema),
  'runs.pause': call(id, runRowSchema),
  /** A paused, interrupted or cancelled run goes on from its last chunk. */
  'runs.resume': call(id, runRowSchema),
  'runs.describe': call(
    z.object({
      id: runId,
      tags: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
      note: z.string().max(40_000).optional(),
      isArchived: z.boolean().optional(),
    }),
    runRowSchema,
  ),
  'runs.remove': call(id, z.object({})),
  /** Every live run now: for a window that has just opened. */
  'runs.live': call(z.object({}), z.array(runProgressSchema)),
  /** One deterministic path of the scenario as it is saved. */
  'runs.preview': call(z.object({ scenarioId }), own<PreviewView>()),
} as const;
