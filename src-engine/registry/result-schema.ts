import { z } from 'zod';
import { units } from '../core/units.ts';
import { registryManifestSchema } from '../fund/run/manifest.ts';
import { metricSchema, resultSchema, designSchema, medianPathSchema } from '../fund/run/result-schema.ts';

/**
 * Shape of `registry.json` and of `registry --json`, format 1: docs/result-format.md says it in words. Strict: a field that is
 * not here is an error. A figure that does not exist is null, never 0.
 */
const figure = z.number().nullable();
const count = z.int().min(0);
const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape);

const yearFigure = group({
  name: z.string(),
  unit: z.enum(units),
  mean: figure,
  p5: figure,
  p50: figure,
  p95: figure,
});

const year = group({
  yearEnd: z.int(),
  fromMonth: count,
  toMonth: count,
  figures: z.array(
    group({ name: z.string(), unit: z.enum(units), mean: figure, p5: figure, p50: figure, p95: figure }),
  ),
});

export const registryResultSchema = group({
  format: z.literal(1),
  kind: z.literal('registry'),
  manifest: registryManifestSchema,
  partial: z.boolean(),
  warnings: z.array(z.string()),
  funds: z.array(group({ name: z.string(), closeMonth: count, result: resultSchema })).min(1),
  carryBasis: z.enum(['none', 'netted', 'pooled']),
  together: group({
    pathCount: count,
    design: designSchema,
    metrics: z.array(metricSchema),
    medianPath: medianPathSchema,
  }),
  netIrrCorrelation: z.array(z.array(figure)),
  years: z.array(year),
  manager: group({
    metrics: z.array(metricSchema),
    participants: z.array(
      group({
        name: z.string(),
        kind: z.enum(['house', 'partner', 'staff']),
        shareFraction: z.number().min(0).max(1),
        carry: yearFigure,
      }),
    ),
    years: z.array(year),
  }).nullable(),
});
/** A result as it is read back from JSON. */
export type StoredRegistryResult = z.output<typeof registryResultSchema>;
