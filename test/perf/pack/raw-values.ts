export const COLUMNS = 20;

/** Figures of a raw sheet: doubles with all their digits, as paths give them; one in a hundred is missing. */
export function rawValues(rows: number): Float64Array {
  const values = new Float64Array(rows * COLUMNS);
  let state = 88_172_645;
  for (let i = 0; i < values.length; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    values[i] = state % 100 === 0 ? NaN : state / (3 * 2 ** 31);
  }
  return values;
}
