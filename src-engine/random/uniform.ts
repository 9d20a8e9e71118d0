/** 2^-32: the width of one of the 2^32 equal cells of (0, 1). */
export const CELL = 2.3283064365386963e-10;

/** Midpoint of the cell that 32 random bits name: `(u + 0.5) * 2^-32`, u unsigned. Exact; never 0 and never 1. */
export function uniform(bits: number): number {
  return ((bits >>> 0) + 0.5) * CELL;
}

/** The bits whose uniform is exactly `1 - uniform(bits)`: the antithetic draw. */
export function mirrorBits(bits: number): number {
  return ~bits;
}
