import { z } from 'zod';
import { group, param } from '../../core/param.ts';

/** What happens with cash from early exits: how much is advanced again, when, and to whom. */
export const reinvestmentConfig = group('Reinvestment', 'Recycling of proceeds into new advances.', {
  untilMonth: param(z.int().min(0).max(240).default(60), {
    title: 'Recycling until',
    unit: 'Month',
    doc: 'Proceeds received up to and including this month are recycled; 0 recycles nothing.',
    source: 'sample fund base-100m; assumption: five years',
    witness: { value: 36 },
  }),
  basis: param(z.enum(['principal', 'all-proceeds']).default('principal'), {
    title: 'Recycled part',
    unit: 'Text',
    doc: 'Principal repaid, or all proceeds (fees due and not covered by calls are then paid before recycling).',
    source: 'house model: Cash: recycleBasis',
    witness: { value: 'all-proceeds' },
  }),
  rateFraction: param(z.number().min(0).max(1).default(1), {
    title: 'Recycling rate',
    unit: 'Fraction',
    doc: 'Share of the recycled part that is kept for new advances; the rest is distributed.',
    source: 'assumption: all of it',
    witness: { value: 0.5 },
  }),
  capFraction: param(z.number().min(0).max(10).default(1), {
    title: 'Recycling cap',
    unit: 'Fraction',
    doc: 'Largest cumulative amount recycled as a share of commitments; beyond it proceeds are distributed.',
    source: 'assumption: 100 % of commitments, an upper bound usual in private-fund agreements',
    witness: { value: 0.02 },
  }),
  delayMonths: param(z.int().min(0).max(36).default(1), {
    title: 'Delay',
    unit: 'Month',
    doc: 'Months between receiving proceeds and being able to advance them again.',
    source: 'sample fund base-100m',
    witness: { value: 6 },
  }),
  everyMonths: param(z.int().min(1).max(24).default(1), {
    title: 'Frequency',
    unit: 'Month',
    doc: 'Recycled cash is advanced in months divisible by this number.',
    source: 'assumption: monthly',
    witness: { value: 6 },
  }),
  minimumAud: param(z.number().min(0).max(1_000_000_000).default(0), {
    title: 'Smallest pool',
    unit: 'Aud',
    doc: 'Recycled cash waits until this much has come together.',
    source: 'assumption: no minimum',
    witness: { value: 3_000_000 },
  }),
  reserveFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Reserve band',
    unit: 'Fraction',
    doc: 'Share of the marks of the book that stays in the recycling pool as a reserve until recycling ends.',
    source: 'assumption: none',
    witness: { value: 0.02 },
  }),
  strategy: param(z.enum(['keep', 'rebalance', 'opportunistic', 'custom']).default('rebalance'), {
    title: 'Strategy',
    unit: 'Text',
    doc: 'keep: by target weights; rebalance: to the zone furthest below its target at cost; opportunistic: target weights tilted to past zone growth; custom: own weights.',
    source: 'house model: Cash',
    witness: { value: 'keep' },
  }),
  lookbackMonths: param(z.int().min(1).max(60).default(12), {
    title: 'Lookback of past growth',
    unit: 'Month',
    doc: 'Window of past zone growth for the opportunistic strategy.',
    source: 'assumption: one year',
    witness: { value: 36, given: { 'reinvestment.strategy': 'opportunistic' } },
  }),
  tilt: param(z.number().min(-50).max(50).default(5), {
    title: 'Tilt to past growth',
    unit: 'Score',
    doc: 'Weights are target x exp(tilt x past log growth), scaled to sum to 1.',
    source: 'assumption',
    witness: { value: 30, given: { 'reinvestment.strategy': 'opportunistic' } },
  }),
  customGreenFraction: param(z.number().min(0).max(1).default(0.4), {
    title: 'Custom weight green',
    unit: 'Fraction',
    doc: 'Share of recycled advances in green suburbs under the custom strategy. The three sum to 1.',
    source: 'assumption: as the target weight',
    witness: {
      value: 0,
      given: { 'reinvestment.strategy': 'custom' },
      along: { 'reinvestment.customRedFraction': 0.6 },
    },
  }),
  customOrangeFraction: param(z.number().min(0).max(1).default(0.4), {
    title: 'Custom weight orange',
    unit: 'Fraction',
    doc: 'Share of recycled advances in orange suburbs under the custom strategy. The three sum to 1.',
    source: 'assumption: as the target weight',
    witness: {
      value: 0,
      given: { 'reinvestment.strategy': 'custom' },
      along: { 'reinvestment.customRedFraction': 0.6 },
    },
  }),
  customRedFraction: param(z.number().min(0).max(1).default(0.2), {
    title: 'Custom weight red',
    unit: 'Fraction',
    doc: 'Share of recycled advances in red suburbs under the custom strategy. The three sum to 1.',
    source: 'assumption: as the target weight',
    witness: {
      value: 0.6,
      given: { 'reinvestment.strategy': 'custom' },
      along: { 'reinvestment.customGreenFraction': 0 },
    },
  }),
  sizeMultiple: param(z.number().min(0.1).max(5).default(1), {
    title: 'Size of recycled advances',
    unit: 'Multiple',
    doc: 'Recycled advances ask for this multiple of the drawn size, within the same bounds.',
    source: 'assumption: same size',
    witness: { value: 1.5 },
  }),
  ltvCapMultiple: param(z.number().min(0.1).max(2).default(1), {
    title: 'LTV cap of recycled advances',
    unit: 'Multiple',
    doc: 'The LTV cap of recycled advances as a multiple of the cap of first advances.',
    source: 'assumption: same cap',
    witness: { value: 0.5 },
  }),
});
export type ReinvestmentConfig = z.output<typeof reinvestmentConfig>;
