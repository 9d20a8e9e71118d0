import { AppError } from '../core/errors.ts';
import { METRIC } from '../fund/metrics/column-index.ts';
import { createFanCounts } from '../fund/metrics/fans.ts';
import type { PathTables } from '../fund/metrics/table.ts';
import { fundYears } from '../fund/run/detail/year-lines.ts';
import { createPathRunner, ROW_WIDTH } from '../fund/run/path-runner.ts';
import type { RunPlan } from '../fund/run/run-plan.ts';
import type { Scenario } from '../fund/scenario/schema.ts';
import { previewChecks } from './preview-checks.ts';
import { hazardsByAge } from './preview-hazards.ts';
import { ltvByMonth } from './preview-ltv.ts';
import type { PreviewView, SeriesView } from './shapes.ts';

/**
 * The expected path of a scenario: every shock at its mean, one path, a few hundredths of a second.
 * @param resolve resolves the scenario with other run settings, as `resolveScenario` does
 * @throws AppError what `resolve` throws for a scenario that cannot be run
 */
export function preview(scenario: Scenario, resolve: (scenario: Scenario) => RunPlan): PreviewView {
  const { plan, isExpected } = resolveExpected(scenario, resolve);
  const row = new Float64Array(ROW_WIDTH);
  const tables = createPathRunner(plan).measure(0, row, 0, createFanCounts(plan.fans));
  const { checks, warnings } = previewChecks(plan, tables, row);
  return {
    netIrrAnnual: known(row[METRIC.netIrrAnnual]!),
    netTvpiMultiple: known(row[METRIC.netTvpiMultiple]!),
    cash: cashByYear(tables),
    ltv: ltvByMonth(plan, tables, scenario.guardrails.combinedLtv.limitFraction),
    hazards: hazardsByAge(plan, scenario, row[METRIC.meanLtvFraction]!),
    checks,
    warnings: isExpected ? warnings : [...warnings, drawnExits],
  };
}

const drawnExits =
  'The preview draws which advances exit, with every market shock at its mean: a term of this fund needs whole exits.';

/**
 * In deterministic mode an advance exits in parts. Terms that need whole exits refuse it; then the exits of one path are drawn
 * and everything else stands at its mean.
 */
function resolveExpected(
  scenario: Scenario,
  resolve: (scenario: Scenario) => RunPlan,
): { readonly plan: RunPlan; readonly isExpected: boolean } {
  const { run } = scenario;
  try {
    return { plan: resolve({ ...scenario, run: { ...run, mode: 'deterministic', paths: 1 } }), isExpected: true };
  } catch (error) {
    if (!(error instanceof AppError) || run.mode === 'deterministic') throw error;
    const still = {
      variationMarket: 0,
      variationMacro: 0,
      variationProperty: 0,
      variationAttributes: 0,
      variationFrailty: 0,
    };
    return {
      plan: resolve({ ...scenario, run: { ...run, ...still, mode: 'monteCarlo', paths: 1 } }),
      isExpected: false,
    };
  }
}

/** Cash of the LP class by year of the fund. */
function cashByYear({ equity, waterfall, lastMonth }: PathTables): SeriesView {
  const years = fundYears(lastMonth);
  const calls = years.map(({ fromMonth, toMonth }) => -sumOf(equity.calledLpAud, fromMonth, toMonth));
  const distributions = years.map(
    ({ fromMonth, toMonth }) =>
      sumOf(waterfall.lpAud, fromMonth, toMonth) + sumOf(waterfall.clawbackAud, fromMonth, toMonth),
  );
  let toDate = 0;
  const running = years.map((_, y) => (toDate += calls[y]! + distributions[y]!));
  return {
    key: 'cash',
    title: 'Cash of the LP class by year',
    unit: 'Aud',
    xTitle: 'Fund year',
    x: years.map(({ year }) => year),
    lines: [
      { name: 'Calls', kind: 'bar', values: calls.map((value) => value + 0) }, // no -0
      { name: 'Distributions', kind: 'bar', values: distributions },
      { name: 'To date', kind: 'line', values: running },
    ],
  };
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let month = from; month <= to; month += 1) sum += values[month]!;
  return sum;
}

const known = (value: number) => (Number.isNaN(value) ? null : value);
