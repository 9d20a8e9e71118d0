/**
 * One shared 8-byte cell seen as a double and as two 32-bit words. Every machine this engine runs on (x64, arm64) is
 * little-endian, so word 1 holds sign, exponent and the top 20 bits of the fraction. Written as a double, then read as words:
 * the processor forwards that without a stall. Each use writes before it reads.
 */
export const float64Cell = new Float64Array(1);
export const wordCell = new Int32Array(float64Cell.buffer);
export const HIGH_WORD = 1;

/** `powersOfTwo[k + 1074]` = 2^k for k in [-1074, 1023]: built by exact halving and doubling, so every bit is known. */
export const powersOfTwo = new Float64Array(2098);
{
  let up = 1;
  for (let k = 0; k <= 1023; k++) {
    powersOfTwo[k + 1074] = up;
    up *= 2;
  }
  let down = 1;
  for (let k = 0; k >= -1074; k--) {
    powersOfTwo[k + 1074] = down;
    down *= 0.5;
  }
}

/**
 * `y * 2^k` rounded once, for finite y of ordinary size (exponent near 0) and any integer k.
 * Results below the normal range go through one intermediate step that is exact.
 */
export function scaleByPowerOfTwo(y: number, k: number): number {
  if (k >= -1022 && k <= 1023) return y * powersOfTwo[k + 1074]!;
  if (k > 1023) return k > 2046 ? y * Infinity : y * powersOfTwo[2097]! * powersOfTwo[k - 1023 + 1074]!;
  return k < -2000 ? 0 : y * powersOfTwo[k + 1000 + 1074]! * powersOfTwo[74]!;
}

/**
 * The leading 26 bits of x: `x - highPart(x)` is exact, and so is the product of two high parts. For |x| < 2^990.
 * Arithmetic only: writing half of a shared cell and reading all of it would stall the processor on every call.
 * Source: Dekker (1971), Numerische Mathematik 18, 224-242 (Veltkamp splitting).
 */
export function highPart(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}
