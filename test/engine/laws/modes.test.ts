import { describe, expect, test } from 'vitest';
import { columnNames } from '../../../src-engine/core/table.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/table.ts';
import { createMarketSimulator } from '../../../src-engine/fund/market/simulate.ts';
import { mean, sd } from '../../../src-engine/numeric/neumaier.ts';
import { smallFund } from '../../support/gallery.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';
import { eachPath, runColumns } from '../../support/paths.ts';

const PATHS = 256;
let independent: Readonly<Record<string, Float64Array>> | undefined;
/** Figures of independent paths of the small fund, simulated once. */
const plainColumns = () => (independent ??= columnsOf({ 'run.paths': PATHS }));

const columnsOf = (settings: Settings) => runColumns(planWith({ ...smallFund, ...settings }));

/** Standard error of the mean of `clusters` independent groups of paths: path p belongs to group `groupOf(p)`. */
function clusterError(values: Float64Array, clusters: number, groupOf: (path: number) => number): number {
  const sums = new Float64Array(clusters);
  values.forEach((value, path) => (sums[groupOf(path)]! += (value * clusters) / values.length));
  return sd(sums) / Math.sqrt(clusters);
}

describe('deterministic mode', () => {
  test('has no variance over paths, in any figure', () => {
    const columns = columnsOf({ 'run.mode': 'deterministic', 'run.paths': 5 });
    const moving = Object.entries(columns).filter(([, values]) =>
      values.some((value) => !Object.is(value, values[0]!)),
    );
    expect(moving.map(([name]) => name)).toEqual([]);
  });

  test('does not depend on the seed but for which homes are drawn', () => {
    const [a, b] = ['one', 'two'].map((seed) =>
      columnsOf({ 'run.mode': 'deterministic', 'run.paths': 1, 'run.seed': seed }),
    );
    // Which homes are drawn follows the seed; their number and timing hardly do.
    expect(Math.abs(a!['netIrrAnnual']![0]! - b!['netIrrAnnual']![0]!)).toBeLessThan(0.01);
  });

  test('shows the growth that the zones state', () => {
    const plan = planWith({ ...smallFund, 'run.mode': 'deterministic' });
    const market = createMarketSimulator(plan.book.market, plan.draws);
    market.begin(0);
    const rows = plan.book.months + 1;
    plan.zones.growthAnnual.forEach((growth, zone) => {
      const log = market.path.zoneLog[zone * rows + plan.book.months]!;
      expect(Math.exp((log * 12) / plan.book.months) - 1).toBeCloseTo(growth, 9);
    });
  });

  test('stands near the mean of the simulated paths', () => {
    const expected = columnsOf({ 'run.mode': 'deterministic', 'run.paths': 1 });
    const simulated = plainColumns();
    // Not equal (the payoff is convex in prices), but no further from the mean than one sd of a path.
    for (const name of ['netIrrAnnual', 'netTvpiMultiple', 'advancesMadeAud', 'fundEndCount', 'walYears']) {
      const values = simulated[name]!;
      expect(Math.abs(expected[name]![0]! - mean(values))).toBeLessThan(sd(values));
    }
  });
});

describe('variation factors', () => {
  const still: Settings = { 'run.paths': 6 };
  const valuesOf = (
    settings: Settings,
    paths: number,
    look: (p: Parameters<Parameters<typeof eachPath>[2]>[0]) => number[],
  ) => {
    const all: number[][] = [];
    eachPath(planWith({ ...smallFund, ...settings }), paths, (tables) => all.push(look(tables)));
    return all;
  };

  test('0 for prices: all paths see the same market, when no macro series moves it', () => {
    const plan = planWith({ ...smallFund, ...still, 'run.variationMarket': 0, 'run.variationMacro': 0 });
    const seen = new Set<string>();
    eachPath(plan, 4, ({ market }) =>
      seen.add([market.nationalLog.join(), market.zoneLog.join(), market.cashRateAnnual.join()].join()),
    );
    expect(seen.size).toBe(1);
  });

  test('0 for macro series: rates, unemployment, inflation and population are those of the expected path', () => {
    const plan = planWith({ ...smallFund, ...still, 'run.variationMacro': 0 });
    const expected = planWith({ ...smallFund, 'run.mode': 'deterministic' });
    const market = createMarketSimulator(expected.book.market, expected.draws);
    market.begin(0);
    eachPath(plan, 4, (tables) => {
      expect(tables.market.cashRateAnnual).toEqual(market.path.cashRateAnnual);
      expect(tables.market.unemploymentFraction).toEqual(market.path.unemploymentFraction);
      expect(tables.market.populationGrowthAnnual).toEqual(market.path.populationGrowthAnnual);
    });
  });

  test('0 for attributes: every advance asks for the mean size and stands behind the mean first mortgage', () => {
    const sizes = valuesOf({ ...still, 'run.variationAttributes': 0 }, 3, ({ advances, advanceCount }) => [
      ...advances.tenureMonths.subarray(0, advanceCount),
      ...advances.seniorAud
        .subarray(0, advanceCount)
        .map((senior, i) => Math.round((1e9 * senior) / advances.valueAud[i]!)),
    ]);
    expect(new Set(sizes.flat())).toEqual(new Set([108, 0.4e9]));
  });

  test('0 for properties: a sale settles at the index value of the home', () => {
    const plan = planWith({ ...smallFund, ...still, 'run.variationProperty': 0 });
    const rows = plan.book.months + 1;
    eachPath(plan, 3, ({ advances, exits, advanceCount, market }) => {
      for (let i = 0; i < advanceCount; i++) {
        if (exits.cause[i] !== 0) continue;
        const at = advances.suburb[i]! * rows;
        const ratio =
          market.suburbIndex[at + exits.exitMonth[i]!]! / market.suburbIndex[at + advances.originationMonth[i]!]!;
        expect(exits.exitValueAud[i]! / (advances.valueAud[i]! * ratio)).toBeCloseTo(1, 12);
      }
    });
  });

  test('0 for frailty: exits of different paths hang together less', () => {
    const counts = (settings: Settings) =>
      columnsOf({ 'run.paths': 200, 'exits.frailty.voluntaryLogSd': 0.5, ...settings })['saleCount']!;
    expect(sd(counts({ 'run.variationFrailty': 0 }))).toBeLessThan(0.6 * sd(counts({})));
    expect(mean(counts({ 'run.variationFrailty': 0 }))).toBeGreaterThan(0);
  });
});

