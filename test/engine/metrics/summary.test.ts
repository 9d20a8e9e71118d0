import { describe, expect, test } from 'vitest';
import { spread } from './path-tables.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { histogramOf } from '../../../src-engine/fund/metrics/metric-summary.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import { returnRiskOf } from '../../../src-engine/fund/metrics/return-risk.ts';
import { summarise } from '../../../src-engine/fund/metrics/summary.ts';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';

const independent = { mode: 'monteCarlo', replicates: 1 } as const;
const planWith = (settings: Record<string, unknown> = {}) =>
  resolveMetrics(metricsConfig.parse(settings), {
    commitmentsAud: 1e8,
    gpCommitmentFraction: 0.02,
    firstCloseDate: '2026-07-31',
    hurdleAnnual: 0.08,
    months: 120,
    meanAdvanceAud: 250_000,
  });
const plan = planWith();

/** Normal draws with mean 6 % and sd 2 %. */
const normals = (n: number, seed: number) =>
  spread(n, seed).map((u) => 0.06 + 0.02 * inverseNormal((u * 0xffffffff + 0.5) / 0x100000000));
const columns = (netIrrAnnual: Float64Array, nationalGrowthAnnual = netIrrAnnual) => ({
  netIrrAnnual,
  nationalGrowthAnnual,
});
const summaryOf = (
  values: Float64Array,
  settings: { mode: 'monteCarlo' | 'antithetic' | 'sobol' | 'deterministic'; replicates: number } = independent,
) => summarise(plan, columns(values), settings);
const netIrrOf = (summary: ReturnType<typeof summarise>) => summary.metrics.find((m) => m.name === 'netIrrAnnual')!;

describe('conventions', () => {
  const values = Float64Array.of(0.05, NaN, -1, 0.1, 0.02, NaN, 0.08);
  const summary = summaryOf(values);
  const metric = netIrrOf(summary);

  test('a total loss counts as -1, a path without a value is left out, both are counted', () => {
    expect([metric.count, metric.nullCount, metric.totalLossCount]).toEqual([5, 2, 1]);
    expect([summary.risk.valuedCount, summary.risk.nullCount, summary.risk.totalLossCount]).toEqual([5, 2, 1]);
    expect(metric.mean).toBeCloseTo((0.05 - 1 + 0.1 + 0.02 + 0.08) / 5, 15);
    expect([metric.min, metric.max]).toEqual([-1, 0.1]);
    expect(summary.risk.lossProbability.value).toBe(0.2);
    expect(summary.risk.belowHurdleProbability.value).toBe(0.6);
  });

  test('percentiles are of type 7', () => {
    // sorted: -1, 0.02, 0.05, 0.08, 0.1; position p * 4
    const at = (p: number) => metric.percentiles.find((q) => q.percentile === p)!.value;
    expect(at(0.5)).toBe(0.05);
    expect(at(0.25)).toBe(0.02);
    expect(at(0.1)).toBeCloseTo(-1 + 0.4 * 1.02, 15);
  });

  test('median path is at the lower-median rank, ties by index', () => {
    expect(summary.medianPath).toEqual({ path: 0, netIrrAnnual: 0.05 });
    expect(summaryOf(Float64Array.of(0.1, 0.3, 0.2, 0.4)).medianPath).toEqual({ path: 2, netIrrAnnual: 0.2 });
    expect(summaryOf(Float64Array.of(0.2, 0.1, 0.2, 0.2)).medianPath).toEqual({ path: 0, netIrrAnnual: 0.2 });
    expect(summaryOf(Float64Array.of(NaN, NaN)).medianPath).toBeNull();
  });

  test('no path with a value: figures are missing, not zero', () => {
    const empty = summaryOf(Float64Array.of(NaN, NaN));
    expect(netIrrOf(empty).count).toBe(0);
    for (const figure of [
      netIrrOf(empty).mean,
      netIrrOf(empty).sd,
      empty.risk.sharpe,
      empty.risk.valueAtRisk[0]!.value,
    ])
      expect(figure).toBeNaN();
    expect(returnRiskOf(plan, Float64Array.of(NaN)).hurdleMetFraction).toBeNaN();
  });

  test('one path: no spread, no interval, no error', () => {
    const one = netIrrOf(summaryOf(Float64Array.of(0.07)));
    expect(one.mean).toBe(0.07);
    for (const figure of [one.standardError, one.sd, one.percentiles[4]!.low]) expect(figure).toBeNaN();
  });

  test('columns that the run did not keep are skipped', () => {
    expect(summary.metrics.map((m) => m.name)).toEqual(['netIrrAnnual', 'nationalGrowthAnnual']);
  });
});

