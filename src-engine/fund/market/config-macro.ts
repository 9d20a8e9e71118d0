import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import type { Unit } from '../../core/units.ts';

type SeriesDefaults = {
  readonly title: string;
  readonly doc: string;
  readonly unit: Unit;
  readonly source: string;
  readonly start: number;
  readonly startSource: string;
  readonly level: number;
  readonly speedAnnual: number;
  readonly volatilityAnnual: number;
  /** Range of start and level. */
  readonly range: readonly [number, number];
  /** Settings under which the series matters. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly witness: {
    readonly start: number;
    readonly level: number;
    readonly speed: number;
    readonly volatility: number;
  };
};

/** One series: x' = level + (x - level) e^(-speed/12) + normal, the exact monthly step of dx = speed (level - x) dt + volatility dW. */
function macroSeries(d: SeriesDefaults) {
  const value = () => z.number().min(d.range[0]).max(d.range[1]);
  return group(d.title, `${d.doc} Pulled to its long-run level, with normal shocks.`, {
    start: param(value().default(d.start), {
      title: 'At month 0',
      unit: d.unit,
      doc: 'Value at first close.',
      source: d.startSource,
      witness: { value: d.witness.start, given: d.given },
    }),
    level: param(value().default(d.level), {
      title: 'Long-run level',
      unit: d.unit,
      doc: 'Level to which it is pulled.',
      source: d.source,
      witness: { value: d.witness.level, given: d.given },
    }),
    speedAnnual: param(z.number().min(0.01).max(20).default(d.speedAnnual), {
      title: 'Speed',
      unit: 'Annual',
      doc: 'Pull to the level per year; half-life is ln 2 / speed years.',
      source: d.source,
      witness: { value: d.witness.speed, given: d.given },
    }),
    volatilityAnnual: param(z.number().min(0).max(0.2).default(d.volatilityAnnual), {
      title: 'Volatility',
      unit: 'Annual',
      doc: 'Sd of the shocks per root year, in units of the series.',
      source: d.source,
      witness: { value: d.witness.volatility, given: d.given },
    }),
  });
}

const correlation = (first: string, second: string, value: number, given: Readonly<Record<string, unknown>>) =>
  param(z.number().min(-0.95).max(0.95).default(value), {
    title: `${first} and ${second}`,
    unit: 'Correlation',
    doc: `Correlation of the monthly shocks of ${first} and ${second}.`,
    source: 'docs/calibration.md: correlation of the residuals of the fitted series by quarter',
    witness: { value: value > 0.3 ? -0.4 : 0.4, given },
  });

const beta = (name: string, changed: number) =>
  param(z.number().min(-10).max(10).default(0), {
    title: `Price growth to ${name}`,
    unit: 'Multiple',
    doc: `Added price growth a year per unit by which ${name} stands above its long-run level (national; zones take it by their loading). Moves the expected path while the start differs from the level, and adds risk.`,
    source:
      'assumption: 0, because the price history to which the models are fitted already contains what the economy did; docs/calibration.md shows the regression',
    witness: { value: changed },
  });

const withPopulationBeta = { 'market.macro.populationGrowthBeta': 4 } as const;
const withInflationBeta = { 'market.macro.inflationGrowthBeta': 2 } as const;

/** The economy: cash rate (Vasicek), unemployment, inflation, population growth; correlated first-order processes. */
export const macroConfig = group(
  'Economy',
  'Cash rate, unemployment, inflation and population growth, each a first-order process around its level, with correlated shocks.',
  {
    cashRate: macroSeries({
      title: 'Cash rate',
      doc: 'Cash rate target (Vasicek).',
      unit: 'Annual',
      source:
        'docs/calibration.md: Vasicek by regression on monthly targets since 1993 (RBA F1, inflation targeting); the speed is hardly told from 0',
      start: 0.036,
      startSource: 'RBA cash rate target in December 2025; set it to the day of the run',
      level: 0.032,
      speedAnnual: 0.053,
      volatilityAnnual: 0.0059,
      range: [-0.02, 0.25],
      given: {},
      witness: { start: 0.06, level: 0.07, speed: 1, volatility: 0.03 },
    }),
    mortgageMarginAnnual: param(z.number().min(0).max(0.1).default(0.0245), {
      title: 'Mortgage margin',
      unit: 'Annual',
      doc: 'Owner-occupier variable mortgage rate above the cash rate.',
      source:
        'RBA F5: discounted owner-occupier variable rate of 6.05 % in December 2025 less the target of 3.60 %; docs/calibration.md has the mean of the two years to October 2024',
      witness: { value: 0.04 },
    }),
    cashRateFloorAnnual: param(z.number().min(-0.02).max(0.1).default(0.001), {
      title: 'Floor of the cash rate',
      unit: 'Annual',
      doc: 'Paths of the cash rate are cut off below this. The process behind runs on uncut, so the mean is a little above its level.',
      source: 'RBA: the lowest target was 0.10 % (November 2020 to May 2022)',
      witness: { value: 0.045 },
    }),
    unemployment: macroSeries({
      title: 'Unemployment',
      doc: 'Unemployed as a share of the labour force.',
      unit: 'Fraction',
      source: 'docs/calibration.md: regression on the monthly rate since 1993 (ABS)',
      start: 0.042,
      startSource: 'assumption: near its last published values; ABS 6202.0',
      level: 0.0487,
      speedAnnual: 0.18,
      volatilityAnnual: 0.0063,
      range: [0, 0.3],
      given: {},
      witness: { start: 0.1, level: 0.12, speed: 1.5, volatility: 0.03 },
    }),
    unemploymentFloorFraction: param(z.number().min(0).max(0.2).default(0.02), {
      title: 'Floor of unemployment',
      unit: 'Fraction',
      doc: 'Paths of unemployment are cut off below this.',
      source: 'assumption: well under the lowest monthly rate since 1978 (3.4 %, 2022-23)',
      witness: { value: 0.06 },
    }),
    inflation: macroSeries({
      title: 'Inflation',
      doc: 'Consumer price growth over the year.',
      unit: 'Annual',
      source: 'docs/calibration.md: regression on quarterly year-ended CPI growth since 1993 (ABS 6401.0)',
      start: 0.032,
      startSource: 'ABS CPI, year to the September quarter 2025',
      level: 0.0278,
      speedAnnual: 0.61,
      volatilityAnnual: 0.0167,
      range: [-0.1, 0.3],
      given: withInflationBeta,
      witness: { start: 0.08, level: 0.08, speed: 3, volatility: 0.05 },
    }),
    populationGrowth: macroSeries({
      title: 'Population growth',
      doc: 'Growth of the resident population over the year.',
      unit: 'Annual',
      source: 'docs/calibration.md: regression on quarterly year-ended growth since 1993 (ABS 3101.0)',
      start: 0.016,
      startSource: 'assumption: between the long-run mean and the peak of 2023',
      level: 0.0115,
      speedAnnual: 0.16,
      volatilityAnnual: 0.00327,
      range: [-0.05, 0.1],
      given: withPopulationBeta,
      witness: { start: 0.03, level: 0.03, speed: 2, volatility: 0.01 },
    }),
    cashUnemploymentCorrelation: correlation('the cash rate', 'unemployment', -0.31, {}),
    cashInflationCorrelation: correlation('the cash rate', 'inflation', 0.31, withInflationBeta),
    cashPopulationCorrelation: correlation('the cash rate', 'population growth', 0, withPopulationBeta),
    unemploymentInflationCorrelation: correlation('unemployment', 'inflation', -0.33, withInflationBeta),
    unemploymentPopulationCorrelation: correlation('unemployment', 'population growth', -0.19, withPopulationBeta),
    inflationPopulationCorrelation: correlation('inflation', 'population growth', 0.03, {
      ...withInflationBeta,
      ...withPopulationBeta,
    }),
    cashRateGrowthBeta: beta('the cash rate', -2),
    unemploymentGrowthBeta: beta('unemployment', -2),
    inflationGrowthBeta: beta('inflation', 2),
    populationGrowthBeta: beta('population growth', 4),
  },
);
export type MacroConfig = z.output<typeof macroConfig>;
