import { log } from '../../../numeric/log.ts';
import type { DataRoom, Series } from '../../data/data-room.ts';
import { regress } from '../../data/regression.ts';
import { periodNumber, seriesBetween, seriesOf } from '../../data/series.ts';
import { known, type FittedParameter } from './fit-price.ts';

/** Since the Reserve Bank aims at inflation; before that levels and speeds were others. */
const FROM_YEAR = 1993;
const LAST_QUARTER_OF_ALL = '2021-Q2'; // where the population series ends
const MARGIN_MONTHS = 24;
const NEWEY_WEST_LAGS = 4;

export type EconomyFit = {
  readonly method: string;
  readonly parameters: readonly FittedParameter[];
  /** Regression of quarterly Sydney price growth (a year) on what the economy was a quarter before, less its level. */
  readonly priceBetas: readonly FittedParameter[];
  readonly priceRSquared: number;
};

const names = [
  ['cashRate', 'Cash rate'],
  ['unemployment', 'Unemployment'],
  ['inflation', 'Inflation'],
  ['populationGrowth', 'Population growth'],
] as const;

/**
 * First-order processes by regression of each value on the one before: cash rate and unemployment on months, year-ended
 * inflation and population growth on quarters. With slope b and residual sd e over h years: speed = -ln b / h,
 * level = constant / (1 - b), volatility = e sqrt(2 speed / (1 - b^2)). Standard errors by the delta method from Newey-West
 * errors. Least squares bias b down in short samples (Kendall 1954, Biometrika 41), so speeds are, if anything, too high.
 * Source: Vasicek (1977), J. Financial Economics 5(2), 177-188.
 */
export function fitEconomy(data: DataRoom): EconomyFit {
  const cash = since(seriesOf(data, 'cashRateAnnual'));
  const unemployment = since(seriesOf(data, 'unemploymentFraction'));
  const inflation = yearEnded(since(seriesOf(data, 'consumerPriceIndex'), FROM_YEAR - 1));
  const population = yearEnded(since(seriesOf(data, 'australiaPopulationCount'), FROM_YEAR - 1));
  const fits = [cash, unemployment, inflation, population].map((s, k) => firstOrder(s, names[k]![0], names[k]![1]));
  const quarters = [quarterEnds(cash), quarterEnds(unemployment), inflation, population].map((s) =>
    seriesBetween(s, `${FROM_YEAR}-Q1`, LAST_QUARTER_OF_ALL),
  );
  const price = priceRegression(data, [cash, unemployment, inflation, population], fits);
  return {
    method:
      'regression on the value before, months (cash rate, unemployment) or quarters, since 1993; Newey-West errors',
    parameters: [...fits.flatMap((f) => f.parameters), margin(data), ...residualCorrelations(quarters)],
    priceBetas: price.betas,
    priceRSquared: price.rSquared,
  };
}

type FirstOrder = { readonly level: number; readonly parameters: readonly FittedParameter[] };

function firstOrder(series: Series, name: string, title: string): FirstOrder {
  const years = series.frequency === 'month' ? 1 / 12 : 1 / 4;
  const [before, after] = pairs(series.values);
  const fit = regress(after, [before], NEWEY_WEST_LAGS);
  const [a, b] = [fit.coefficients[0]!, fit.coefficients[1]!];
  const [seA, seB] = [fit.standardErrors[0]!, fit.standardErrors[1]!];
  let squares = 0;
  for (let t = 0; t < after.length; t++) {
    const e = after[t]! - a - b * before[t]!;
    if (e === e) squares += e * e;
  }
  const sd = Math.sqrt(squares / (fit.observations - 2));
  const speed = -log(b) / years;
  const volatility = sd * Math.sqrt((2 * speed) / (1 - b * b));
  const level = a / (1 - b);
  // The level is where the regression line crosses the diagonal. Its error from the long-run mean's: residual sd over
  // (1 - b) root n, as constant and slope are nearly collinear and their separate errors would say nothing.
  const levelError = sd / ((1 - b) * Math.sqrt(fit.observations));
  return {
    level,
    parameters: [
      {
        path: `market.macro.${name}.level`,
        title: `${title}: level`,
        value: level,
        standardError: known(seA > 0 ? levelError : NaN),
      },
      {
        path: `market.macro.${name}.speedAnnual`,
        title: `${title}: speed`,
        value: speed,
        standardError: known(seB / b / years),
      },
      {
        path: `market.macro.${name}.volatilityAnnual`,
        title: `${title}: volatility`,
        value: volatility,
        standardError: known(volatility / Math.sqrt(2 * fit.observations)),
      },
    ],
  };
}

