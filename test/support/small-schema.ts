import { z } from 'zod';
import { group, param } from '../../src-engine/core/param.ts';

const source = 'assumption: made for tests';

/** A scenario schema in miniature with one parameter of every kind. Tests of the scenario machinery run on it. */
export const smallSchema = z.strictObject({
  format: z.literal(1),
  name: z.string().min(1).max(80),
  description: z.string().optional(),
  fund: group('Fund', 'The vehicle.', {
    commitmentsAud: param(z.number().min(1_000_000).max(1e11).default(100_000_000), {
      title: 'Commitments',
      unit: 'Aud',
      doc: 'Capital promised.',
      source,
      witness: { value: 60_000_000 },
    }),
    lifeMonths: param(z.int().min(24).max(240).default(120), {
      title: 'Fund life',
      unit: 'Month',
      doc: 'Months to the end.',
      source,
      witness: { value: 96 },
    }),
    firstCloseDate: param(z.iso.date().default('2026-07-31'), {
      title: 'First close',
      unit: 'Date',
      doc: 'Date of month 0.',
      source,
      witness: { value: '2027-02-28' },
    }),
    pace: param(z.enum(['even', 'front-loaded', 'bell']).default('even'), {
      title: 'Pace',
      unit: 'Text',
      doc: 'Shape of deployment.',
      source,
      witness: { value: 'bell' },
    }),
    europeanFlag: param(z.boolean().default(true), {
      title: 'European',
      unit: 'Flag',
      doc: 'Whole fund.',
      source,
      witness: { value: false },
    }),
    seed: param(
      z
        .union([z.string().min(1), z.int()])
        .default('equihome')
        .transform(String),
      { title: 'Seed', unit: 'Text', doc: 'Any text.', source, witness: { value: 'other' } },
    ),
  }),
  waterfall: group('Waterfall', 'Who gets what.', {
    carryFraction: param(z.number().min(0).max(0.5).default(0.2), {
      title: 'Carry',
      unit: 'Fraction',
      doc: 'Share of profit.',
      source,
      witness: { value: 0.1 },
    }),
    growthAnnual: param(z.number().gt(-1).default(0.05), {
      title: 'Growth',
      unit: 'Annual',
      doc: 'Growth a year.',
      source,
      witness: { value: 0.1 },
    }),
    capAud: param(z.number().min(0).nullable().default(null), {
      title: 'Cap',
      unit: 'Aud',
      doc: 'Upper bound, null for none.',
      source,
      witness: { value: 1 },
    }),
    tiers: param(
      z
        .array(
          z.strictObject({
            floorAud: param(z.number().min(0), {
              title: 'From',
              unit: 'Aud',
              doc: 'Where the tier starts.',
              source,
              witness: { value: 1 },
            }),
            shareFraction: z.number().min(0).max(1),
          }),
        )
        .max(4)
        .default([]),
      { title: 'Tiers', unit: 'Fraction', doc: 'Splits.', source, witness: { value: [] } },
    ),
    zoneWeights: param(z.record(z.string(), z.number().min(0).max(1)).default({ green: 1 }), {
      title: 'Weights',
      unit: 'Fraction',
      doc: 'By zone.',
      source,
      witness: { value: { red: 1 } },
    }),
  }),
});
