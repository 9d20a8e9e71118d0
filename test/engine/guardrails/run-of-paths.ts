import { columnNames } from '../../../src-engine/core/table.ts';
import { GUARDRAIL_COUNT } from '../../../src-engine/fund/guardrails/column-index.ts';
import { guardrailsConfig } from '../../../src-engine/fund/guardrails/config.ts';
import { evaluateGuardrails } from '../../../src-engine/fund/guardrails/evaluate.ts';
import { createPathGuardrails } from '../../../src-engine/fund/guardrails/path-guardrails.ts';
import { resolveGuardrails } from '../../../src-engine/fund/guardrails/resolve.ts';
import { guardrailTable } from '../../../src-engine/fund/guardrails/table.ts';
import { METRIC_COUNT } from '../../../src-engine/fund/metrics/column-index.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { createPathMetrics } from '../../../src-engine/fund/metrics/path-metrics.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import { returnRiskOf } from '../../../src-engine/fund/metrics/return-risk.ts';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/table.ts';

export type RunOptions = { commitmentsAud?: number; settings?: Record<string, unknown>; seedGiven?: boolean };

/** Runs hand-made paths through metrics and guardrails as a run would: rows, columns, results. */
export function runOfPaths(paths: readonly PathTables[], options: RunOptions = {}) {
  const commitmentsAud = options.commitmentsAud ?? 1000;
  const months = paths[0]!.months;
  const plan = resolveGuardrails(guardrailsConfig.parse(options.settings ?? {}), {
    commitmentsAud,
    firstCloseDate: '2026-07-31',
    months,
    suburbs: paths[0]!.market.suburbs,
  });
  const metricsPlan = resolveMetrics(metricsConfig.parse({}), {
    commitmentsAud,
    gpCommitmentFraction: 0,
    firstCloseDate: '2026-07-31',
    hurdleAnnual: 0.08,
    months,
    meanAdvanceAud: 250,
  });
  const guardrails = createPathGuardrails(plan);
  const metrics = createPathMetrics(metricsPlan);
  const columns: Record<string, Float64Array> = {};
  const record = (names: readonly string[], row: Float64Array, path: number) =>
    names.forEach((name, k) => ((columns[name] ??= new Float64Array(paths.length))[path] = row[k]!));
  paths.forEach((tables, path) => {
    const row = new Float64Array(METRIC_COUNT).fill(-77.7);
    metrics.evaluate(tables, row, 0);
    record(columnNames(pathMetricsTable), row, path);
    const rules = new Float64Array(GUARDRAIL_COUNT).fill(-77.7);
    guardrails.evaluate(tables, rules, 0);
    record(columnNames(guardrailTable), rules, path);
  });
  const results = evaluateGuardrails(plan, columns, {
    returnRisk: returnRiskOf(metricsPlan, columns['netIrrAnnual']!),
    seedGiven: options.seedGiven ?? true,
  });
  return { plan, columns, results, rule: (name: string) => results.find((result) => result.rule === name)! };
}