/** Mean of discounted variable rate less cash rate over the last months in which both are known. */
function margin(data: DataRoom): FittedParameter {
  const cash = seriesOf(data, 'cashRateAnnual');
  const mortgage = seriesOf(data, 'discountedVariableRateAnnual');
  const shift = periodNumber(mortgage.firstPeriod, 'month') - periodNumber(cash.firstPeriod, 'month');
  const margins: number[] = [];
  for (let i = mortgage.values.length - 1; i >= 0 && margins.length < MARGIN_MONTHS; i--) {
    const value = mortgage.values[i]! - (cash.values[i + shift] ?? NaN);
    if (!Number.isNaN(value)) margins.push(value);
  }
  const fit = regress(Float64Array.from(margins), [], NEWEY_WEST_LAGS);
  return {
    path: 'market.macro.mortgageMarginAnnual',
    title: 'Mortgage margin',
    value: fit.coefficients[0]!,
    standardError: known(fit.standardErrors[0]!),
  };
}

const correlationNames = [
  ['cashUnemploymentCorrelation', 0, 1],
  ['cashInflationCorrelation', 0, 2],
  ['cashPopulationCorrelation', 0, 3],
  ['unemploymentInflationCorrelation', 1, 2],
  ['unemploymentPopulationCorrelation', 1, 3],
  ['inflationPopulationCorrelation', 2, 3],
] as const;

/** Correlations of the quarterly residuals of the four series over their common quarters; error (1 - r^2) / sqrt(n). */
function residualCorrelations(quarters: readonly Float64Array[]): FittedParameter[] {
  const residuals = quarters.map((values) => {
    const [before, after] = pairs(values);
    const { coefficients } = regress(after, [before], 0);
    return after.map((y, t) => y - coefficients[0]! - coefficients[1]! * before[t]!);
  });
  return correlationNames.map(([name, i, j]) => {
    const { value, n } = correlation(residuals[i]!, residuals[j]!);
    return {
      path: `market.macro.${name}`,
      title: `Correlation of ${names[i]![1].toLowerCase()} and ${names[j]![1].toLowerCase()}`,
      value,
      standardError: known((1 - value * value) / Math.sqrt(n)),
    };
  });
}

function correlation(x: Float64Array, y: Float64Array): { value: number; n: number } {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t < x.length; t++) {
    const [a, b] = [x[t]!, y[t]!];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    n += 1;
    sx += a;
    sy += b;
    sxx += a * a;
    sxy += a * b;
    syy += b * b;
  }
  return { value: (sxy - (sx * sy) / n) / Math.sqrt((sxx - (sx * sx) / n) * (syy - (sy * sy) / n)), n };
}

function priceRegression(data: DataRoom, economy: readonly Series[], fits: readonly FirstOrder[]) {
  const index = seriesBetween(seriesOf(data, 'rppiSydneyIndex'), '2003-Q3', LAST_QUARTER_OF_ALL);
  const growth = Float64Array.from({ length: index.length - 1 }, (_, t) => 4 * log(index[t + 1]! / index[t]!));
  const regressors = economy.map((series, k) => {
    const quarterly = series.frequency === 'month' ? quarterEnds(series) : series;
    const values = seriesBetween(quarterly, '2003-Q3', LAST_QUARTER_OF_ALL);
    return Float64Array.from({ length: growth.length }, (_, t) => values[t]! - fits[k]!.level);
  });
  const fit = regress(growth, regressors, NEWEY_WEST_LAGS);
  const betas = ['cashRateGrowthBeta', 'unemploymentGrowthBeta', 'inflationGrowthBeta', 'populationGrowthBeta'];
  return {
    rSquared: fit.rSquared,
    betas: betas.map((name, k) => ({
      path: `market.macro.${name}`,
      title: `Price growth to ${names[k]![1].toLowerCase()}`,
      value: fit.coefficients[k + 1]!,
      standardError: known(fit.standardErrors[k + 1]!),
    })),
  };
}

function pairs(values: Float64Array): [Float64Array, Float64Array] {
  return [values.slice(0, -1), values.slice(1)];
}

/** The series from the first period of a year on. */
function since(series: Series, year = FROM_YEAR): Series {
  const firstPeriod = series.frequency === 'month' ? `${year}-01` : `${year}-Q1`;
  const skip = Math.max(
    0,
    periodNumber(firstPeriod, series.frequency) - periodNumber(series.firstPeriod, series.frequency),
  );
  return { ...series, firstPeriod, values: series.values.slice(skip) };
}

/** Growth over four quarters, from the fifth observation on. */
function yearEnded(series: Series): Series {
  const year = Number(series.firstPeriod.slice(0, 4)) + 1;
  const values = Float64Array.from(
    { length: Math.max(0, series.values.length - 4) },
    (_, t) => series.values[t + 4]! / series.values[t]! - 1,
  );
  return { ...series, firstPeriod: `${year}${series.firstPeriod.slice(4)}`, values };
}

/** Values of March, June, September and December of a monthly series that starts in January. */
function quarterEnds(series: Series): Series {
  const values = Float64Array.from(
    { length: Math.floor(series.values.length / 3) },
    (_, q) => series.values[3 * q + 2]!,
  );
  return { ...series, frequency: 'quarter', firstPeriod: `${series.firstPeriod.slice(0, 4)}-Q1`, values };
}