describe('value at risk', () => {
  test('of the numbers 1 to 100 in per cent: loss positive, worst (1 - a) n for the mean', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i - 49) / 100); // -0.49 .. 0.50
    const { valueAtRisk, conditionalValueAtRisk } = summarise(
      planWith({ varLevels: [0.9, 0.99] }),
      columns(values),
      independent,
    ).risk;
    expect(valueAtRisk[0]!.value).toBeCloseTo(0.49 - 0.099, 12); // position 9.9
    expect(conditionalValueAtRisk[0]!.value).toBeCloseTo(0.445, 12); // mean of -0.49 .. -0.40
    expect(conditionalValueAtRisk[1]!.value).toBeCloseTo(0.49, 12);
  });

  test('a level between two counts takes part of the next outcome', () => {
    const values = Float64Array.of(-0.4, -0.2, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    const { conditionalValueAtRisk } = summarise(planWith({ varLevels: [0.85] }), columns(values), independent).risk;
    expect(conditionalValueAtRisk[0]!.value).toBeCloseTo((0.4 + 0.5 * 0.2) / 1.5, 12);
  });

  test('of a normal: closed forms within four standard errors', () => {
    const n = 20_000;
    const { valueAtRisk, conditionalValueAtRisk } = summaryOf(normals(n, 11)).risk;
    for (const [k, level] of [0.9, 0.95, 0.99].entries()) {
      const z = inverseNormal(level);
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
      const errorOfQuantile = (0.02 * Math.sqrt((level * (1 - level)) / n)) / density;
      expect(Math.abs(valueAtRisk[k]!.value - (0.02 * z - 0.06))).toBeLessThan(4 * errorOfQuantile);
      const shortfall = conditionalValueAtRisk[k]!;
      const halfWidths = (shortfall.high - shortfall.low) / 2;
      expect(Math.abs(shortfall.value - ((0.02 * density) / (1 - level) - 0.06))).toBeLessThan((4 / 1.96) * halfWidths);
    }
  });

  test('CVaR is at least VaR, and both rise with the level', () => {
    const { valueAtRisk, conditionalValueAtRisk } = summaryOf(normals(1000, 3)).risk;
    for (let k = 0; k < 3; k += 1)
      expect(conditionalValueAtRisk[k]!.value).toBeGreaterThanOrEqual(valueAtRisk[k]!.value);
    for (let k = 1; k < 3; k += 1) expect(valueAtRisk[k]!.value).toBeGreaterThan(valueAtRisk[k - 1]!.value);
  });

  test('guardrails read the same figures', () => {
    const values = normals(1000, 5);
    const { risk } = summaryOf(values);
    const forRules = returnRiskOf(plan, values);
    expect(forRules.valueAtRisk99Annual).toBe(risk.valueAtRisk[2]!.value);
    expect(forRules.conditionalValueAtRisk99Annual).toBe(risk.conditionalValueAtRisk[2]!.value);
    expect(forRules.hurdleMetFraction).toBeCloseTo(1 - risk.belowHurdleProbability.value, 14);
  });
});

describe('atoms', () => {
  test('full catch-up: half of the paths exactly at the hurdle are not below it', () => {
    const values = normals(1000, 9).map((v, i) =>
      i % 2 === 0 ? 0.08 + (i % 4 === 0 ? 2e-13 : -2e-13) : Math.min(v, 0.0799),
    );
    const { risk, metrics } = summaryOf(values);
    expect(risk.belowHurdleProbability.value).toBe(0.5);
    expect(returnRiskOf(plan, values).hurdleMetFraction).toBe(0.5);
    const p75 = metrics[0]!.percentiles[5]!;
    for (const figure of [p75.value, p75.low, p75.high]) expect(figure).toBeCloseTo(0.08, 11);
  });

  test('all paths the same: an interval of no width, no spread, no ratio, a histogram of one bin', () => {
    // 0.1 + 0.2 is no short binary fraction: sums of it round
    const values = new Float64Array(600).fill((0.1 + 0.2) / 3.7);
    const level = values[0]!;
    const { metrics, risk } = summaryOf(values, { mode: 'deterministic', replicates: 1 });
    expect(metrics[0]!.sd).toBe(0);
    expect(metrics[0]!.standardError).toBe(0);
    expect([metrics[0]!.percentiles[4]!.low, metrics[0]!.percentiles[4]!.high]).toEqual([level, level]);
    expect(metrics[0]!.histogram).toEqual({ low: level, high: level, counts: [600] });
    expect(metrics[0]!.mean).toBe(level);
    expect(risk.sharpe).toBeNaN();
  });
});

