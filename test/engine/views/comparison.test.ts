import { describe, expect, test } from 'vitest';
import type { ComparisonView } from '../../../src-engine/index.ts';
import { comparisonView } from '../../../src-engine/views/comparison.ts';
import { comparisonTable } from '../../../src-engine/views/comparison-table.ts';
import type { ComparedRun } from '../../../src-engine/views/pairing.ts';
import { everyFeature } from '../../support/every-feature.ts';
import { smallFund } from '../../support/gallery.ts';
import type { Settings } from '../../support/plans.ts';
import { notPlain, viewRun } from '../../support/view-runs.ts';

let runId = 0;
function compared(settings: Settings, chunks?: readonly number[]): ComparedRun {
  const { result, document, columnOf, paths } = viewRun({ ...smallFund, 'run.paths': 256, ...settings }, chunks);
  return { runId: ++runId, name: `run ${runId}`, result, document, columnOf, paths };
}

const base = compared({});
const cheap = compared({ 'fees.managementFeeRateAnnual': 0.01 });
const seeded = compared({ 'run.seed': 'another' });
const pairs = compared({ 'run.mode': 'antithetic' });
const cut = compared({ 'fees.managementFeeRateAnnual': 0.01 }, [1, 3]);
const expected = (fee: number) =>
  compared({ 'run.paths': 1, 'run.mode': 'deterministic', 'fees.managementFeeRateAnnual': fee });

const figureOf = (view: ComparisonView, key = 'meanNetIrrAnnual') => view.headline.find((one) => one.key === key)!;

test('a run does not differ from itself', () => {
  const view = comparisonView([base, base]);
  expect(view.pairing).toBe('paired');
  expect(view.inputs.rows).toEqual([]);
  expect(view.headline.length).toBeGreaterThan(8);
  for (const { changes } of view.headline)
    expect(changes[1]).toEqual({ value: 0, standardError: 0, low: 0, high: 0, verdict: 'equal', furtherPaths: null });
  expect(view.flips[1]).toEqual({ toFail: 0, toPass: 0, paths: [] });
  expect(view.scatter[1]!.x).toEqual(view.scatter[1]!.y);
  expect(view.scatter[1]!.correlation).toBeCloseTo(1, 12);
});

describe('a lower fee on the same draws', () => {
  const view = comparisonView([base, cheap]);

  test('the input that differs is named, old and new', () => {
    expect(view.inputs.rows.map((row) => row.at(-1))).toEqual(['fees.managementFeeRateAnnual']);
    const [row] = view.inputs.rows;
    expect(row!.slice(2, 4)).toEqual([0.02, 0.01]);
    expect(row![4]).toBeCloseTo(-0.01, 12);
    expect(row![5]).toBeCloseTo(-0.5, 12);
  });

  test('the gain is real and known far better than either mean', () => {
    const { values, changes } = figureOf(view);
    expect(changes[1]!.verdict).toBe('real');
    expect(changes[1]!.value).toBeCloseTo(values[1]!.value! - values[0]!.value!, 12);
    expect(changes[1]!.standardError!).toBeLessThan(values[0]!.standardError! / 5);
    expect(changes[1]!.low!).toBeGreaterThan(0);
  });

  test('swapping the runs swaps the signs', () => {
    const back = comparisonView([cheap, base]);
    for (const { key, changes } of view.headline) {
      const [there, again] = [changes[1]!, figureOf(back, key).changes[1]!];
      const negated = (value: number | null) => (value === null || value === 0 ? value : -value);
      expect([again.value, again.low, again.high]).toEqual([there.value, there.high, there.low].map(negated));
      expect([again.standardError, again.verdict, again.furtherPaths]).toEqual([
        there.standardError,
        there.verdict,
        there.furtherPaths,
      ]);
    }
    expect(back.flips[1]!.toFail).toBe(view.flips[1]!.toPass);
    expect(back.scatter[1]!.x).toEqual(view.scatter[1]!.y);
  });

  test('nobody falls below the hurdle for a lower fee, and flips are the change of the chance', () => {
    const { toFail, toPass, paths } = view.flips[1]!;
    expect(toFail).toBe(0);
    expect(toPass / 256).toBeCloseTo(figureOf(view, 'hurdleProbabilityFraction').changes[1]!.value!, 12);
    expect(paths.every(({ from, to }) => to > from)).toBe(true);
  });

  test('curves share their x, go from 1 to 0 and hold the hurdle', () => {
    const { x, shares, markers } = view.exceedance;
    expect(x.length).toBeLessThanOrEqual(201);
    expect(x).toEqual(x.toSorted((a, b) => a - b));
    expect(x).toContain(markers[0]!.value);
    for (const share of shares) {
      expect([share.length, share[0], share.at(-1)]).toEqual([x.length, 1, 0]);
      expect(share.slice(1).every((one, i) => one <= share[i]!)).toBe(true);
    }
    const [atHurdle] = shares.map((share) => share[x.indexOf(markers[0]!.value)]);
    expect(atHurdle).toBeCloseTo(figureOf(view, 'hurdleProbabilityFraction').values[0]!.value!, 12);
  });
});

