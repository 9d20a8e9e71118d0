import type { DataRoom } from './data-room.ts';
import { regress } from './regression.ts';
import type { Estimate } from './regression.ts';
import { periodNumber, seriesOf } from './series.ts';

export type DefaultEntry = {
  /** Annual rate at which performing credit becomes non-performing. */
  readonly hazardAnnual: Estimate;
  /** Mean share of credit that is non-performing. */
  readonly nonPerformingFraction: number;
  /** Change of that share a year. */
  readonly driftAnnual: number;
  /** Of the credit that leaves the 30 to 89 day bucket, the share that becomes non-performing: a check on the years assumed. */
  readonly impliedRollFraction: number;
};

/** Days in the bucket of 30 to 89 days past due, as a share of a year. */
const bucketYears = 60 / 365.25;

/**
 * Entry into non-performing from its stock: with N the non-performing share and D its mean duration in years, the flow in
 * must be N / D + dN/dt. N and its slope are measured (APRA); D is not, and is an assumption that the result is nearly
 * inversely proportional to. The standard error is of N and the slope only.
 */
export function defaultEntryHazard(data: DataRoom, nonPerformingYears = 1): DefaultEntry {
  const { quarters, nonPerformingFraction, pastDue30To89Fraction } = data.arrears;
  const first = periodNumber(quarters[0]!, 'quarter');
  const years = Float64Array.from(quarters, (quarter) => (periodNumber(quarter, 'quarter') - first) / 4);
  const level = mean(nonPerformingFraction);
  const slope = regress(nonPerformingFraction, [years], 1);
  const driftAnnual = slope.coefficients[1]!;
  const levelError = regress(nonPerformingFraction, [], 1).standardErrors[0]! / nonPerformingYears;
  const hazard = level / nonPerformingYears + driftAnnual;
  const slopeError = slope.standardErrors[1]!;
  return {
    hazardAnnual: {
      value: hazard,
      standardError: Math.sqrt(levelError * levelError + slopeError * slopeError),
      observations: quarters.length,
      from: quarters[0]!,
      to: quarters.at(-1)!,
    },
    nonPerformingFraction: level,
    driftAnnual,
    impliedRollFraction: (hazard * bucketYears) / mean(pastDue30To89Fraction),
  };
}

/** Ratios by band of loan-to-value (lower, upper], relative to (60 %, 70 %]. Row order is by band. */
export type LvrHazardRatios = {
  readonly upperLvrFraction: Float64Array;
  /** Of entering arrears of 90 days or more. */
  readonly defaultMultiple: Float64Array;
  /** Of repaying in full. */
  readonly repaymentMultiple: Float64Array;
};

/**
 * One table of ratios by loan-to-value from the two of the paper: the Cox hazard ratios up to 70 %, and above that the
 * odds ratios over their own value at 60-70 % (monthly probabilities are small, so odds and hazard ratios agree).
 * The ratios are of the indexed scheduled loan-to-value of the mortgage. No standard errors are in the excerpt.
 */
export function lvrHazardRatios(data: DataRoom): LvrHazardRatios {
  const table = data.hazardRatios;
  const rows = Array.from(table.model.keys());
  const isAnchor = (i: number) => table.lowerLvrFraction[i] === 0.6;
  const anchor = rows.find((i) => table.model[i] === 'logit' && isAnchor(i))!;
  const cox = rows.filter((i) => table.model[i] === 'cox');
  const above = rows.filter((i) => table.model[i] === 'logit' && table.lowerLvrFraction[i]! >= 0.7);
  const joined = (column: Float64Array) =>
    Float64Array.from([...cox.map((i) => column[i]!), ...above.map((i) => column[i]! / column[anchor]!)]);
  return {
    upperLvrFraction: Float64Array.from([...cox, ...above], (i) => table.upperLvrFraction[i]!),
    defaultMultiple: joined(table.enteredArrearsMultiple),
    repaymentMultiple: joined(table.fullRepaymentMultiple),
  };
}

/** Row of the band that holds a loan-to-value; values above the last band take the last. */
export function lvrBandOf(upperLvrFraction: Float64Array, lvrFraction: number): number {
  const last = upperLvrFraction.length - 1;
  for (let band = 0; band < last; band += 1) if (lvrFraction <= upperLvrFraction[band]!) return band;
  return last;
}

/** Quarters for which both arrears and unemployment are known: with fewer than about ten no slope can be estimated. */
export function arrearsUnemploymentOverlap(data: DataRoom): number {
  const unemployment = seriesOf(data, 'unemploymentFraction');
  const lastMonth = periodNumber(unemployment.firstPeriod, 'month') + unemployment.values.length - 1;
  return data.arrears.quarters.filter((quarter) => periodNumber(quarter, 'quarter') * 3 + 2 <= lastMonth).length;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
