// Series of first mortgages. `fund/senior/balance.ts` says what a factor is.

const TINY_RATE: f64 = 1e-9; // below it, interest is nothing beside repayment

/**
 * Cumulative factors of a mortgage from month `from` (1) to month `until`; the remaining term in month m is `key - m`. Addresses
 * in bytes, of month 0: `factor` of the series, `rate` a month, and growth (1 + rate)^n of month m as
 * high[m][n >> 4] x low[m][n & 15], `highs` and 16 entries a month.
 */
export function payDown(
  factor: usize,
  rate: usize,
  high: usize,
  low: usize,
  highs: i32,
  key: i32,
  from: i32,
  until: i32,
  keptFraction: f64,
): void {
  const one = f64x2.splat(1);
  const kept = f64x2.splat(keptFraction);
  let left: f64 = 1;
  store<f64>(factor + ((<usize>from) << 3), left);
  for (let month = from; month < until; month += 2) {
    const n0 = key - month;
    const n1 = n0 - 1;
    const growth = f64x2.mul(
      pairOf(
        high + ((<usize>(month * highs + (n0 >> 4))) << 3),
        high + ((<usize>(month * highs + highs + (n1 >> 4))) << 3),
      ),
      pairOf(low + ((<usize>((month << 4) + (n0 & 15))) << 3), low + ((<usize>((month << 4) + 16 + (n1 & 15))) << 3)),
    );
    const r = v128.load(rate + ((<usize>month) << 3));
    const rated = f64x2.gt(f64x2.abs(r), f64x2.splat(TINY_RATE));
    const terms = f64x2.replace_lane(f64x2.splat(<f64>n0), 1, <f64>n1);
    const part = f64x2.div(v128.bitselect(r, one, rated), v128.bitselect(f64x2.sub(growth, one), terms, rated));
    const step = f64x2.sub(one, f64x2.mul(kept, part));
    const left0 = left * f64x2.extract_lane(step, 0);
    left = left0 * f64x2.extract_lane(step, 1);
    store<f64>(factor + ((<usize>month) << 3), left0, 8);
    if (month + 1 < until) store<f64>(factor + ((<usize>month) << 3), left, 16);
  }
}

function pairOf(first: usize, second: usize): v128 {
  return f64x2.replace_lane(v128.load64_splat(first), 1, load<f64>(second));
}
