import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { replayConfig } from './config-replay.ts';

const MODEL = 'house model, stress presets';
const fallen = { 'stress.valueFallFraction': 0.3 } as const;

/**
 * Shocks to the market path and to the hazards of exit, and recorded markets to follow. Nothing is shocked by default. A
 * stressed run has the draws of the unstressed one: path k is the same fund in the same market but for the shock.
 */
export const stressConfig = group(
  'Stress',
  'A shock to values, rates, defaults and liquidity over stated months, and the replay of recorded markets. Off by default.',
  {
    preset: param(z.enum(['none', 'mild', 'severe', 'crisis']).default('none'), {
      title: 'Named stress',
      unit: 'Text',
      doc: 'Values, rates, default hazard, liquidity: mild -10 %, +1 point, x1.5, 0.3; severe -30 %, +3, x3, 0.7; crisis -50 %, +5, x5, 0.9. The four shocks below come on top of it.',
      source: MODEL,
      witness: { value: 'severe' },
    }),
    valueFallFraction: param(z.number().min(-1).max(0.95).default(0), {
      title: 'Fall of values',
      unit: 'Fraction',
      doc: 'All home values fall by this fraction against what they would have been (below 0: rise). On top of a named stress: what is left of values is multiplied.',
      source: MODEL,
      witness: { value: 0.3 },
    }),
    rateRiseAnnual: param(z.number().min(-0.1).max(0.2).default(0), {
      title: 'Rise of rates',
      unit: 'Annual',
      doc: 'Added to the cash rate (not below its floor) and to the mortgage rate. The shock does not pass through the betas of price growth: the fall of values says what prices do. Added to a named stress.',
      source: MODEL,
      witness: { value: 0.05 },
    }),
    defaultMultiplier: param(z.number().min(0).max(50).default(1), {
      title: 'Multiple of defaults',
      unit: 'Multiple',
      doc: 'Multiplies every hazard of default, beyond what values, rates and unemployment do to it by their own. Times a named stress.',
      source: MODEL,
      witness: { value: 20 },
    }),
    liquidityShockFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Loss of liquidity',
      unit: 'Fraction',
      doc: 'Hazards of sale and refinance are multiplied by 1 less this: owners who would sell or refinance cannot. Prices and costs are left to the other shocks. On top of a named stress: what is left is multiplied.',
      source: `${MODEL}; assumption: liquidity is the part of sales and refinances that comes about`,
      witness: { value: 0.8 },
    }),
    startMonth: param(z.int().min(0).max(600).default(24), {
      title: 'Start of the shock',
      unit: 'Month',
      doc: 'Last month-end without shock.',
      source: 'assumption: when the investment period of base-100m ends, so that the shock meets the whole book',
      witness: { value: 60, given: fallen },
    }),
    applyMonths: param(z.int().min(1).max(240).default(12), {
      title: 'Months of building up',
      unit: 'Month',
      doc: 'The shock grows evenly to its full size over these months: logs of values, points of rates, multiples of hazards.',
      source: 'assumption: a year; the Sydney fall of 2017-19 took two, that of 2022 one',
      witness: { value: 48, given: fallen },
    }),
    lastMonths: param(z.int().min(0).max(600).default(12), {
      title: 'Months at full size',
      unit: 'Month',
      doc: 'How long the full shock lasts before it recovers.',
      source: 'assumption: a year',
      witness: { value: 60, given: { 'stress.defaultMultiplier': 20 } },
    }),
    recoverMonths: param(z.int().min(1).max(600).default(24), {
      title: 'Months of recovery',
      unit: 'Month',
      doc: 'Rates, defaults and liquidity go back to where they would have been evenly over these months; values regain the part below.',
      source: 'assumption: two years',
      witness: { value: 60, given: { 'stress.defaultMultiplier': 20 } },
    }),
    valueRecoveryFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Part of the fall regained',
      unit: 'Fraction',
      doc: 'Share of the fall of values (in logs) that the recovery gives back. At 0 values grow on as they would have, from the lower level.',
      source: 'assumption: none, the harsher reading of a fall of values',
      witness: { value: 1, given: fallen },
    }),
    replay: replayConfig,
  },
);
export type StressConfig = z.output<typeof stressConfig>;
