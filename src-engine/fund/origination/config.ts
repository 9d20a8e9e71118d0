import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { overAdvanceConfig } from './config-over-advance.ts';

/** How advances are made: pace, size, loan-to-value, what stands before them. */
export const originationConfig = group('Origination', 'Pace, size and loan-to-value of new advances.', {
  investmentMonths: param(z.int().min(1).max(120).default(24), {
    title: 'Investment period',
    unit: 'Month',
    doc: 'Months from first close over which committed capital is advanced. Cohorts start in month 0.',
    source: 'sample fund base-100m; assumption: two years to deploy',
    witness: { value: 12 },
  }),
  pace: param(z.enum(['even', 'front-loaded', 'back-loaded', 'bell']).default('even'), {
    title: 'Pace',
    unit: 'Text',
    doc: 'Shape of deployment over the investment period: even, linearly falling, linearly rising, or a symmetric bell (parabola).',
    source: 'sample fund base-100m',
    witness: { value: 'front-loaded' },
  }),
  advanceMeanAud: param(z.number().min(1000).max(50_000_000).default(250_000), {
    title: 'Mean advance',
    unit: 'Aud',
    doc: 'Mean of the normal from which the wanted advance is drawn, before the bounds and the LTV caps.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 300_000 },
  }),
  advanceSdAud: param(z.number().min(0).max(50_000_000).default(50_000), {
    title: 'Standard deviation of the advance',
    unit: 'Aud',
    doc: 'Standard deviation of the wanted advance before truncation.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 20_000 },
  }),
  advanceMinAud: param(z.number().min(1000).max(50_000_000).default(100_000), {
    title: 'Smallest advance',
    unit: 'Aud',
    doc: 'Applications that the caps push below this size are declined.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 220_000 },
  }),
  advanceMaxAud: param(z.number().min(1000).max(50_000_000).default(500_000), {
    title: 'Largest advance',
    unit: 'Aud',
    doc: 'Upper bound of the wanted advance.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 260_000 },
  }),
  ltvCapFraction: param(z.number().min(0.01).max(1).default(0.3), {
    title: 'LTV cap',
    unit: 'Fraction',
    doc: 'Largest advance / value of the home; larger applications are cut to it.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.15 },
  }),
  combinedLtvCapFraction: param(z.number().min(0.05).max(1).default(0.85), {
    title: 'Combined LTV cap',
    unit: 'Fraction',
    doc: 'Largest (senior mortgage + advance) / value at the advance; the advance is cut to it.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.5 },
  }),
  seniorLtvMeanFraction: param(z.number().min(0).max(1).default(0.4), {
    title: 'Mean senior LTV',
    unit: 'Fraction',
    doc: 'Mean of the normal from which the first mortgage / value at the advance is drawn, before truncation.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.2 },
  }),
  seniorLtvSdFraction: param(z.number().min(0).max(1).default(0.15), {
    title: 'Standard deviation of senior LTV',
    unit: 'Fraction',
    doc: 'Standard deviation of the senior LTV before truncation.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.05 },
  }),
  seniorLtvMaxFraction: param(z.number().min(0).max(1).default(0.65), {
    title: 'Largest senior LTV',
    unit: 'Fraction',
    doc: 'Upper bound of the senior LTV (the lower bound is 0).',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.42 },
  }),
  tenureMedianYears: param(z.number().min(1).max(60).default(9), {
    title: 'Median tenure at the advance',
    unit: 'Year',
    doc: 'Median of the lognormal number of years that the owner has held the home at the advance.',
    source: 'house model: lognormal, median 9 years',
    witness: { value: 3 },
  }),
  tenureLogSd: param(z.number().min(0).max(3).default(0.6), {
    title: 'Spread of tenure',
    unit: 'Score',
    doc: 'Log standard deviation of tenure at the advance.',
    source: 'house model',
    witness: { value: 1.2 },
  }),
  tenureMinYears: param(z.number().min(0).max(30).default(1), {
    title: 'Smallest tenure',
    unit: 'Year',
    doc: 'Owners who bought more recently are taken to have held the home this long.',
    source: 'house model',
    witness: { value: 8 },
  }),
  overAdvance: overAdvanceConfig,
  priceLevelMultiple: param(z.number().min(0.1).max(10).default(1), {
    title: 'Price level at first close',
    unit: 'Multiple',
    doc: 'Home values at first close relative to the prices of the suburb table (2023-24).',
    source: 'assumption: prices at first close equal those of the table',
    witness: { value: 1.5 },
  }),
});
export type OriginationConfig = z.output<typeof originationConfig>;
