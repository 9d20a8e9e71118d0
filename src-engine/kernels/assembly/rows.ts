// Rows of a suburb that walks read: its index, and hazards of sale and refinance at the appreciation since month 0.

/**
 * Fills `count` months of both hazard rows from the index row: hazard x root of the index / trend. Addresses in bytes; the rows
 * have room for a whole number of pairs.
 * @returns the largest appreciation factor
 */
export function fillRows(
  index: usize,
  saleGain: usize,
  refinanceGain: usize,
  sale: usize,
  refinance: usize,
  detrend: usize,
  count: i32,
): f64 {
  const bytes = (<usize>count) << 3;
  let most = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const gain = f64x2.mul(f64x2.sqrt(v128.load(index + at)), v128.load(detrend + at));
    v128.store(saleGain + at, f64x2.mul(v128.load(sale + at), gain));
    v128.store(refinanceGain + at, f64x2.mul(v128.load(refinance + at), gain));
    most = f64x2.pmax(most, gain);
  }
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}
