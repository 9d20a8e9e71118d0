import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import type { DataRoom } from './data-room.ts';
import { meanEstimate, regress } from './regression.ts';
import type { Estimate } from './regression.ts';
import { periodNumber, periodText, seriesBetween, seriesOf } from './series.ts';

/** Lags of the Newey-West standard errors, months: two years, because refinancing moves slowly. */
const lagMonths = 24;

/** Share of all private dwellings that an owner with a mortgage lives in, by the census: occupied x owned with a mortgage, over dwellings. */
export function mortgagedDwellingFraction(data: DataRoom): number {
  const { dwellingCount, unoccupiedFraction, ownedWithMortgageFraction } = data.suburbs.metrics;
  let mortgaged = 0;
  let dwellings = 0;
  for (let s = 0; s < data.suburbs.rows; s += 1) {
    const here = dwellingCount[s]! * (1 - unoccupiedFraction[s]!) * ownedWithMortgageFraction[s]!;
    if (Number.isNaN(here)) continue;
    mortgaged += here;
    dwellings += dwellingCount[s]!;
  }
  return mortgaged / dwellings;
}

export type RefinanceSpan =
  /** Only months whose number of dwellings is published. */
  | 'observed'
  /** All months with refinances; dwellings before and after the published ones grow at their mean rate. */
  | 'whole';

/**
 * Refinances a year per owner-occupied mortgaged dwelling, month by month: 12 x external refinances of Australia over
 * (dwellings of Australia x mortgaged share). The share is that of the suburb table (Greater Sydney, 2021), as the only one
 * in the data room, held still over time. NaN where the number of dwellings is unknown.
 */
export function refinanceRateByMonth(
  data: DataRoom,
  span: RefinanceSpan,
): { readonly firstMonth: string; readonly rateAnnual: Float64Array } {
  const refinances = seriesOf(data, 'refinancedLoanCount');
  const dwellings = seriesOf(data, 'australiaDwellingCount');
  const share = mortgagedDwellingFraction(data);
  const firstMonth = periodNumber(refinances.firstPeriod, 'month');
  const firstQuarter = periodNumber(dwellings.firstPeriod, 'quarter');
  const { values } = dwellings;
  const last = values.length - 1;
  const quarterGrowthLog = log(values[last]! / values[0]!) / last;
  const rateAnnual = refinances.values.map((count, i) => {
    const quarter = Math.floor((firstMonth + i) / 3) - firstQuarter;
    const nearest = Math.min(last, Math.max(0, quarter));
    const known = nearest === quarter || span === 'whole';
    const dwellingsThen = known ? values[nearest]! * exp((quarter - nearest) * quarterGrowthLog) : NaN;
    return (12 * count) / (dwellingsThen * share);
  });
  return { firstMonth: refinances.firstPeriod, rateAnnual };
}

/** Mean annual refinance rate over the months of the span. */
export function refinanceRate(data: DataRoom, span: RefinanceSpan): Estimate {
  const { firstMonth, rateAnnual } = refinanceRateByMonth(data, span);
  const known = Array.from(rateAnnual.keys()).filter((i) => !Number.isNaN(rateAnnual[i]!));
  const first = periodNumber(firstMonth, 'month');
  const month = (i: number) => periodText(first + i, 'month');
  return meanEstimate(rateAnnual, lagMonths, month(known[0]!), month(known.at(-1)!));
}

/** What may make owners refinance. Each is a rate difference as a fraction, so a coefficient of 10 means +10 % per point. */
export const refinanceIncentives = {
  variableOverFixed: 'Discounted variable less three-year fixed rate',
  standardOverDiscounted: 'Standard less discounted variable rate: what a borrower on the old rate saves by moving',
  rateChange12Months: 'Change of the discounted variable rate over 12 months',
  rateChange36Months: 'Change of the discounted variable rate over 36 months',
} as const;
export type RefinanceIncentive = keyof typeof refinanceIncentives;

export type IncentiveFit = {
  readonly incentive: RefinanceIncentive;
  /** Change of the log refinance count per unit of the incentive. */
  readonly coefficient: Estimate;
  /** Trend of the log count a year. */
  readonly trendAnnual: number;
  readonly rSquared: number;
  readonly residualAutocorrelation: number;
};

/**
 * Regression of the log number of refinances on one incentive and a linear trend, over the months in `from` to `to`.
 * Residuals are close to a random walk, so read the standard errors (Newey-West) as too small.
 */
export function refinanceSensitivity(
  data: DataRoom,
  incentive: RefinanceIncentive,
  from = '2002-07',
  to = '2023-05',
): IncentiveFit {
  const logCount = seriesBetween(seriesOf(data, 'refinancedLoanCount'), from, to).map(log);
  const years = logCount.map((_, i) => i / 12);
  const drive = incentiveBetween(data, incentive, from, to);
  const fit = regress(logCount, [drive, years], lagMonths);
  return {
    incentive,
    coefficient: {
      value: fit.coefficients[1]!,
      standardError: fit.standardErrors[1]!,
      observations: fit.observations,
      from,
      to,
    },
    trendAnnual: fit.coefficients[2]!,
    rSquared: fit.rSquared,
    residualAutocorrelation: fit.residualAutocorrelation,
  };
}

function incentiveBetween(data: DataRoom, incentive: RefinanceIncentive, from: string, to: string): Float64Array {
  const discounted = seriesOf(data, 'discountedVariableRateAnnual');
  const now = seriesBetween(discounted, from, to);
  const before = (months: number) => {
    const shift = (period: string) => periodText(periodNumber(period, 'month') - months, 'month');
    return seriesBetween(discounted, shift(from), shift(to));
  };
  switch (incentive) {
    case 'variableOverFixed':
      return difference(now, seriesBetween(seriesOf(data, 'fixed3YearRateAnnual'), from, to));
    case 'standardOverDiscounted':
      return difference(seriesBetween(seriesOf(data, 'standardVariableRateAnnual'), from, to), now);
    case 'rateChange12Months':
      return difference(now, before(12));
    case 'rateChange36Months':
      return difference(now, before(36));
  }
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!);
}
