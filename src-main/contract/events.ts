import { z } from 'zod';
import { errorInfoSchema } from '../../src-engine/index.ts';
import { stream } from './define.ts';
import { exportJobSchema } from './packs.ts';
import { projectSchema } from './project.ts';
import { runProgressSchema, runRowSchema } from './runs.ts';
import { scenarioRowSchema } from './scenarios.ts';

/** What a window must hear to stay true. A slow window gets the latest of each kind, never a backlog. */
export const appEventSchema = z.discriminatedUnion('type', [
  /** A scenario was made, edited, described or removed (row null). */
  z.object({ type: z.literal('scenario'), id: z.int(), row: scenarioRowSchema.nullable() }),
  z.object({ type: z.literal('run'), id: z.int(), row: runRowSchema.nullable() }),
  z.object({ type: z.literal('progress'), run: runProgressSchema }),
  z.object({
    type: z.literal('engine'),
    state: z.enum(['starting', 'ready', 'busy', 'restarting', 'stopped']),
    /** What happened, for the status bar; null when all is well. */
    error: errorInfoSchema.nullable(),
  }),
  z.object({
    type: z.literal('store'),
    state: z.enum(['saved', 'saving', 'problem']),
    error: errorInfoSchema.nullable(),
  }),
  /** An export was asked for, goes on or has ended: at most every 250 ms each. */
  z.object({ type: z.literal('export'), job: exportJobSchema }),
  /** The project that stands now, and each one that takes its place. Another `openedAt`: other content, even at the same path. */
  z.object({ type: z.literal('project'), project: projectSchema, openedAt: z.string() }),
  /** The user asked for something through a menu of the system. */
  z.object({ type: z.literal('command'), command: z.string() }),
]);
export type AppEvent = z.infer<typeof appEventSchema>;

export const eventMethods = {
  /** First what stands now (project, engine, store, live runs), then every change. */
  'events.watch': stream(z.object({}), appEventSchema),
} as const;
