/** Plain values only: a view goes through JSON and comes out the same, so unknown is null and there is no minus zero. */

/** The number, or null for NaN, an infinity, null and nothing. */
export function orNull(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  return value === 0 ? 0 : value;
}

/** The same for a list or a typed array. */
export function listOrNull(values: ArrayLike<number | null>): readonly (number | null)[] {
  return Array.from(values, orNull);
}
