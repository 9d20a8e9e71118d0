import { z } from 'zod';
import {
  units,
  type ComparisonView,
  type DeskView,
  type DistributionView,
  type HeadlineView,
  type PlainObject,
} from '../../src-engine/index.ts';
import { call, own } from './define.ts';
import { runId } from './runs.ts';

export const deskTabs = ['distribution', 'cash', 'waterfall', 'portfolio', 'guardrails'] as const;

/** What became of a file that the user asked for. */
export const savedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), path: z.string() }),
  /** In a browser: an address of this host, good once. */
  z.object({ kind: z.literal('download'), url: z.string(), name: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type Saved = z.infer<typeof savedSchema>;

export const resultMethods = {
  'results.headline': call(z.object({ id: runId }), own<HeadlineView>()),
  'results.desk': call(z.object({ id: runId, tab: z.enum(deskTabs) }), own<DeskView>()),
  /** Any metric of the run as a distribution, with a marker where the user put it. */
  'results.distribution': call(
    z.object({ id: runId, metric: z.string().max(100), marker: z.number().nullable() }),
    own<DistributionView>(),
  ),
  'results.metrics': call(
    z.object({ id: runId }),
    z.array(z.object({ name: z.string(), title: z.string(), unit: z.enum(units), doc: z.string() })),
  ),
  /** One metric of all paths, by path index; NaN for no value. */
  'results.column': call(
    z.object({ id: runId, metric: z.string().max(100) }),
    z.object({ values: own<Float64Array>() }),
  ),
  /** The document that a run pinned: all layers merged, as it was simulated. */
  'results.document': call(z.object({ id: runId }), own<PlainObject>()),
  'results.compare': call(z.object({ ids: z.array(runId).min(2).max(6) }), own<ComparisonView>()),
  /** One table of a run as CSV: metrics of all paths, statistics of each, percentiles by month, or guardrails. */
  'exports.runCsv': call(
    z.object({ id: runId, table: z.enum(['metrics', 'summary', 'fans', 'guardrails']) }),
    savedSchema,
  ),
  /** The memo that the window in front shows, as PDF by its own browser engine. Desktop only: a browser prints by itself. */
  'exports.memoPdf': call(z.object({ id: runId }), savedSchema),
  'exports.scenarioYaml': call(z.object({ id: z.int().min(1) }), savedSchema),
  'exports.comparisonCsv': call(z.object({ ids: z.array(runId).min(2).max(6) }), savedSchema),
} as const;
