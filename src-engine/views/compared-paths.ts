import { correlation } from '../numeric/neumaier.ts';
import { roundSignificant } from '../numeric/round-significant.ts';
import { valuedOf } from '../fund/metrics/sampling.ts';
import { binEdges } from './bins.ts';
import { exceedancePoints, shareAtLeast } from './exceedance.ts';
import type { ComparedPaths } from './pairing.ts';
import { orNull } from './plain.ts';
import type { ComparisonView } from './shapes.ts';
import { chosenPercentWords } from './words.ts';

const MOST_POINTS = 2000;
const MOST_FLIPS = 200;
/** Digits of a point of the scatter, to keep the view small. */
const DIGITS = 7;

/** Chance of at least x of net IRR, every run over the same x. */
export function comparedExceedance(
  sides: readonly ComparedPaths[],
  hurdles: readonly number[],
): ComparisonView['exceedance'] {
  const sorted = sides.map(({ column }) => valuedOf(column('netIrrAnnual')).sort());
  const pooled = new Float64Array(sorted.reduce((n, values) => n + values.length, 0));
  sorted.reduce((at, values) => (pooled.set(values, at), at + values.length), 0);
  pooled.sort();
  const distinct = [...new Set(hurdles)].sort((a, b) => a - b);
  const common = { metric: 'netIrrAnnual', metricTitle: 'Net IRR', unit: 'Annual' } as const;
  const markers = distinct.map((value) => ({
    name: distinct.length === 1 ? 'Hurdle' : `Hurdle ${chosenPercentWords(value)}`,
    value,
  }));
  const edges = binEdges(pooled, distinct[0] ?? null);
  if (edges.length === 0) return { ...common, x: [], shares: sides.map(() => []), markers };
  const range = { least: pooled[0]!, greatest: pooled.at(-1)! };
  const x = exceedancePoints(edges[0]!, edges.at(-1)!, range, distinct);
  const isMarker = new Set(distinct);
  return {
    ...common,
    x,
    shares: sorted.map((values) =>
      values.length === 0 ? [] : x.map((point) => shareAtLeast(values, point, isMarker.has(point))),
    ),
    markers,
  };
}

/** Net IRR of the same path in both; every s-th path where they are more than 2,000. */
export function scatterOf(base: ComparedPaths, other: ComparedPaths): NonNullable<ComparisonView['scatter'][number]> {
  const [before, after] = [base.column('netIrrAnnual'), other.column('netIrrAnnual')];
  const pairs: number[] = [];
  before.forEach((value, k) => {
    if (!Number.isNaN(value) && !Number.isNaN(after[k]!)) pairs.push(k);
  });
  const stride = Math.max(1, Math.ceil(pairs.length / MOST_POINTS));
  const shown = pairs.filter((_, i) => i % stride === 0);
  const all = (values: Float64Array) => Float64Array.from(pairs, (k) => values[k]!);
  return {
    x: shown.map((k) => roundSignificant(before[k]!, DIGITS) + 0),
    y: shown.map((k) => roundSignificant(after[k]!, DIGITS) + 0),
    path: shown.map((k) => base.pathNumbers[k]!),
    correlation: orNull(pairs.length < 2 ? NaN : correlation(all(before), all(after))),
    pairCount: pairs.length,
  };
}

/** Paths that reach the hurdle of the one run and miss that of the other. */
export function flipsOf(base: ComparedPaths, other: ComparedPaths): NonNullable<ComparisonView['flips'][number]> {
  const [metBefore, metAfter] = [base.column('hurdleMetFlag'), other.column('hurdleMetFlag')];
  const [before, after] = [base.column('netIrrAnnual'), other.column('netIrrAnnual')];
  const flipped: number[] = [];
  let toFail = 0;
  metBefore.forEach((met, k) => {
    if (Number.isNaN(met) || Number.isNaN(metAfter[k]!) || met === metAfter[k]) return;
    flipped.push(k);
    if (met === 1) toFail += 1;
  });
  const distance = (k: number) => Math.abs(after[k]! - before[k]!);
  return {
    toFail,
    toPass: flipped.length - toFail,
    paths: flipped
      .filter((k) => !Number.isNaN(distance(k)))
      .sort((a, b) => distance(b) - distance(a) || a - b)
      .slice(0, MOST_FLIPS)
      .map((k) => ({ path: base.pathNumbers[k]!, from: before[k]! + 0, to: after[k]! + 0 })),
  };
}
