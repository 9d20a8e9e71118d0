import { AppError } from '../../core/errors.ts';
import { log } from '../../numeric/log.ts';
import type { FanPlan, FanSeries } from './fan-plan.ts';
import { binWidth, FAN, FAN_BINS, valueAtPosition } from './fan-plan.ts';
import { createHomeIndex } from './home-index.ts';
import type { PathTables } from './table.ts';

/**
 * Counts per series, month and bin: [(series * (M + 1) + month) * 512 + bin]. Only counts, so that chunks merge by adding in
 * any order. 2 kB per month and series: 2.2 MB for ten years.
 */
export type FanCounts = Int32Array;

/**
 * Where single paths are counted: the counts of a run, or those of a part of it of at most 255 paths. A path adds at most one to
 * a count, so a byte holds such a part, and a quarter of the memory stays in the near caches.
 */
export type PathCounts = FanCounts | Uint8Array;

export function createFanCounts(plan: FanPlan): FanCounts {
  return new Int32Array(talliesFrom(plan) + plan.tallies);
}

/** Where the tallies begin. */
export function talliesFrom(plan: FanPlan): number {
  return plan.series.length * (plan.months + 1) * FAN_BINS;
}

/** Adds the counts of another part of the run. @throws AppError `input/invalid` when the shapes differ */
export function mergeFanCounts(into: FanCounts, from: PathCounts): void {
  if (into.length !== from.length)
    throw new AppError('input/invalid', 'Fans of different shapes cannot be merged.', {
      into: into.length,
      from: from.length,
    });
  if (from instanceof Uint8Array) mergeBytes(into, from);
  else for (let i = 0; i < into.length; i += 1) into[i]! += from[i]!;
}

/**
 * Most counts of a small part are zero: four are looked at in one. `from` begins at a whole word of its memory. The last words are
 * left to the second loop, so that it always runs: compiled code gives up at a loop that never did.
 */
function mergeBytes(into: FanCounts, from: Uint8Array): void {
  const words = new Int32Array(from.buffer, from.byteOffset, Math.max(0, (from.length >> 2) - 1));
  for (let word = 0; word < words.length; word += 1) {
    if (words[word] === 0) continue;
    for (let i = 4 * word; i < 4 * word + 4; i += 1) into[i]! += from[i]!;
  }
  for (let i = 4 * words.length; i < from.length; i += 1) into[i]! += from[i]!;
}

export type FanRecorder = {
  /** Counts one path: one count per month and series. Allocates nothing. */
  add(tables: PathTables, counts: PathCounts): void;
  /** Counts one path of a further series: values of months 0..lastMonth, 0 in later months. */
  addSeries(series: number, values: Float64Array, lastMonth: number, counts: PathCounts): void;
};

