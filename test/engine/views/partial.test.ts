import { describe, expect, test } from 'vitest';
import { METRIC } from '../../../src-engine/fund/metrics/column-index.ts';
import { addPackedCounts, packCounts } from '../../../src-engine/fund/metrics/fan-codec.ts';
import { createFanCounts, fansOf } from '../../../src-engine/fund/metrics/fans.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { createChunkSimulator } from '../../../src-engine/fund/run/simulate.ts';
import { createPathRunner, ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { CHUNK_PATHS } from '../../../src-engine/fund/run/run-plan.ts';
import { createBinnedValues } from '../../../src-engine/views/binned-values.ts';
import { createPartialReader } from '../../../src-engine/views/partial.ts';
import { smallFund } from '../../support/gallery.ts';
import { planWith, runPlan } from '../../support/plans.ts';

/** Half a fine bin, 0.05 points. */
const BIN = 0.0005;

describe('a run told while it is under way', () => {
  const plan = planWith({ ...smallFund, 'run.paths': 200 });
  const outcome = runPlan(plan);
  const result = buildResult(plan, outcome);

  /** The reader after all chunks, taken in in this order. */
  function readIn(order: readonly number[]) {
    const reader = createPartialReader(plan);
    const from = (chunk: number) => chunk * CHUNK_PATHS * ROW_WIDTH;
    for (const chunk of order) reader.add(outcome.rows.slice(from(chunk), from(chunk + 1)));
    return reader.view(outcome.fans);
  }

  test('ends at the figures of the result, whatever the order of its chunks', () => {
    const metric = result.summary.metrics.find(({ name }) => name === 'netIrrAnnual')!;
    for (const view of [readIn([0, 1, 2, 3]), readIn([3, 1, 0, 2])]) {
      expect(view.pathsDone).toBe(200);
      expect(view.netIrr.value).toBeCloseTo(metric.mean, 12);
      expect(view.netIrr.standardError).toBeCloseTo(metric.standardError, 12);
      for (const [key, percentile] of [
        ['p5', 0.05],
        ['p50', 0.5],
        ['p95', 0.95],
      ] as const) {
        const { value, low, high } = metric.percentiles.find((entry) => entry.percentile === percentile)!;
        expect(view.netIrr[key]).toBeGreaterThan(Math.min(low, value) - BIN);
        expect(view.netIrr[key]).toBeLessThan(Math.max(high, value) + BIN);
      }
      expect(view.convergence.at(-1)).toEqual({
        paths: 200,
        mean: view.netIrr.value,
        standardError: view.netIrr.standardError,
      });
      expect(view.histogram!.counts.reduce((sum, n) => sum + n, 0)).toBe(metric.count);
    }
  });

  test('its fan is that of the counts so far', () => {
    const simulator = createPathRunner(plan);
    const fans = createFanCounts(plan.fans);
    const rows = new Float64Array(200 * ROW_WIDTH);
    createChunkSimulator(plan, simulator, { rows, fans }).simulate(1, () => false);
    const counts = createFanCounts(plan.fans);
    addPackedCounts(counts, packCounts(fans));
    const reader = createPartialReader(plan);
    expect(reader.view(counts)).toMatchObject({ pathsDone: 0, fan: null, histogram: null, convergence: [] });
    reader.add(rows.slice(CHUNK_PATHS * ROW_WIDTH, 2 * CHUNK_PATHS * ROW_WIDTH));
    const { fan } = reader.view(counts);
    const expected = fansOf(plan.fans, fans, fan!.percentiles).find(({ series }) => series.name === 'lpNetToDateAud')!;
    expect(fan!.lines).toEqual(expected.values.map((line) => [...line]));
    expect(fan!.months).toBe(plan.book.months);
  });

  test('stays small: at most 200 points of convergence after any number of chunks', () => {
    const reader = createPartialReader(plan);
    const rows = new Float64Array(CHUNK_PATHS * ROW_WIDTH);
    let most = 0;
    for (let chunk = 0; chunk < 5000; chunk++) {
      rows.fill((chunk % 7) / 100);
      reader.add(rows);
      if (chunk % 97 === 0) most = Math.max(most, reader.view(outcome.fans).convergence.length);
    }
    expect(most).toBeLessThanOrEqual(200);
    const view = reader.view(outcome.fans);
    expect(view.convergence.length).toBeGreaterThan(90);
    const paths = view.convergence.map((point) => point.paths);
    expect(paths).toEqual(paths.toSorted((a, b) => a - b));
    expect(JSON.stringify(view).length).toBeLessThan(100_000);
  });

  test('a path without a net IRR counts as done and nothing else', () => {
    const reader = createPartialReader(plan);
    const rows = new Float64Array(ROW_WIDTH);
    rows[METRIC.netIrrAnnual] = NaN;
    reader.add(rows);
    expect(reader.view(outcome.fans)).toMatchObject({
      pathsDone: 1,
      netIrr: { value: null, standardError: null, p5: null },
      histogram: null,
    });
  });
});

describe('binned values', () => {
  test('bars begin at multiples of their width and hold every value, also total losses and what is off the scale', () => {
    const values = createBinnedValues();
    for (const value of [-1, -1, 0.081, 0.0812, 0.12, 3]) values.add(value);
    const { edges, counts } = values.histogram()!;
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(counts.length).toBeLessThanOrEqual(40);
    expect(edges[0]).toBe(-1);
    const width = edges[1]! - edges[0]!;
    edges.forEach((edge) => expect(Math.abs(edge / width - Math.round(edge / width))).toBeLessThan(1e-9));
  });

  test('one value is its own mean and median, without an error', () => {
    const values = createBinnedValues();
    values.add(0.0625);
    expect(values.mean()).toBe(0.0625);
    expect(values.standardError()).toBeNull();
    expect(Math.abs(values.quantile(0.5)! - 0.0625)).toBeLessThanOrEqual(BIN);
  });
});
