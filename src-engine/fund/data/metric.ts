import type { Unit } from '../../core/units.ts';

/** The seven groups in which suburb metrics are scored. */
export const metricCategories = [
  'growth',
  'risk',
  'incomeAndYield',
  'liquidity',
  'demographics',
  'affordability',
  'infrastructureAndEnvironment',
] as const;
export type MetricCategory = (typeof metricCategories)[number];

/** Which way a metric points for the owner of a home-equity advance. `neutral` metrics describe and are not scored by default. */
export type MetricDirection = 'higher-is-riskier' | 'lower-is-riskier' | 'neutral';

export type Metric = {
  readonly title: string;
  readonly unit: Unit;
  readonly category: MetricCategory;
  readonly direction: MetricDirection;
  /** Who measured it and when. */
  readonly source: string;
  readonly doc: string;
  /** Values outside [minimum, maximum] are refused on load and on import. */
  readonly minimum: number;
  readonly maximum: number;
};

const directions = { '+': 'higher-is-riskier', '-': 'lower-is-riskier', '0': 'neutral' } as const;

/** One dictionary entry in one line. `sign`: '+' higher is riskier, '-' lower is riskier, '0' neutral. */
export function metric(
  category: MetricCategory,
  sign: keyof typeof directions,
  unit: Unit,
  range: readonly [number, number],
  title: string,
  source: string,
  doc: string,
): Metric {
  return { title, unit, category, direction: directions[sign], source, doc, minimum: range[0], maximum: range[1] };
}

/** Sources that several metrics share. The licence of each is in the catalogue of resources/data. */
export const metricSources = {
  census: 'ABS Census of Population and Housing 2021, suburbs and localities',
  seifa: 'ABS SEIFA 2016, population-weighted mean of SA1 scores',
  sales: 'NSW DCJ Rent and Sales Report, postcode table, 2018-Q1 to 2024-Q1',
  rents: 'NSW DCJ Rent and Sales Report, rent tables, 2018-Q1 to 2024-Q2',
  mixed: 'NSW DCJ Rent and Sales Report with ABS Census 2021',
  geography: 'Administrative Boundaries, Geoscape Australia; ABS Census 2021',
} as const;
