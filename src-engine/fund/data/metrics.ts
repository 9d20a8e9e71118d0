import { metricCategories } from './metric.ts';
import type { Metric, MetricCategory } from './metric.ts';
import { marketMetrics } from './metrics-market.ts';
import { peopleMetrics } from './metrics-people.ts';
import { placeMetrics } from './metrics-place.ts';

/** The dictionary of suburb metrics: every numeric column of the suburb table, with unit, category, direction and source. */
export const metrics = { ...marketMetrics, ...peopleMetrics, ...placeMetrics } as const;
export type MetricName = keyof typeof metrics;
export const metricNames = Object.keys(metrics) as readonly MetricName[];

/** True when `name` is a metric of the dictionary. */
export function isMetricName(name: string): name is MetricName {
  return Object.hasOwn(metrics, name);
}

/** The dictionary entry as a plain `Metric`. */
export function metricOf(name: MetricName): Metric {
  return metrics[name];
}

export type CategoryStatus = {
  readonly category: MetricCategory;
  /** `partial`: figures exist, but the note names what the category should hold and does not. */
  readonly status: 'complete' | 'partial' | 'none';
  readonly metricCount: number;
  /** Known cells over all cells of the category's columns. */
  readonly coverageFraction: number;
  readonly note: string;
};

const whatIsMissing: Partial<Record<MetricCategory, string>> = {
  infrastructureAndEnvironment:
    'Distance, area, density and built form only. No data on schools, transport, crime, flood, bushfire or planning.',
  growth:
    'Prices of the postcode and rents of the local government area, 2018 to 2024; no forecast and no building approvals.',
  risk: 'No insurance, hazard or arrears data below the national level.',
  liquidity: 'No time on market, auction clearance or listings.',
};

/** What each category really holds for these columns: number of metrics, share of known cells, and what is missing. */
export function categoryStatus(columns: Readonly<Partial<Record<MetricName, Float64Array>>>): CategoryStatus[] {
  return metricCategories.map((category) => {
    let known = 0;
    let cells = 0;
    let metricCount = 0;
    for (const name of metricNames) {
      const values = columns[name];
      if (metricOf(name).category !== category || values === undefined) continue;
      metricCount += 1;
      cells += values.length;
      for (const value of values) if (!Number.isNaN(value)) known += 1;
    }
    const gap = whatIsMissing[category];
    const status = known === 0 ? 'none' : gap === undefined ? 'complete' : 'partial';
    const note = known === 0 ? 'No data.' : (gap ?? '');
    return { category, status, metricCount, coverageFraction: cells === 0 ? 0 : known / cells, note };
  });
}