test('other draws are compared as two samples, with the reason', () => {
  const view = comparisonView([base, seeded]);
  expect(view.pairing).toBe('independent');
  expect(view.pairingReason).toContain('the seeds differ');
  expect([view.scatter[1], view.flips[1]]).toEqual([null, null]);
  const { values, changes } = figureOf(view);
  expect(changes[1]!.standardError).toBeCloseTo(Math.hypot(values[0]!.standardError!, values[1]!.standardError!), 12);
  expect(comparisonView([base, pairs]).pairingReason).toContain('modes of drawing');
});

test('a difference lost in noise says how many paths it would take', () => {
  const { changes } = figureOf(comparisonView([base, seeded]));
  expect(changes[1]!.verdict).toBe('not-distinguishable');
  expect(changes[1]!.furtherPaths).toBeGreaterThan(0);
});

test('a partial run is compared on the paths that both have', () => {
  const view = comparisonView([base, cut]);
  expect(view.runs.map(({ paths, pathsCompared }) => [paths, pathsCompared])).toEqual([
    [256, 128],
    [128, 128],
  ]);
  const whole = comparisonView([base, cheap]);
  const byPath = new Map(whole.scatter[1]!.path.map((path, i) => [path, whole.scatter[1]!.y[i]]));
  const { path, y } = view.scatter[1]!;
  expect(path.every((one) => (one >= 64 && one < 128) || one >= 192)).toBe(true);
  expect(y).toEqual(path.map((one) => byPath.get(one)));
});

test('runs without a path in common are two samples', () => {
  const other = compared({}, [0]);
  expect(comparisonView([other, cut]).pairingReason).toContain('no completed path in common');
});

test('the expected path has no noise: its difference is what it is', () => {
  const { changes } = figureOf(comparisonView([expected(0.02), expected(0.01)]));
  expect(changes[1]!.verdict).toBe('real');
  expect(changes[1]!.low).toBe(changes[1]!.value);
});

test('a run of no path and a run without columns can be shown', () => {
  const nothing = compared({}, []);
  for (const runs of [
    [base, nothing],
    [nothing, base],
    [nothing, nothing],
    [base, { ...cheap, columnOf: () => null }],
  ])
    expect(notPlain(comparisonView(runs))).toEqual([]);
});

test('a scenario that cannot be read is said, not thrown', () => {
  const { inputs } = comparisonView([base, { ...cheap, document: { format: 1, name: 'x', nonsense: 1 } }]);
  expect(inputs.caption).toContain('cannot be read');
  expect(inputs.rows).toEqual([]);
});

test('six runs, one of them with everything on, are plain and small; more are refused', () => {
  const rich = compared({ ...everyFeature, 'run.seed': 'laws' });
  const view = comparisonView([base, cheap, rich, seeded, pairs, cut]);
  expect(notPlain(view)).toEqual([]);
  expect(JSON.stringify(view).length).toBeLessThan(1_000_000);
  expect(view.runs.map(({ letter }) => letter).join('')).toBe('ABCDEF');
  expect(view.inputs.rows.some((row) => row.at(-1) === 'rules')).toBe(true);
  expect(() => comparisonView([base])).toThrow('two to six');
  expect(() => comparisonView(Array.from({ length: 7 }, () => base))).toThrow('two to six');
  const table = comparisonTable(view);
  expect(table.rows.length).toBe(view.headline.length * 6);
  expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
});

test('six runs of 10,000 paths with everything on stay under 1 MB', () => {
  const { result, document, columnOf } = viewRun({ ...everyFeature, 'run.paths': 64 });
  const long: ComparedRun = {
    runId: 1,
    name: 'long',
    document,
    result: { ...result, manifest: { ...result.manifest, pathsCompleted: 10_000 } },
    columnOf: (name) => {
      const short = columnOf(name)!;
      return Float64Array.from({ length: 10_000 }, (_, k) => short[k % 64]! * (1 + k / 1e6));
    },
  };
  const view = comparisonView([long, long, long, long, long, long]);
  expect(view.scatter[1]!.path.length).toBe(2000);
  expect(view.scatter[1]!.pairCount).toBe(10_000);
  expect(JSON.stringify(view).length).toBeLessThan(1_000_000);
});