/** Scratch belongs to the instance: one per worker. */
export function createFanRecorder(plan: FanPlan, suburbs: number): FanRecorder {
  const rows = plan.months + 1;
  const homeIndex = new Float64Array(rows);
  const netToDate = new Float64Array(rows);
  const called = new Float64Array(rows);
  const calledToDate = new Float64Array(rows);
  const distributedToDate = new Float64Array(rows);
  const bins = new Uint16Array(rows);
  const fillHomeIndex = createHomeIndex(suburbs);
  const low = Float64Array.from(plan.series, (s) => s.low);
  const logLow = Float64Array.from(plan.series, (s) => (s.scale === 'log' ? log(s.low) : 0));
  const perUnit = Float64Array.from(plan.series, (s) =>
    s.scale === 'log' ? (FAN_BINS - 2) / (log(s.high) - log(s.low)) : (FAN_BINS - 2) / (s.high - s.low),
  );
  const isLog = Uint8Array.from(plan.series, (s) => (s.scale === 'log' ? 1 : 0));

  /** Counts a series of the path: `values[m]` up to `lastMonth`, and 0 after it, where rows are scratch of a longer path. */
  function count(counts: PathCounts, series: number, values: Float64Array, lastMonth: number): void {
    const from = low[series]!;
    const logFrom = logLow[series]!;
    const scale = perUnit[series]!;
    const logarithmic = isLog[series] === 1;
    for (let m = 0; m < rows; m += 1) {
      const value = m <= lastMonth ? values[m]! : 0;
      let bin = 0;
      if (value > from) {
        const position = (logarithmic ? log(value) - logFrom : value - from) * scale;
        bin = position < FAN_BINS - 2 ? 1 + (position | 0) : FAN_BINS - 1;
      }
      bins[m] = bin;
    }
    // By itself, because the counts lie far apart: then many of them are fetched at a time.
    let at = series * rows * FAN_BINS;
    for (let m = 0; m < rows; m += 1) {
      counts[at + bins[m]!]! += 1;
      at += FAN_BINS;
    }
  }

  return {
    add(tables, counts) {
      const { cash, equity, waterfall, book, lastMonth } = tables;
      count(counts, FAN.nav, cash.navAud, lastMonth);
      count(counts, FAN.cash, cash.cashAud, lastMonth);
      count(counts, FAN.distributed, cash.distributedAud, lastMonth);
      count(counts, FAN.living, book.livingCount, lastMonth);
      let net = 0;
      let paidIn = 0;
      let paidOut = 0;
      for (let m = 0; m < rows; m += 1) {
        const lives = m <= lastMonth;
        if (lives) net += waterfall.lpAud[m]! + waterfall.clawbackAud[m]! - equity.calledLpAud[m]!;
        netToDate[m] = net;
        called[m] = lives ? cash.calledLpAud[m]! + cash.calledGpAud[m]! : 0;
        paidIn += called[m]!;
        if (lives) paidOut += cash.distributedAud[m]!;
        calledToDate[m] = paidIn;
        distributedToDate[m] = paidOut;
      }
      count(counts, FAN.lpNetToDate, netToDate, rows);
      count(counts, FAN.called, called, rows);
      count(counts, FAN.calledToDate, calledToDate, rows);
      count(counts, FAN.distributedToDate, distributedToDate, rows);
      fillHomeIndex(tables, homeIndex);
      count(counts, FAN.homeIndex, homeIndex, rows);
    },
    addSeries: (series, values, lastMonth, counts) => count(counts, series, values, lastMonth),
  };
}

/** Percentile lines of one series: `values[k][month]` is percentile `percentiles[k]`. */
export type Fan = {
  readonly series: FanSeries;
  readonly percentiles: readonly number[];
  readonly values: readonly Float64Array[];
  /** Bin width: a percentile is known to this much, in the unit of the series or as a fraction of the value (log bins). */
  readonly resolution: number;
};

/** The fans of all series, percentiles as fractions in [0, 1]. */
export function fansOf(plan: FanPlan, counts: FanCounts, percentiles: readonly number[]): readonly Fan[] {
  const rows = plan.months + 1;
  return plan.series.map((series, s) => ({
    series,
    percentiles,
    values: percentiles.map((p) =>
      Float64Array.from({ length: rows }, (_, month) =>
        binnedQuantile(series, counts, (s * rows + month) * FAN_BINS, p),
      ),
    ),
    resolution: binWidth(series),
  }));
}

/** Type-7 quantile of 512 counts from `at`, members of a bin spread evenly over it. NaN when there are none. */
export function binnedQuantile(series: FanSeries, counts: FanCounts, at: number, p: number): number {
  let total = 0;
  for (let bin = 0; bin < FAN_BINS; bin += 1) total += counts[at + bin]!;
  if (total === 0) return NaN;
  const position = p * (total - 1);
  const rank = Math.floor(position);
  const below = memberAt(series, counts, at, rank);
  const weight = position - rank;
  return weight === 0 ? below : below + weight * (memberAt(series, counts, at, rank + 1) - below);
}

/** The member at rank (0-based, ascending). The outer bins stand at their edge: 0 for series in AUD that cannot be negative. */
function memberAt(series: FanSeries, counts: FanCounts, at: number, rank: number): number {
  let before = 0;
  let bin = 0;
  while (bin < FAN_BINS - 1 && before + counts[at + bin]! <= rank) {
    before += counts[at + bin]!;
    bin += 1;
  }
  if (bin === 0) return series.scale === 'log' && series.unit === 'Aud' ? 0 : series.low;
  if (bin === FAN_BINS - 1) return series.high;
  return valueAtPosition(series, bin - 1 + (rank - before + 0.5) / counts[at + bin]!);
}
