import type { Unit } from '../../core/units.ts';
import { log } from '../../numeric/log.ts';
import { mean } from '../../numeric/neumaier.ts';
import type { PoolColumns } from './tape.ts';

/** A number of an advance that clusters, predictions and anomalies look at. */
export type Feature = {
  readonly name: string;
  readonly unit: Unit;
  readonly doc: string;
  readonly of: (columns: PoolColumns, row: number) => number;
};

const feature = (name: string, unit: Unit, doc: string, of: Feature['of']): Feature => ({ name, unit, doc, of });

const ltv = feature('ltvFraction', 'Fraction', 'advance / value', (c, i) => c.ltvFraction[i]!);
const seniorLtv = feature(
  'seniorLtvFraction',
  'Fraction',
  'first mortgage / value',
  (c, i) => c.seniorAud[i]! / c.valueAud[i]!,
);
const logValue = feature('logValue', 'Score', 'log of the value of the home', (c, i) => log(c.valueAud[i]!));
const tenure = feature('tenureYears', 'Year', 'years the owner has owned the home', (c, i) => c.tenureMonths[i]! / 12);
const green = feature('greenZone', 'Flag', '1 in the green zone', (c, i) => (c.zone[i] === 0 ? 1 : 0));
const red = feature('redZone', 'Flag', '1 in the red zone', (c, i) => (c.zone[i] === 2 ? 1 : 0));
const house = feature('house', 'Flag', '1 for a house', (c, i) => (c.dwellingType[i] === 0 ? 1 : 0));

/** Known on the day of the advance: what a lender could have used. */
export const originationFeatures: readonly Feature[] = [
  ltv,
  seniorLtv,
  logValue,
  feature('logPrincipal', 'Score', 'log of the advance', (c, i) => log(c.principalAud[i]!)),
  tenure,
  feature('seniorAgeYears', 'Year', 'age of the first mortgage', (c, i) => c.seniorAgeMonths[i]! / 12),
  feature('interestOnly', 'Flag', '1 if the first mortgage pays interest only', (c, i) => c.interestOnly[i]!),
  green,
  red,
  house,
  feature('originationYears', 'Year', 'years from first close to the advance', (c, i) => c.originationMonth[i]! / 12),
  feature('mortgageRateAnnual', 'Annual', 'mortgage rate on the day', (c, i) => c.mortgageRateAnnual[i]!),
  feature('unemploymentFraction', 'Fraction', 'unemployment on the day', (c, i) => c.unemploymentFraction[i]!),
];

/** Kinds of loan: what owner and home are, without market or date. */
export const clusterFeatures: readonly Feature[] = [ltv, seniorLtv, logValue, tenure, green, red, house];

/** The logs of ratios that may be 0 stop here. */
const LEAST_RATIO = 0.01;
const logRatio = (ratio: number) => log(Math.max(LEAST_RATIO, ratio));

/** Odd loans: terms, and the outcome against its own suburb and path, so that a good or bad market flags nobody. */
export const anomalyFeatures: readonly Feature[] = [
  ltv,
  seniorLtv,
  logValue,
  feature('logTenureYears', 'Score', 'log of the years of ownership', (c, i) =>
    log(Math.max(1, c.tenureMonths[i]!) / 12),
  ),
  feature(
    'lifeYears',
    'Year',
    'years from advance to its end',
    (c, i) => (c.exitMonth[i]! - c.originationMonth[i]!) / 12,
  ),
  feature('homeOverSuburb', 'Score', 'log of the growth of the home over that of its suburb', (c, i) =>
    logRatio(c.exitValueAud[i]! / c.valueAud[i]! / c.suburbRatio[i]!),
  ),
  feature('multipleOverPath', 'Score', 'log of proceeds / advance over that of all advances of its path', (c, i) =>
    logRatio(c.paidAud[i]! / c.principalAud[i]! / c.pathMultiple[i]!),
  ),
];

/** Rows x features, as the libraries take them. */
export function featureRows(columns: PoolColumns, rows: Int32Array, features: readonly Feature[]): number[][] {
  return Array.from(rows, (row) => features.map(({ of }) => of(columns, row)));
}

/** Mean and sd of each feature; an sd of 0 (a feature that does not vary) becomes 1, so that it standardises to 0. */
export type Scale = { readonly means: readonly number[]; readonly sds: readonly number[] };

export function scaleOf(rows: readonly (readonly number[])[]): Scale {
  const width = rows[0]?.length ?? 0;
  const means: number[] = [];
  const sds: number[] = [];
  for (let j = 0; j < width; j++) {
    const values = Float64Array.from(rows, (row) => row[j]!);
    const centre = mean(values);
    const spread = Math.sqrt(mean(values.map((value) => (value - centre) * (value - centre))));
    means.push(centre);
    sds.push(spread > 1e-12 * Math.max(1, Math.abs(centre)) ? spread : 1);
  }
  return { means, sds };
}

export function standardise(rows: readonly (readonly number[])[], { means, sds }: Scale): number[][] {
  return rows.map((row) => row.map((value, j) => (value - means[j]!) / sds[j]!));
}
