import type { HandPath } from './path-tables.ts';
import { METRIC, METRIC_COUNT } from '../../../src-engine/fund/metrics/column-index.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { createPathMetrics } from '../../../src-engine/fund/metrics/path-metrics.ts';
import type { MetricsFacts } from '../../../src-engine/fund/metrics/resolve.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import type { PathMetricName, PathTables } from '../../../src-engine/fund/metrics/table.ts';

/** Rates are solved to a step of 1e-9 in Newton, whose error squares: equal to 1e-12. */
export const RATE = 12;

export const facts: MetricsFacts = {
  commitmentsAud: 1_000_000,
  gpCommitmentFraction: 0,
  firstCloseDate: '2026-07-31',
  hurdleAnnual: 0.08,
  months: 120,
  meanAdvanceAud: 250_000,
};

export function measure(tables: PathTables, given: Partial<MetricsFacts> = {}, settings: Record<string, unknown> = {}) {
  const plan = resolveMetrics(metricsConfig.parse(settings), { ...facts, months: tables.months, ...given });
  const out = new Float64Array(METRIC_COUNT).fill(12345.678);
  createPathMetrics(plan).evaluate(tables, out, 0);
  return (name: PathMetricName) => out[METRIC[name]]!;
}

/** 100 paid in at first close, 196 back after ten years, one home. */
export const tenYears: HandPath = {
  months: 120,
  monthlyLogGrowth: 0.005,
  advances: [{ month: 0, principalAud: 100, exitMonth: 120, cause: 'maturity', paidAud: 196 }],
};
