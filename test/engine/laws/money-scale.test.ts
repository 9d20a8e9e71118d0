import { describe, expect, test } from 'vitest';
import type { TableDef } from '../../../src-engine/core/table.ts';
import { bookTable } from '../../../src-engine/fund/book/table.ts';
import { cashTable } from '../../../src-engine/fund/cash/table.ts';
import { exitTable } from '../../../src-engine/fund/exits/table.ts';
import { guardrailTable } from '../../../src-engine/fund/guardrails/table.ts';
import type { RunSummary } from '../../../src-engine/fund/metrics/summary.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/table.ts';
import { advanceTable } from '../../../src-engine/fund/origination/table.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { resolveScenario } from '../../../src-engine/fund/run/resolve.ts';
import { buildResult, lazyColumns } from '../../../src-engine/fund/run/result.ts';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { waterfallTable } from '../../../src-engine/fund/waterfall/table.ts';
import { scaleAud } from '../../support/data-room.ts';
import { audPaths, scaledScenario } from '../../support/double-aud.ts';
import { galleryRows, smallFund } from '../../support/gallery.ts';
import { builtInData, runPlan, scenarioWith, type Settings } from '../../support/plans.ts';

const PATHS = 16;
/** Issue: rates to stay equal to 1e-12. Multiplying by two is exact; what is left comes from logs of prices. */
const RELATIVE = 1e-12;

const data = builtInData();
const doubledData = scaleAud(data, 2);

function plans(settings: Settings) {
  const scenario = scenarioWith({ ...settings, 'run.paths': PATHS });
  const doubled = parseScenario(scaledScenario(scenario, 2));
  const options = { seedGiven: true };
  return [resolveScenario(scenario, data, options), resolveScenario(doubled, doubledData, options)] as const;
}

/** Columns whose doubled value is not twice the value (AUD) or not the same (all others), with the worst difference. */
function unscaled(
  def: TableDef,
  once: Readonly<Record<string, ArrayLike<number>>>,
  twice: Readonly<Record<string, ArrayLike<number>>>,
): string[] {
  return Object.entries(def.spec).flatMap(([name, { unit }]) => {
    const factor = unit === 'Aud' ? 2 : 1;
    let worst = 0;
    for (let i = 0; i < once[name]!.length; i++) {
      const want = factor * once[name]![i]!;
      const got = twice[name]![i]!;
      if (Number.isNaN(want) !== Number.isNaN(got)) worst = Infinity;
      else if (want !== got && !Number.isNaN(want))
        worst = Math.max(worst, Math.abs(got - want) / Math.max(Math.abs(want), unit === 'Aud' ? 1 : 1e-3));
    }
    return worst > RELATIVE ? [`${def.name}.${name}: ${worst}`] : [];
  });
}

test('money parameters are found in the schema', () => {
  expect(audPaths()).toContain('fund.commitmentsAud');
  expect(audPaths()).toContain('origination.advanceMeanAud');
  expect(audPaths().length).toBeGreaterThanOrEqual(8);
});

describe.each(galleryRows)('%s: twice the money', (_name, settings) => {
  const [plan, doubled] = plans(settings);

  test('doubles every amount of a path and leaves all else alone', () => {
    const once = replayPath(plan, createPathRunner(plan), 3);
    const twice = replayPath(doubled, createPathRunner(doubled), 3);
    expect(twice.lastMonth).toBe(once.lastMonth);
    expect(twice.advances.rows).toBe(once.advances.rows);
    expect([
      ...unscaled(advanceTable, once.advances.columns, twice.advances.columns),
      ...unscaled(exitTable, once.exits.columns, twice.exits.columns),
      ...unscaled(bookTable, once.book.columns, twice.book.columns),
      ...unscaled(cashTable, once.cash.columns, twice.cash.columns),
      ...unscaled(waterfallTable, once.waterfall.columns, twice.waterfall.columns),
    ]).toEqual([]);
  });

  test('doubles every amount of a result and leaves rates, counts, risk and fans alone', () => {
    const [first, second] = [runPlan(plan), runPlan(doubled)];
    const [onceRows, twiceRows] = [lazyColumns(first.rows), lazyColumns(second.rows)];
    const [once, twice] = [buildResult(plan, first), buildResult(doubled, second)];
    expect([
      ...unscaled(pathMetricsTable, onceRows, twiceRows),
      ...unscaled(guardrailTable, onceRows, twiceRows),
      ...unscaled(pathMetricsTable, statistics(once.summary), statistics(twice.summary)),
    ]).toEqual([]);
    expect(second.fans).toEqual(first.fans);
    expect(twice.guardrails.map(({ rule, state, firstMonth }) => [rule, state, firstMonth])).toEqual(
      once.guardrails.map(({ rule, state, firstMonth }) => [rule, state, firstMonth]),
    );
  });
});

function statistics({ metrics }: RunSummary): Record<string, number[]> {
  return Object.fromEntries(
    metrics.map(({ name, mean, sd, min, max, percentiles }) => [
      name,
      [mean, sd, min, max, ...percentiles.map(({ value }) => value)],
    ]),
  );
}

test('half of the doubling is seen: data alone, or parameters alone, move rates', () => {
  const scenario = scenarioWith({ ...smallFund, 'run.paths': PATHS });
  const plan = resolveScenario(scenario, data, { seedGiven: true });
  const half = [
    resolveScenario(scenario, doubledData, { seedGiven: true }),
    resolveScenario(parseScenario(scaledScenario(scenario, 2)), data, { seedGiven: true }),
  ];
  const once = lazyColumns(runPlan(plan).rows);
  for (const other of half)
    expect(unscaled(pathMetricsTable, once, lazyColumns(runPlan(other).rows)).length).toBeGreaterThan(5);
});
