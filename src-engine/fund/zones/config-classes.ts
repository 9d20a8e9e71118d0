import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { byZone } from './config-zone.ts';
import { zoneNames } from './table.ts';

const suburbName = z.string().min(1).max(80);

/** Which suburbs the fund lends in. */
export const universeConfig = group('Universe', 'Suburbs with a price, homes and sales in which the fund lends.', {
  rule: param(z.enum(['most-sales', 'list']).default('most-sales'), {
    title: 'Choice of suburbs',
    unit: 'Text',
    doc: 'most-sales: the suburbs with most sales a year. list: the suburbs named.',
    source: 'sample fund base-100m',
    witness: { value: 'list', given: { 'zones.universe.suburbs': ['Parramatta', 'Randwick', 'Penrith', 'Hornsby'] } },
  }),
  count: param(z.int().min(3).max(5000).default(100), {
    title: 'Number of suburbs',
    unit: 'Count',
    doc: 'How many suburbs, under most-sales; fewer when the data room holds fewer that qualify.',
    source: 'sample fund base-100m',
    witness: { value: 40 },
  }),
  suburbs: param(z.array(suburbName).max(5000).default([]), {
    title: 'Suburbs',
    unit: 'Text',
    doc: 'Names (or codes) of the suburbs, under list.',
    source: 'assumption: none until named',
    witness: {
      value: ['Parramatta', 'Randwick', 'Penrith'],
      given: {
        'zones.universe.rule': 'list',
        'zones.universe.suburbs': ['Parramatta', 'Randwick', 'Penrith', 'Hornsby'],
      },
    },
  }),
});

const categoryWeight = (title: string, doc: string, value = 4) =>
  param(z.number().min(0).max(100).default(1), {
    title,
    unit: 'Multiple',
    doc: `${doc} Relative to the other weights; 0 leaves the category out.`,
    source:
      'assumption: equal weights, which predict about as well as fitted ones when nothing can be fitted (Dawes 1979, American Psychologist 34(7))',
    witness: { value, moves: 'zones' },
  });

/** Weights of the seven categories in the risk score. */
export const scoringConfig = group(
  'Scoring',
  'Weights of the metric categories in the risk score: weighted z-scores, a higher score is riskier.',
  {
    growthWeight: categoryWeight('Weight of growth', 'Past growth of prices and rents; more growth is less risky.'),
    riskWeight: categoryWeight('Weight of risk', 'Variability and falls of prices, unemployment, disadvantage.'),
    incomeAndYieldWeight: categoryWeight('Weight of income and yield', 'Incomes, rents and yields.'),
    liquidityWeight: categoryWeight('Weight of liquidity', 'Number and steadiness of sales.'),
    demographicsWeight: categoryWeight('Weight of demographics', 'Size, education, work and tenure of residents.'),
    affordabilityWeight: categoryWeight('Weight of affordability', 'Prices, rents and repayments to income.'),
    infrastructureAndEnvironmentWeight: categoryWeight(
      'Weight of infrastructure and environment',
      'Distance, density and built form: all that is known of it.',
    ),
    zLimit: param(z.number().min(0.5).max(20).default(3), {
      title: 'Limit of a z-score',
      unit: 'Score',
      doc: 'One metric counts at most this many standard deviations from the mean, so that a freak figure cannot class a suburb.',
      source: 'assumption: three standard deviations, the usual limit of winsorised scores',
      witness: { value: 1, moves: 'zones' },
    }),
  },
);

const thresholds = { 'zones.classes.rule': 'thresholds' } as const;

/** From score to class. */
export const classesConfig = group('Classes', 'From risk score to green, orange and red.', {
  rule: param(z.enum(['quantiles', 'thresholds']).default('quantiles'), {
    title: 'Class rule',
    unit: 'Text',
    doc: 'quantiles: stated shares of the suburbs of the universe. thresholds: each suburb goes to the zone whose risk score is nearest, so the cuts are the midpoints (3.5 and 6.5 with 2, 5 and 8).',
    source: 'assumption: quantiles, so that no class is empty',
    witness: { value: 'thresholds', moves: 'zones' },
  }),
  greenShareFraction: param(z.number().min(0).max(1).default(0.4), {
    title: 'Share green',
    unit: 'Fraction',
    doc: 'Share of suburbs with the lowest scores, under quantiles.',
    source: 'assumption: equal to the target weights of base-100m, so that money per suburb is the same in every zone',
    witness: { value: 0.2 },
  }),
  redShareFraction: param(z.number().min(0).max(1).default(0.2), {
    title: 'Share red',
    unit: 'Fraction',
    doc: 'Share of suburbs with the highest scores, under quantiles. Green and red sum to at most 1; the rest is orange.',
    source: 'assumption: equal to the target weights of base-100m, so that money per suburb is the same in every zone',
    witness: { value: 0.4 },
  }),
  riskScore: byZone(
    'Risk score of a zone',
    'The typical score of each zone, 0 (safest) to 10, ascending.',
    z.number().min(0).max(10),
    [2, 5, 8],
    {
      title: 'Risk score',
      unit: 'Score',
      doc: 'Sets the cuts of the rule thresholds: midway between neighbouring zones.',
      source: 'house model, reference-zones (the user’s table)',
      witness: { value: 4.6, given: thresholds, moves: 'zones' },
    },
    [4.6, 7, 9.8].map((value) => ({ value, given: thresholds, moves: 'zones' })),
  ),
  overrides: param(z.record(suburbName, z.enum(zoneNames)).default({}), {
    title: 'Classes set by hand',
    unit: 'Text',
    doc: 'Suburb name (or code) to zone. Beats the score; the others are classed as if it had not been said.',
    source: 'assumption: none until set',
    witness: { value: { Parramatta: 'red', Blacktown: 'green', Kellyville: 'red' } },
  }),
});