describe('antithetic paths', () => {
  test('mirror the market shock by shock', () => {
    const plan = planWith({ ...smallFund, 'run.mode': 'antithetic' });
    const expected = planWith({
      ...smallFund,
      'run.mode': 'antithetic',
      'run.variationMarket': 0,
      'run.variationMacro': 0,
    });
    const market = createMarketSimulator(plan.book.market, plan.draws);
    const still = createMarketSimulator(expected.book.market, expected.draws);
    const logs: Float64Array[] = [];
    for (const path of [6, 7]) {
      market.begin(path);
      logs.push(market.path.nationalLog.slice());
    }
    still.begin(0);
    const rows = plan.book.months + 1;
    // The two stand symmetrically around the log path without shocks, less the term that keeps the mean of the index.
    for (let m = 1; m < rows; m++) {
      const middle = (logs[0]![m]! + logs[1]![m]!) / 2;
      expect(middle).toBeLessThanOrEqual(still.path.nationalLog[m]! + 1e-12);
    }
    const steps = (log: Float64Array, m: number) => log[m]! - log[m - 1]!;
    const middleStep = (m: number) => (steps(logs[0]!, m) + steps(logs[1]!, m)) / 2;
    expect(steps(logs[0]!, 60) - middleStep(60)).toBeCloseTo(-(steps(logs[1]!, 60) - middleStep(60)), 12);
  });

  test('lower the standard error of a figure that is nearly linear in the shocks', () => {
    const plain = plainColumns()['nationalGrowthAnnual']!;
    const paired = columnsOf({ 'run.paths': PATHS, 'run.mode': 'antithetic' })['nationalGrowthAnnual']!;
    const error = clusterError(paired, PATHS / 2, (path) => path >> 1);
    expect(error).toBeLessThan(0.25 * (sd(plain) / Math.sqrt(PATHS)));
    const difference = Math.abs(mean(paired) - mean(plain));
    expect(difference).toBeLessThan(4 * (sd(plain) / Math.sqrt(PATHS) + error));
  });

  test('report errors from pairs', () => {
    const plan = planWith({ ...smallFund, 'run.mode': 'antithetic', 'run.paths': 128 });
    const { summary } = buildResult(plan, runPlan(plan));
    const values = runColumns(plan)['netIrrAnnual']!;
    const irr = summary.metrics.find(({ name }) => name === 'netIrrAnnual')!;
    expect(irr.standardError).toBeCloseTo(
      clusterError(values, 64, (path) => path >> 1),
      12,
    );
    expect(irr.standardError).toBeLessThan(sd(values) / Math.sqrt(128));
  });
});

describe('Sobol paths', () => {
  const settings: Settings = { ...smallFund, 'run.mode': 'sobol', 'run.paths': PATHS, 'run.replicates': 16 };
  test('agree with independent paths and give intervals from replicates', () => {
    const plan = planWith(settings);
    const { summary } = buildResult(plan, runPlan(plan));
    const plain = plainColumns();
    for (const name of ['netIrrAnnual', 'nationalGrowthAnnual', 'defaultRateFraction', 'walYears']) {
      const quasi = summary.metrics.find((metric) => metric.name === name)!;
      const error = sd(plain[name]!) / Math.sqrt(PATHS);
      expect(quasi.standardError).toBeGreaterThan(0);
      expect(quasi.standardError).toBeLessThan(1.6 * error); // 16 replicates: their own sd is known to about a sixth
      expect(Math.abs(quasi.mean - mean(plain[name]!))).toBeLessThan(4 * Math.hypot(error, quasi.standardError));
    }
    const growth = summary.metrics.find(({ name }) => name === 'nationalGrowthAnnual')!;
    expect(growth.standardError).toBeLessThan(0.5 * (growth.sd / Math.sqrt(PATHS)));
  });
});

test('every figure of a path is a number or a stated gap', () => {
  const columns = plainColumns();
  const infinite = columnNames(pathMetricsTable).filter((name) =>
    columns[name]!.some((value) => Math.abs(value) === Infinity),
  );
  expect(infinite).toEqual([]);
});
