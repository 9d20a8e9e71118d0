// What walks read of a suburb, pair of months by pair: index, hazard of sale, hazard of refinance, both at the appreciation since
// month 0; six doubles a pair, one stream of memory.

const PAIR: usize = 48; // bytes
const SALE: usize = 16;
const REFINANCE: usize = 32;

/**
 * Fills both hazards of `pairs` pairs beside their index: hazard x root of the index / trend. Addresses in bytes.
 * @returns the largest appreciation factor
 */
export function fillRows(row: usize, sale: usize, refinance: usize, detrend: usize, pairs: i32): f64 {
  const bytes = (<usize>pairs) << 4;
  let most = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 16, row += PAIR) {
    const rise = f64x2.mul(f64x2.sqrt(v128.load(row)), v128.load(detrend + at));
    v128.store(row, f64x2.mul(v128.load(sale + at), rise), SALE);
    v128.store(row, f64x2.mul(v128.load(refinance + at), rise), REFINANCE);
    most = f64x2.pmax(most, rise);
  }
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}
