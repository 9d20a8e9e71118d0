import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPackedCounts, packCounts } from '../../../src-engine/fund/metrics/fan-codec.ts';
import { createFanCounts, mergeFanCounts } from '../../../src-engine/fund/metrics/fans.ts';
import { createPathRunner, ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { smallFund } from '../../support/gallery.ts';
import { planWith } from '../../support/plans.ts';

/** Counts as they come: mostly nothing, some small, now and then anything that 31 bits hold. */
const counts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 0x7fffffff }) },
    ),
    { maxLength: 400 },
  )
  .map((values) => Int32Array.from(values));

/** Code of the error that an action throws; null when it throws none. */
function refusalOf(action: () => void): unknown {
  try {
    action();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

describe('packed counts', () => {
  test('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const back = new Int32Array(values.length);
        addPackedCounts(back, packCounts(values));
        expect(back).toEqual(values);
      }),
    );
  });

  test('are added as counts are merged', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 200 }), (pairs) => {
        const a = Int32Array.from(pairs, ([x]) => x);
        const b = Int32Array.from(pairs, ([, y]) => y);
        const merged = a.slice();
        mergeFanCounts(merged, b);
        addPackedCounts(a, packCounts(b));
        expect(a).toEqual(merged);
      }),
    );
  });

  test('a gap of half a million and the last place are kept', () => {
    const values = new Int32Array(600_000);
    values[599_999] = 64;
    const packed = packCounts(values);
    expect(packed.length).toBe(4);
    const back = new Int32Array(600_000);
    addPackedCounts(back, packed);
    expect(back).toEqual(values);
    expect(packCounts(new Int32Array(600_000))).toHaveLength(0);
  });

  test('bytes that are cut off or too long for the counts are refused, and nothing is added', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const into = new Int32Array(50);
        const refusal = refusalOf(() => addPackedCounts(into, bytes));
        expect([null, 'data/invalid']).toContain(refusal);
        expect(refusal === null || into.every((count) => count === 0)).toBe(true);
      }),
    );
    const packed = packCounts(Int32Array.of(1, 500, 0, 7));
    expect(() => addPackedCounts(new Int32Array(3), packed)).toThrow(/damaged/);
    expect(() => addPackedCounts(new Int32Array(4), packed.subarray(0, 2))).toThrow(/damaged/);
  });

  test('a chunk of 64 paths is packed to less than a tenth of a byte a count', () => {
    const plan = planWith(smallFund);
    const fans = createFanCounts(plan.fans);
    const runner = createPathRunner(plan);
    const row = new Float64Array(ROW_WIDTH);
    for (let path = 0; path < 64; path++) runner.measure(path, row, 0, fans);
    const packed = packCounts(fans);
    expect(packed.length).toBeLessThan(fans.length / 10);
    const back = createFanCounts(plan.fans);
    addPackedCounts(back, packed);
    expect(back).toEqual(fans);
  });
});
