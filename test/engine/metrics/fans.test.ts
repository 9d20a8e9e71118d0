import { describe, expect, test } from 'vitest';
import { busyPath, handPath, spread } from './path-tables.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { FAN, FAN_BINS, binWidth, resolveFans } from '../../../src-engine/fund/metrics/fan-plan.ts';
import {
  createFanCounts,
  createFanRecorder,
  fansOf,
  mergeFanCounts,
  type PathCounts,
} from '../../../src-engine/fund/metrics/fans.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import { quantile } from '../../../src-engine/numeric/quantile.ts';

const planFor = (commitmentsAud: number, meanAdvanceAud = 250_000) =>
  resolveFans(
    resolveMetrics(metricsConfig.parse({}), {
      commitmentsAud,
      gpCommitmentFraction: 0.02,
      firstCloseDate: '2026-07-31',
      hurdleAnnual: 0.08,
      months: 120,
      meanAdvanceAud,
    }),
  );
const plan = planFor(1e8);
const rows = 121;

/** Paths that differ in the cash held and in their length. */
const paths = Array.from(spread(200, 5), (u, k) => {
  const tables = handPath({
    months: 120,
    lastMonth: k % 5 === 0 ? 96 : 120,
    suburbs: 2,
    monthlyLogGrowth: 0.01 * u,
    advances: [{ month: 2, principalAud: 2e7, suburb: 1, exitMonth: 40 + Math.floor(50 * u), paidAud: 2e7 + 2e7 * u }],
  });
  tables.cash.cashAud.fill(1e7 * u, 0, 97);
  return tables;
});

function record<Counts extends PathCounts>(tables: readonly ReturnType<typeof handPath>[], counts: Counts) {
  const recorder = createFanRecorder(plan, 2);
  for (const path of tables) recorder.add(path, counts);
  return counts;
}

describe('counts', () => {
  const counts = record(paths, createFanCounts(plan));

  test('every month of every series holds one count per path', () => {
    for (let cell = 0; cell < plan.series.length * rows; cell += 1) {
      let total = 0;
      for (let bin = 0; bin < FAN_BINS; bin += 1) total += counts[cell * FAN_BINS + bin]!;
      expect(total).toBe(paths.length);
    }
  });

  test('chunks merge by adding, in any order, to the same counts', () => {
    const merged = createFanCounts(plan);
    for (const chunk of [paths.slice(128), paths.slice(0, 64), paths.slice(64, 128)])
      mergeFanCounts(merged, record(chunk, new Uint8Array(merged.length)));
    expect(merged).toEqual(counts);
    expect(() => mergeFanCounts(merged, new Int32Array(3))).toThrow('different shapes');
  });

  test('ten years take less than 2.5 MB', () => {
    expect(counts.byteLength).toBeLessThan(2.5e6);
  });

  test('twice the money gives the same counts', () => {
    const single = createFanCounts(plan);
    createFanRecorder(plan, 20).add(busyPath(300, 20), single);
    const double = createFanCounts(plan);
    createFanRecorder(planFor(2e8, 500_000), 20).add(busyPath(300, 20, 2), double);
    expect(double).toEqual(single);
  });
});

describe('percentiles from counts', () => {
  const fans = fansOf(plan, record(paths, createFanCounts(plan)), [0.05, 0.5, 0.95]);

  test('lie within one bin of the exact ones', () => {
    for (const month of [0, 30, 60, 90]) {
      const cash = Float64Array.from(paths, (path) => path.cash.cashAud[month]!);
      const index = Float64Array.from(paths, (path) => path.market.suburbIndex[rows + month]!);
      fans[FAN.cash]!.percentiles.forEach((p, k) => {
        expect(Math.abs(fans[FAN.cash]!.values[k]![month]! - quantile(cash, p))).toBeLessThanOrEqual(
          fans[FAN.cash]!.resolution,
        );
        const exact = quantile(index, p);
        expect(Math.abs(fans[FAN.homeIndex]!.values[k]![month]! / exact - 1)).toBeLessThanOrEqual(
          fans[FAN.homeIndex]!.resolution,
        );
      });
    }
  });

  test('a stated resolution: 0.2 % of commitments for cash, 1.2 % of the level for the index', () => {
    expect(binWidth(plan.series[FAN.cash]!)).toBeCloseTo(1e8 / 510, 6);
    expect(binWidth(plan.series[FAN.homeIndex]!)).toBeCloseTo(0.0118, 4);
  });

  test('exact zeros stay exact', () => {
    expect(fans[FAN.distributed]!.values[1]![10]).toBe(0);
    expect(fans[FAN.called]!.values[1]![2]).toBeGreaterThan(1.9e7);
    expect(fans[FAN.living]!.values[1]![1]).toBe(0);
    expect(fans[FAN.cash]!.values[0]![120]).toBe(0);
  });

  test('the J-curve falls to the call and ends at the profit, also on paths that ended early', () => {
    const j = fans[FAN.lpNetToDate]!;
    expect(Math.abs(j.values[1]![3]! + 2e7)).toBeLessThanOrEqual(j.resolution);
    const profit = quantile(
      Float64Array.from(paths, (path) => path.exits.paidAud[0]! - 2e7),
      0.5,
    );
    expect(Math.abs(j.values[1]![120]! - profit)).toBeLessThanOrEqual(j.resolution);
  });

  test('values outside the range stand at its edge', () => {
    const tables = handPath({ months: 120, suburbs: 2, advances: [] });
    tables.cash.cashAud.fill(9e9);
    const [, cash] = fansOf(plan, record([tables], createFanCounts(plan)), [0.5]);
    expect(cash!.values[0]![5]).toBe(1e8);
  });
});
