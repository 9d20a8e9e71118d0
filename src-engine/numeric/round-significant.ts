/**
 * x rounded to `digits` significant decimal digits. What a library computes before a run is frozen in the plan this way, so
 * that differences in its last bits between machines cannot reach a path. Exact by the language's definition of
 * toPrecision, hence portable. Not finite values stay as they are.
 */
export function roundSignificant(x: number, digits = 12): number {
  return Number.isFinite(x) ? Number(x.toPrecision(digits)) : x;
}

/** The same for a whole array, as a new one. */
export function roundAllSignificant(values: ArrayLike<number>, digits = 12): Float64Array {
  return Float64Array.from(values, (value) => roundSignificant(value, digits));
}
