import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { beta, multiplier, ratesByYear } from './params.ts';

const strongDefault = { 'exits.default.baselineAnnual': 0.2 };

/** Why and when advances end: hazards of four causes, what moves them, forced sales, the end of the fund. */
export const exitsConfig = group('Exits', 'Hazards of exit, forced sales and the end of the fund.', {
  priceBasis: param(z.enum(['index', 'own']).default('index'), {
    title: 'Price that owners react to',
    unit: 'Text',
    doc: "index: hazards see the suburb index; own: they see the home's own price, revealed step by step (thinning). Own needs independent paths.",
    source: 'house model: Exits',
    witness: { value: 'own' },
  }),
  sale: group('Sale', 'The owner sells. Hazard by years since the owner bought.', {
    baselineAnnual: param(ratesByYear([0.015, 0.043, 0.056, 0.065, 0.071, 0.074, 0.073, 0.072, 0.068, 0.063, 0.061]), {
      title: 'Sale rate by year of ownership',
      unit: 'Annual',
      doc: 'Hazard of sale in the first, second, ... year since the owner bought.',
      source: 'house model: Sydney, all dwellings, from NSW sales 2001-2020',
      witness: { value: [0.1] },
    }),
    declineAnnual: param(z.number().min(0).max(0.5).default(0.06), {
      title: 'Decline after the listed years',
      unit: 'Annual',
      doc: 'The last listed rate falls by this fraction each further year.',
      source: 'house model',
      witness: { value: 0.3 },
    }),
    multiplier: multiplier('Multiplier of sales', 'Scales every hazard of sale: the scenario multiplier.', 0.3),
    adverseSelectionMultiplier: param(z.number().min(0.3).max(3).default(1), {
      title: 'Adverse selection',
      unit: 'Multiple',
      doc: 'Owners who take an advance sell this many times as often as all owners do.',
      source: 'house model: 1, range 0.3-3; no data on Australian contracts',
      witness: { value: 0.4 },
    }),
    appreciationBeta: beta('Sale: appreciation', 'log appreciation of the home since the advance above trend', 0.5, {
      source: 'assumption: turnover rises with prices (Sydney sales and prices fell together in 2018-19)',
      witness: 2,
    }),
    rateBeta: beta('Sale: rates', 'change of the mortgage rate over 12 months', -3, {
      source: 'assumption: a rise of one point lowers sales by 3 %',
      witness: -20,
    }),
    unemploymentBeta: beta('Sale: unemployment', 'unemployment rate less its reference', 0, {
      source: 'assumption: none',
      witness: 20,
    }),
    migrationBeta: beta('Sale: migration', 'population growth less its reference', 0, {
      source: 'assumption: none',
      witness: 60,
    }),
    seasonMultipliers: param(z.array(z.number().positive().max(4)).length(4).default([0.903, 0.996, 1.009, 1.102]), {
      title: 'Season of sales',
      unit: 'Multiple',
      doc: 'Relative sales by calendar quarter (January-March first); scaled to mean 1.',
      source: 'docs/data.md, Season of sales: NSW Department of Communities and Justice, Greater Sydney 2018-2024',
      witness: { value: [1, 1, 0.2, 1] },
    }),
  }),
  refinance: group('Refinance', 'The owner refinances and repays the advance without selling.', {
    baselineAnnual: param(z.number().min(0).max(1).default(0.061), {
      title: 'Refinancing rate',
      unit: 'Annual',
      doc: 'Hazard with which owners with a mortgage move to another lender.',
      source:
        'docs/data.md, Refinancing: ABS lending indicators 2002-07 to 2023-05 over owner-mortgaged dwellings, 6.11 % (s.e. 0.29)',
      witness: { value: 0.3 },
    }),
    repaysFraction: param(z.number().min(0).max(1).default(0.25), {
      title: 'Refinances that repay the advance',
      unit: 'Fraction',
      doc: 'In the rest the advance stays as second lien behind the new mortgage.',
      source: 'assumption: most refinances seek a rate and leave second liens in place by a new priority deed',
      witness: { value: 1 },
    }),
    multiplier: multiplier('Multiplier of refinances', 'Scales every hazard of refinance.', 3),
    appreciationBeta: beta(
      'Refinance: appreciation',
      'log appreciation of the home since the advance above trend',
      0.5,
      {
        source: 'assumption: equity is what buys the fund out',
        witness: 3,
      },
    ),
    rateBeta: beta('Refinance: rates', 'change of the mortgage rate over 12 months', 5.6, {
      source: 'docs/data.md, Refinancing: regression 2002-2023, 5.6 (s.e. 4.0): weak',
      witness: 60,
    }),
  }),
  default: group('Default', 'Forced sale after a default. Hazard by equity and by age of the advance.', {
    baselineAnnual: param(z.number().min(0).max(1).default(0.008), {
      title: 'Default rate',
      unit: 'Annual',
      doc: 'Hazard at a combined LTV of 60-70 %, seasoning 1, reference unemployment. Replaced where a zone states its own rate.',
      source:
        'docs/data.md, Default: APRA 2023-2025, entry into non-performing at 0.80 % a year; assumption: loans stay so for 1.5 years',
      witness: { value: 0.1 },
    }),
    multiplier: multiplier('Multiplier of defaults', 'Scales every hazard of default, zone targets included.', 3),
    seasoningMultipliers: param(
      z.array(z.number().min(0).max(10)).min(1).max(40).default([0.4, 0.8, 1.1, 1.2, 1.2, 1.1, 1]),
      {
        title: 'Seasoning',
        unit: 'Multiple',
        doc: 'Relative default hazard in the first, second, ... year of the advance; the last value holds on.',
        source: 'assumption: arrears peak three to five years after underwriting',
        witness: { value: [3] },
      },
    ),
    lvrHazardRatios: param(
      z.array(z.number().min(0).max(50)).length(9).default([0.9, 0.779, 0.827, 0.885, 1, 1.228, 1.386, 1.556, 1.985]),
      {
        title: 'Default by combined LTV',
        unit: 'Multiple',
        doc: 'Hazard ratio in the bands of (senior + claim) / index value up to 30, 40, 50, 60, 70 (base), 80, 90, 100 % and above.',
        source: 'docs/data.md, Default: RBA RDP 2020-03, entering 90 days of arrears, tables B1 and C1',
        witness: { value: [5, 5, 5, 5, 5, 5, 5, 5, 5] },
      },
    ),
    unemploymentBeta: beta('Default: unemployment', 'unemployment rate less its reference', 14, {
      source: 'assumption: defaults double when unemployment is five points higher',
      witness: 120,
    }),
    rateBeta: beta('Default: rates', 'change of the mortgage rate over 12 months', 10, {
      source: 'assumption: a rise of one point in a year raises defaults by a tenth',
      witness: 100,
    }),
    lagMonths: param(z.int().min(0).max(60).default(9), {
      title: 'Time to forced sale',
      unit: 'Month',
      doc: 'Months from default to the cash of the forced sale.',
      source: 'sample fund base-100m',
      witness: { value: 24, given: strongDefault },
    }),
    haircutFraction: param(z.number().min(0).max(0.9).default(0.1), {
      title: 'Forced-sale haircut',
      unit: 'Fraction',
      doc: 'Fall of the price in a forced sale against the market value.',
      source: 'sample fund base-100m',
      witness: { value: 0.5, given: strongDefault },
    }),
    haircutLogSd: param(z.number().min(0).max(1).default(0), {
      title: 'Spread of the forced-sale price',
      unit: 'Score',
      doc: 'Log standard deviation of the forced-sale outcome around its mean, on top of the noise of any price.',
      source: 'assumption: none beyond the noise of any sale',
      witness: { value: 0.8, given: strongDefault },
    }),
    foreclosureCostFraction: param(z.number().min(0).max(0.5).default(0.03), {
      title: 'Foreclosure cost',
      unit: 'Fraction',
      doc: 'Cost of enforcement and forced sale, part of the price; ranks with the first mortgage.',
      source: 'sample fund base-100m',
      witness: { value: 0.4, given: strongDefault },
    }),
    markHaircutFraction: param(z.number().min(0).max(1).default(0.1), {
      title: 'Haircut on the mark in default',
      unit: 'Fraction',
      doc: 'An advance in default is marked at its expected recovery less this fraction.',
      source: 'house model: NAV: recovery x (1 - haircut)',
      witness: { value: 0.9, given: strongDefault },
    }),
  }),
  lifeEvent: group('Life event', 'Death, divorce, care: forced exits beyond those in the sale baseline.', {
    baselineAnnual: param(z.number().min(0).max(1).default(0), {
      title: 'Life-event rate',
      unit: 'Annual',
      doc: 'Constant hazard; settles as a sale.',
      source: 'house model: 0, because it is inside the sale baseline',
      witness: { value: 0.1 },
    }),
  }),
  frailty: group('Common frailty', 'A multiplier on all exits of a path, lognormal with mean 1.', {
    voluntaryLogSd: param(z.number().min(0).max(2).default(0.15), {
      title: 'Frailty of sales and refinances',
      unit: 'Score',
      doc: 'Log standard deviation of the common multiplier on sales, refinances and life events.',
      source: 'assumption: years of Sydney sales differ by 15-20 % around trend',
      witness: { value: 1 },
    }),
    defaultLogSd: param(z.number().min(0).max(2).default(0.4), {
      title: 'Frailty of defaults',
      unit: 'Score',
      doc: 'Log standard deviation of the common multiplier on defaults, independent of the other.',
      source: 'assumption: a one-sd year has half as many defaults again',
      witness: { value: 1.5, given: strongDefault },
    }),
  }),
  reference: group('Reference state', 'Where all multipliers are 1.', {
    growthAnnual: param(z.number().min(-0.1).max(0.3).default(0.055), {
      title: 'Trend of prices',
      unit: 'Annual',
      doc: 'Growth at which appreciation counts as usual in the hazards.',
      source: 'assumption: near the calibrated Sydney growth, so that the baselines hold on average',
      witness: { value: 0.15, given: { 'exits.sale.appreciationBeta': 2 } },
    }),
    unemploymentFraction: param(z.number().min(0).max(0.5).default(0.052), {
      title: 'Usual unemployment',
      unit: 'Fraction',
      doc: 'Unemployment at which the default baseline holds.',
      source: 'ABS labour force, mean 2002-2024: 5.2 %',
      witness: { value: 0.01, given: { ...strongDefault, 'exits.default.unemploymentBeta': 30 } },
    }),
    populationGrowthAnnual: param(z.number().min(-0.05).max(0.1).default(0.014), {
      title: 'Usual population growth',
      unit: 'Annual',
      doc: 'Population growth at which the sale baseline holds.',
      source: 'ABS national population, mean 2002-2021: 1.4 %',
      witness: { value: 0.04, given: { 'exits.sale.migrationBeta': 60 } },
    }),
    mortgageRateAnnual: param(z.number().min(0).max(0.3).default(0.06), {
      title: 'Usual mortgage rate',
      unit: 'Annual',
      doc: "Rate at which the first mortgage amortises in the reference exposure that turns a zone's default rate into a multiplier.",
      source: 'RBA table F5, discounted variable owner-occupier rate, near its mean since 2004',
      witness: {
        value: 0.25,
        given: {
          'zones.preset': 'reference-zones',
          'exits.default.lvrHazardRatios': [0.2, 0.5, 1, 2, 3, 4, 5, 6, 7],
          'senior.ageAtAdvanceMinYears': 12,
        },
      },
    }),
    appreciationMultiplierMax: param(z.number().min(1).max(100).default(4), {
      title: 'Largest effect of appreciation',
      unit: 'Multiple',
      doc: 'Upper bound of the factor by which appreciation raises a hazard; the bound that thinning needs.',
      source: 'assumption',
      witness: { value: 1, given: { 'exits.sale.appreciationBeta': 3 } },
    }),
  }),
  sellingCostFraction: param(z.number().min(0).max(0.2).default(0.025), {
    title: 'Selling cost',
    unit: 'Fraction',
    doc: 'Agent, marketing and conveyancing, part of the price; ranks before all debt. Also counted in marks and buy-outs.',
    source: 'sample fund base-100m',
    witness: { value: 0.2, given: { 'origination.seniorLtvMeanFraction': 0.6 } },
  }),
  fundEnd: group('End of the fund', 'What happens to advances that live at the end of the fund.', {
    rule: param(z.enum(['sell', 'run-off', 'owner-buyout']).default('sell'), {
      title: 'Rule at the fund end',
      unit: 'Text',
      doc: 'sell: all at their mark less the discount; run-off: extensions first, then sell; owner-buyout: owners settle at a valuation, the rest is sold.',
      source: 'house model: Exits',
      witness: { value: 'run-off' },
    }),
    terminalDiscountFraction: param(z.number().min(0).max(0.9).default(0.05), {
      title: 'Terminal discount',
      unit: 'Fraction',
      doc: 'Discount on the mark when living advances are sold.',
      source: 'sample fund base-100m',
      witness: { value: 0.3 },
    }),
    extensionCount: param(z.int().min(0).max(2).default(2), {
      title: 'Extensions',
      unit: 'Count',
      doc: 'One-year extensions under run-off.',
      source: 'house model: Exits: up to two',
      witness: { value: 1, given: { 'exits.fundEnd.rule': 'run-off' } },
    }),
    buyoutFraction: param(z.number().min(0).max(1).default(1), {
      title: 'Owners who buy out',
      unit: 'Fraction',
      doc: 'Share of living owners that settles under owner-buyout; the others are sold.',
      source: 'assumption: all, the rule as named',
      witness: { value: 0.3, given: { 'exits.fundEnd.rule': 'owner-buyout' } },
    }),
  }),
});
export type ExitsConfig = z.output<typeof exitsConfig>;
