import { z } from 'zod';
import { units } from '../../core/units.ts';
import { runManifestSchema } from './manifest.ts';
import { managerResultSchema } from './manager-result-schema.ts';
import { detailSchema } from './detail/schema.ts';

/**
 * Shape of `result.json` and of `run --json`, format 1: docs/result-format.md says it in words. Strict: a field that is not
 * here is an error, so that the format cannot grow unseen. A figure that does not exist is null, never 0.
 */
const figure = z.number().nullable();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const unit = z.enum(units);
const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape);
/** A figure with its 95 % interval. */
const estimate = { value: figure, low: figure, high: figure };

export const metricSchema = group({
  name: z.string(),
  unit,
  doc: z.string(),
  count,
  nullCount: count,
  totalLossCount: count,
  mean: figure,
  standardError: figure,
  sd: figure,
  skewness: figure,
  min: figure,
  max: figure,
  percentiles: z.array(group({ percentile: share, ...estimate })),
  histogram: group({ low: figure, high: figure, counts: z.array(count) }),
});

const risk = group({
  hurdleAnnual: z.number(),
  riskFreeAnnual: z.number(),
  valuedCount: count,
  nullCount: count,
  totalLossCount: count,
  valueAtRisk: z.array(group({ level: share, ...estimate })),
  conditionalValueAtRisk: z.array(group({ level: share, ...estimate })),
  lossProbability: group(estimate),
  belowHurdleProbability: group(estimate),
  sharpe: figure,
  sortino: figure,
  tailFraction: share,
  tailDependence: figure,
  marketCorrelation: figure,
});

export const designSchema = group({ clusters: z.enum(['paths', 'pairs', 'replicates']), replicates: count });
export const medianPathSchema = group({ path: count, netIrrAnnual: z.number() }).nullable();

const summary = group({
  pathCount: count,
  design: designSchema,
  metrics: z.array(metricSchema),
  risk,
  convergence: z.array(group({ paths: count, mean: figure, standardError: figure })),
  medianPath: medianPathSchema,
});

const guardrail = group({
  rule: z.string(),
  title: z.string(),
  severity: z.enum(['info', 'warning', 'breach']),
  unit,
  limit: z.number(),
  value: figure,
  headroom: figure,
  firstMonth: z.number().min(0).nullable(),
  shareOfPaths: share.nullable(),
  state: z.enum(['pass', 'breach', 'not-evaluable']),
  reason: z.string(),
  override: group({
    by: z.string(),
    date: z.iso.date(),
    reason: z.string(),
    until: z.iso.date().nullable(),
    covers: z.boolean(),
  }).nullable(),
});
const guardrailCounts = group({ pass: count, breach: count, overridden: count, notEvaluable: count });

const rule = group({
  name: z.string(),
  when: group({ metric: z.string(), op: z.enum(['above', 'at-least', 'below', 'at-most']), threshold: z.number() }),
  fromYear: z.int().min(1),
  toYear: z.int().min(1).nullable(),
  lasts: z.enum(['while', 'window', 'ever']),
  set: z.record(z.string(), z.union([z.number(), z.boolean()])),
  shareOfPaths: share,
  firstMonth: count.nullable(),
  meanMonths: z.number().min(0),
  inForceFraction: z.array(share),
});

const tranche = group({
  class: z.enum(['senior', 'mezzanine', 'preferred', 'equity']),
  sizeFraction: share,
  sizeAud: z.number(),
  attachmentFraction: share,
  detachmentFraction: share,
  shortfallProbability: group(estimate),
  expectedLossAud: figure,
  expectedLossFraction: figure,
});

const fan = group({
  series: group({
    name: z.string(),
    unit,
    doc: z.string(),
    low: z.number(),
    high: z.number(),
    scale: z.enum(['linear', 'log']),
  }),
  percentiles: z.array(share),
  values: z.array(z.array(figure)),
  resolution: z.number().positive(),
});

const countCheck = group({
  actual: count,
  expected: z.number().min(0),
  low: count,
  high: count,
  ratio: figure,
  outside: z.boolean(),
});

const seasoned = group({
  asOfMonth: count,
  asOfDate: z.iso.date(),
  advances: count,
  living: count,
  inDefault: count,
  exited: count,
  lpPaidInAud: z.number(),
  lpDistributedAud: z.number(),
  lpDistributedStatedAud: figure,
  carryAud: z.number(),
  carryStatedAud: figure,
  uncalledAud: z.number(),
  cashAud: z.number(),
  recyclableCashAud: z.number(),
  debtAud: z.number(),
  markAud: z.number(),
  navAud: z.number(),
  lpNavAud: z.number(),
  dpiMultiple: figure,
  tvpiMultiple: figure,
  unreconciledAud: z.number(),
  historyMonths: count,
  recordedMonths: count,
  actualAgainstModel: z.array(
    group({
      by: z.enum(['all', 'vintage', 'zone', 'ltvBand']),
      cohort: z.string(),
      advances: count,
      exposureYears: z.number(),
      exits: countCheck,
      defaults: countCheck,
      proceedsAud: z.number(),
      expectedProceedsAud: z.number(),
    }),
  ),
});

export const resultSchema = group({
  format: z.literal(1),
  manifest: runManifestSchema,
  partial: z.boolean(),
  manager: managerResultSchema.nullable(),
  warnings: z.array(z.string()),
  zones: z.array(
    group({ zone: z.string(), suburbCount: count, growthAnnual: z.number(), volatilityAnnual: z.number() }),
  ),
  summary,
  guardrails: z.array(guardrail),
  guardrailCounts,
  rules: z.array(rule),
  tranches: z.array(tranche),
  fans: z.array(fan),
  seasoned: seasoned.nullable(),
  /** Only with `--report full`. */
  detail: detailSchema.optional(),
});
/** A result as it is read back from JSON. */
export type StoredResult = z.output<typeof resultSchema>;
