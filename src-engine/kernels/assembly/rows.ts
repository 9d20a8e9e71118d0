// What walks read of a suburb, pair of months by pair: index, hazard of sale, hazard of refinance, both at the appreciation since
// month 0; six doubles a pair, one stream of memory.

const PAIR: usize = 48; // bytes
const SALE: usize = 16;
const REFINANCE: usize = 32;

/**
 * Fills `pairs` pairs of a row: the index, and beside it hazard x root of the index / trend. Addresses in bytes; where the months are
 * odd in number, `detrend` is 0 in the one after them.
 * @returns the largest appreciation factor
 */
export function fillRows(row: usize, index: usize, sale: usize, refinance: usize, detrend: usize, pairs: i32): f64 {
  const bytes = (<usize>pairs) << 4;
  let most = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 16, row += PAIR) {
    const level = v128.load(index + at);
    const rise = f64x2.mul(f64x2.sqrt(level), v128.load(detrend + at));
    v128.store(row, level);
    v128.store(row, f64x2.mul(v128.load(sale + at), rise), SALE);
    v128.store(row, f64x2.mul(v128.load(refinance + at), rise), REFINANCE);
    most = f64x2.pmax(most, rise);
  }
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}