describe('ratios across paths', () => {
  test('Sharpe and Sortino by hand', () => {
    const { risk } = summarise(
      planWith({ riskFreeAnnual: 0.04 }),
      columns(Float64Array.of(0.1, 0.06, 0.02, 0.02)),
      independent,
    );
    const sd = Math.sqrt((0.05 ** 2 + 0.01 ** 2 + 2 * 0.03 ** 2) / 3);
    expect(risk.sharpe).toBeCloseTo(0.01 / sd, 12);
    expect(risk.sortino).toBeCloseTo(0.01 / Math.sqrt((2 * 0.02 ** 2) / 4), 12);
  });

  test('tail dependence: 1 when the fund follows the market, its quantile when independent, 0 when it opposes', () => {
    const market = normals(10_000, 21);
    const tail = (netIrr: Float64Array) => summarise(plan, columns(netIrr, market), independent).risk.tailDependence;
    expect(tail(market)).toBe(1);
    expect(tail(market.map((x) => -x))).toBe(0);
    // binomial(1000, 0.1): sd 0.0095
    expect(Math.abs(tail(normals(10_000, 22)) - 0.1)).toBeLessThan(4 * 0.0095);
  });
});

describe('errors and intervals', () => {
  test('about 95 % of percentile, CVaR and probability intervals hold the truth', () => {
    const trials = 400;
    const hits = { median: 0, p5: 0, cvar: 0, loss: 0, mean: 0 };
    const z95 = inverseNormal(0.95);
    const truth = {
      median: 0.06,
      p5: 0.06 - 0.02 * z95,
      cvar: (0.02 * (Math.exp((-z95 * z95) / 2) / Math.sqrt(2 * Math.PI))) / 0.05 - 0.06,
      belowHurdle: 0.8413447460685429,
    };
    for (let trial = 0; trial < trials; trial += 1) {
      const { metrics, risk } = summaryOf(normals(200, 1000 + trial));
      const holds = (e: { low: number; high: number }, value: number) => (e.low <= value && value <= e.high ? 1 : 0);
      hits.median += holds(metrics[0]!.percentiles[4]!, truth.median);
      hits.p5 += holds(metrics[0]!.percentiles[1]!, truth.p5);
      hits.cvar += holds(risk.conditionalValueAtRisk[1]!, truth.cvar);
      hits.loss += holds(risk.belowHurdleProbability, truth.belowHurdle);
      if (Math.abs(metrics[0]!.mean - 0.06) < 1.96 * metrics[0]!.standardError) hits.mean += 1;
    }
    // binomial(400, 0.95): sd 1.1 %; order statistics are conservative by construction, CVaR of ten outcomes is skewed
    for (const name of ['median', 'p5', 'loss', 'mean'] as const)
      expect(hits[name] / trials).toBeGreaterThan(0.95 - 4 * 0.011);
    expect(hits.cvar / trials).toBeGreaterThan(0.84);
  });

  test('antithetic: errors come from pair means and vanish when pairs mirror exactly', () => {
    const half = normals(500, 31);
    const mirrored = Float64Array.from({ length: 1000 }, (_, i) =>
      i % 2 === 0 ? half[i >> 1]! : 0.12 - half[i >> 1]!,
    );
    const asPairs = netIrrOf(summaryOf(mirrored, { mode: 'antithetic', replicates: 1 }));
    expect(asPairs.mean).toBeCloseTo(0.06, 12);
    expect(asPairs.standardError).toBeLessThan(1e-15);
    expect(netIrrOf(summaryOf(mirrored)).standardError).toBeCloseTo(0.02 / Math.sqrt(1000), 4);
    const median = asPairs.percentiles[4]!;
    expect(median.low).toBeLessThan(median.value);
    expect(median.high).toBeGreaterThan(median.value);
  });

  test('antithetic: independent pairs give the error of independent paths', () => {
    const values = normals(4000, 33);
    const ratio =
      netIrrOf(summaryOf(values, { mode: 'antithetic', replicates: 1 })).standardError /
      netIrrOf(summaryOf(values)).standardError;
    expect(Math.abs(ratio - 1)).toBeLessThan(4 / Math.sqrt(2 * 2000)); // relative error of an sd of 2,000 pairs
  });

  test('Sobol: errors come from replicates, path p in replicate p mod R', () => {
    const shift = Float64Array.from({ length: 16 }, (_, r) => (r - 7.5) / 1000);
    const values = Float64Array.from({ length: 1600 }, (_, p) => 0.06 + shift[p % 16]!);
    const metric = netIrrOf(summaryOf(values, { mode: 'sobol', replicates: 16 }));
    const sd = Math.sqrt(shift.reduce((a, x) => a + x * x, 0) / 15);
    expect(metric.standardError).toBeCloseTo(sd / 4, 12);
  });

  test('a run that was cut short: clusters and the median path go by path numbers, not by position', () => {
    const values = Float64Array.from({ length: 1600 }, (_, p) => 0.06 + ((p % 20) - 9.5) / 1000);
    const numbers = Int32Array.from({ length: 1600 }, (_, i) => (i < 800 ? i : i + 64 * 7));
    const kept = Float64Array.from(numbers, (p) => 0.06 + ((p % 20) - 9.5) / 1000);
    const errorOf = (v: Float64Array, pathNumbers: Int32Array | null) =>
      netIrrOf(summarise(plan, columns(v), { mode: 'sobol', replicates: 20 }, undefined, pathNumbers)).standardError;
    expect(errorOf(kept, numbers)).toBeCloseTo(errorOf(values, null), 12);
    expect(errorOf(kept, null)).not.toBeCloseTo(errorOf(values, null), 6);
    const [low, middle, high] = [0.01, 0.05, 0.09];
    const median = summarise(
      plan,
      columns(Float64Array.of(high, low, middle)),
      independent,
      undefined,
      [64, 70, 200],
    ).medianPath;
    expect(median).toEqual({ path: 200, netIrrAnnual: middle });
  });

  test('convergence at powers of two: running mean, its error, and the whole run last', () => {
    const values = normals(1000, 41);
    const { convergence, metrics } = summaryOf(values);
    expect(convergence.map((point) => point.paths)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1000]);
    expect(convergence[0]!.mean).toBeCloseTo((values[0]! + values[1]!) / 2, 15);
    expect(convergence.at(-1)).toEqual({
      paths: 1000,
      mean: metrics[0]!.mean,
      standardError: metrics[0]!.standardError,
    });
  });
});

describe('symmetry', () => {
  test('the order of independent paths changes nothing but rounding; what counts or ranks not even that', () => {
    const values = normals(999, 51);
    const market = normals(999, 52);
    const a = summarise(plan, columns(values, market), independent);
    const b = summarise(plan, columns(values.slice().reverse(), market.slice().reverse()), independent);
    expect(b.risk.valueAtRisk).toEqual(a.risk.valueAtRisk);
    expect(b.risk.tailDependence).toBe(a.risk.tailDependence);
    expect(b.metrics[0]!.percentiles).toEqual(a.metrics[0]!.percentiles);
    expect(b.metrics[0]!.histogram).toEqual(a.metrics[0]!.histogram);
    expect(b.metrics[0]!.mean).toBeCloseTo(a.metrics[0]!.mean, 16);
    expect(b.medianPath!.path).toBe(998 - a.medianPath!.path);
  });

  test('the histogram counts every value once', () => {
    const sorted = normals(1000, 61).sort();
    const { counts, low, high } = histogramOf(sorted, 40);
    expect(counts.reduce((x, y) => x + y)).toBe(1000);
    expect(counts).toHaveLength(40);
    expect([low, high]).toEqual([sorted[0], sorted[999]]);
  });
});
