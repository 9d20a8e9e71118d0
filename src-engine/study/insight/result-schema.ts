import { z } from 'zod';
import { exitCauses } from '../../fund/exits/table.ts';
import { zoneNames } from '../../fund/zones/table.ts';
import { cohortKeys } from './cohort-keys.ts';
import { concentrationKinds } from './concentration.ts';
import { insightSettings } from './settings.ts';

/**
 * Shape of `insight --json` and `insight.json`, format 1: docs/result-format.md says it in words. Strict, as that of a run: a
 * field that is not here is an error. A figure that does not exist is null, never 0.
 */
const figure = z.number().nullable();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape);
const byName = <T extends z.ZodType>(names: readonly string[], item: T) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, item])));
const spread = group({ mean: figure, low: figure, median: figure, high: figure });

/** Figures of some advances over all pooled paths. */
const cohortFigures = {
  advances: count,
  paths: count,
  meanAdvances: z.number().min(0),
  few: z.boolean(),
  principalAud: z.number(),
  proceedsAud: z.number(),
  lossAud: z.number(),
  meanLtvFraction: figure,
  causeFractions: byName(exitCauses, share),
  meanLifeYears: figure,
  walYears: figure,
  defaultRateFraction: share,
  defaultRateStandardError: figure,
  lossRateFraction: figure,
  proceedsMultiple: figure,
  appreciationFraction: figure,
  grossIrrAnnual: figure,
};

const triangle = group({
  vintage: z.int().min(1),
  paths: count,
  advances: count,
  ages: z.array(
    group({ ageYears: z.int().min(1), exits: spread, defaults: spread, proceeds: spread, balance: spread }),
  ),
});

const reading = { paths: count, hhi: spread, largestFraction: spread, topFraction: spread };
const concentration = group({
  kind: z.enum(concentrationKinds),
  months: z.array(group({ month: count, ...reading })),
  peak: group(reading),
  largest: z.array(group({ name: z.string(), meanFraction: share })),
});

const clusters = group({
  features: z.array(z.string()),
  sampleAdvances: count,
  silhouetteAdvances: count,
  tried: z.array(group({ clusters: z.int().min(2), silhouette: figure, spread: z.number() })),
  chosen: z.int().min(2),
  silhouette: figure,
  profiles: z.array(
    group({
      ...cohortFigures,
      shareFraction: share,
      means: z.record(z.string(), z.number()),
      zoneFractions: byName(zoneNames, share),
      apart: z.array(group({ feature: z.string(), deviations: z.number() })),
    }),
  ),
});

const side = group({ paths: count, advances: count, events: count });
const prediction = group({
  target: z.enum(['endsWithin', 'defaultsWithin']),
  withinYears: z.int().min(1),
  train: side,
  test: side,
  forestAdvances: count,
  baseRate: group({ probability: figure, brier: figure, logLoss: figure }),
  models: z.array(
    group({
      model: z.enum(['logistic', 'forest']),
      auc: figure,
      aucStandardError: figure,
      brier: figure,
      logLoss: figure,
      brierSkill: figure,
      brierSkillStandardError: figure,
      calibration: z.array(group({ advances: count, meanPredicted: share, observed: share })),
      importance: z.array(group({ feature: z.string(), aucLoss: figure })),
    }),
  ),
  reason: z.string(),
});

const anomalies = group({
  features: z.array(z.string()),
  sampleAdvances: count,
  flaggedAdvances: count,
  flaggedFraction: share,
  flaggedFrom: figure,
  beyondNormalFraction: share,
  listed: z.array(
    group({
      path: count,
      advance: count,
      suburb: z.string(),
      cause: z.enum(exitCauses),
      distance: figure,
      reasons: z.array(group({ feature: z.string(), deviations: figure, value: figure })),
    }),
  ),
});

export const insightResultSchema = group({
  format: z.literal(1),
  engineVersion: z.string(),
  scenarioName: z.string(),
  scenarioHash: hash,
  dataHashes: z.record(z.string(), hash),
  seed: z.string(),
  mode: z.enum(['monteCarlo', 'antithetic', 'sobol']),
  settings: byName(Object.keys(insightSettings), z.number()),
  paths: z.array(count),
  advances: count,
  warnings: z.array(z.string()),
  cohorts: z.array(
    group({ by: z.array(z.enum(cohortKeys)), cells: z.array(group({ ...cohortFigures, names: z.array(z.string()) })) }),
  ),
  triangles: z.array(triangle),
  concentration: z.array(concentration),
  clusters,
  predictions: z.array(prediction),
  anomalies,
});
/** An insight as it is read back from JSON. */
export type StoredInsight = z.output<typeof insightResultSchema>;
