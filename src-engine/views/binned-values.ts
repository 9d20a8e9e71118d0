/** Rates are kept in bins of 0.05 points from -100 % to +100 % a year; what lies beyond stands in the outer bins. */
const LOW = -1;
const HIGH = 1;
const WIDTH = 0.0005;
const PER_ONE = Math.round(1 / WIDTH);
const BINS = (HIGH - LOW) * PER_ONE;
const ZERO_BIN = -LOW * PER_ONE; // edges as quotients of whole numbers: 0.05, not 0.05000000000000004
/** Widths of a bar that a histogram may have, in fine bins: 0.1, 0.25, 0.5, 1, 2, 5 and 10 points. */
const BAR_STEPS = [2, 5, 10, 20, 40, 100, 200] as const;
const MOST_BARS = 40;

/** A growing sample of annual rates in constant memory: running mean and error exactly, quantiles and bars from fine bins. */
export type BinnedValues = {
  /** NaN is no value and left out. */
  add(value: number): void;
  mean(): number | null;
  standardError(): number | null;
  /** To half a fine bin; null without values. */
  quantile(share: number): number | null;
  /** Bars that all begin at a multiple of their width, so that they stay in place while the sample grows. */
  histogram(): { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
};

export function createBinnedValues(): BinnedValues {
  const bins = new Int32Array(BINS);
  let n = 0;
  let mean = 0;
  let squares = 0;

  function quantile(share: number): number | null {
    if (n === 0) return null;
    const rank = share * (n - 1);
    let before = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      const count = bins[bin]!;
      if (count > 0 && before + count > rank) return LOW + (bin + (rank - before + 0.5) / count) * WIDTH;
      before += count;
    }
    return HIGH;
  }

  return {
    add(value) {
      if (Number.isNaN(value)) return;
      n += 1;
      const before = value - mean;
      mean += before / n;
      squares += before * (value - mean);
      const bin = Math.floor((value - LOW) / WIDTH);
      bins[Math.max(0, Math.min(BINS - 1, bin))]! += 1;
    },
    mean: () => (n > 0 ? mean : null),
    standardError: () => (n > 1 ? Math.sqrt(squares / (n - 1) / n) : null),
    quantile,
    histogram() {
      if (n === 0) return null;
      const first = bins.findIndex((count) => count > 0);
      const last = bins.findLastIndex((count) => count > 0);
      const step = BAR_STEPS.find((width) => Math.floor(last / width) - Math.floor(first / width) < MOST_BARS) ?? 200;
      const from = Math.floor(first / step);
      const bars = Math.floor(last / step) - from + 1;
      const counts = Array.from({ length: bars }, () => 0);
      for (let bin = first; bin <= last; bin += 1) counts[Math.floor(bin / step) - from]! += bins[bin]!;
      const edges = Array.from({ length: bars + 1 }, (_, k) => ((from + k) * step - ZERO_BIN) / PER_ONE);
      return { edges, counts };
    },
  };
}
