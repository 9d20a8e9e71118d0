import type { Unit } from '../../core/units.ts';

/** Where a metric looks: at the market alone, at the loan book, or at the fund's cash, debt and returns. */
export type MetricSource = 'market' | 'book' | 'fund';

export type RuleMetric = {
  readonly unit: Unit;
  readonly source: MetricSource;
  /** What it is at the end of a month. */
  readonly doc: string;
};

const of = (unit: Unit, source: MetricSource, doc: string): RuleMetric => ({ unit, source, doc });
const year = 'over the last twelve months; no value before month 12';

/** What a rule may look at, at a closed month-end. A metric without a value breaks no threshold. */
export const ruleMetrics = {
  fundYear: of('Count', 'market', 'Fund year of the month that follows: 1 for months 1 to 12'),
  nationalGrowthFraction: of('Fraction', 'market', `Growth of the national index ${year}`),
  greenGrowthFraction: of('Fraction', 'market', `Growth of the green zone's index ${year}`),
  orangeGrowthFraction: of('Fraction', 'market', `Growth of the orange zone's index ${year}`),
  redGrowthFraction: of('Fraction', 'market', `Growth of the red zone's index ${year}`),
  cashRateAnnual: of('Annual', 'market', 'Cash rate'),
  mortgageRateAnnual: of('Annual', 'market', 'Mortgage rate'),
  unemploymentFraction: of('Fraction', 'market', 'Unemployed over the labour force'),
  livingCount: of('Count', 'book', 'Advances not yet settled'),
  investedFraction: of('Fraction', 'book', 'Cost of unsettled advances over commitments'),
  greenShareFraction: of('Fraction', 'book', 'Share of that cost in the green zone; no value without advances'),
  orangeShareFraction: of('Fraction', 'book', 'Share of that cost in the orange zone; no value without advances'),
  redShareFraction: of('Fraction', 'book', 'Share of that cost in the red zone; no value without advances'),
  defaultsToDateFraction: of('Fraction', 'book', 'Defaults to date over advances made to date'),
  defaultsOfYearFraction: of('Fraction', 'book', 'Defaults of the last twelve months over advances made to date'),
  markToCostMultiple: of('Multiple', 'book', 'Marks of unsettled advances over their cost; no value without advances'),
  navFraction: of('Fraction', 'fund', 'NAV after the distribution of the month over commitments'),
  cashFraction: of('Fraction', 'fund', 'Cash over commitments'),
  calledFraction: of('Fraction', 'fund', 'Capital called to date over commitments'),
  dpiMultiple: of('Multiple', 'fund', 'Distributions over calls to date, LP and GP together; no value before a call'),
  tvpiMultiple: of('Multiple', 'fund', 'The same with NAV after the distribution added'),
  debtToNavFraction: of('Fraction', 'fund', 'Debt against NAV over NAV, as the guardrail counts it; 0 without debt'),
  navLineLtvFraction: of('Fraction', 'fund', 'Balance of the NAV line over gross marks; no value without marks'),
  shortfallFraction: of('Fraction', 'fund', 'Fees due and unpaid over commitments'),
} as const satisfies Readonly<Record<string, RuleMetric>>;

export type RuleMetricName = keyof typeof ruleMetrics;
export const ruleMetricNames = Object.keys(ruleMetrics) as [RuleMetricName, ...RuleMetricName[]];
