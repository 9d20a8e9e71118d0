import { float64Cell, HIGH_WORD, powersOfTwo, wordCell } from './float64-bits.ts';

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const G1 = 0.6666666666666735;
const G2 = 0.3999999999940942;
const G3 = 0.2857142874366239;
const G4 = 0.22222198432149784;
const G5 = 0.1818357216161805;
const G6 = 0.15313837699209373;
const G7 = 0.14798198605116586;

/**
 * Natural logarithm from + - * / and exponent bits only: the same bits in every JavaScript engine. Error below 1 ulp.
 *
 * log(0) = -Infinity, negative or NaN gives NaN, Infinity stays. Method: x = 2^k (1 + f) with
 * sqrt(2)/2 < 1 + f < sqrt(2), s = f / (2 + f), log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)).
 * Source: algorithm and coefficients of fdlibm e_log.c (Sun Microsystems 1993).
 */
export function log(x: number): number {
  // The plus tells the compiler that a number comes back; of unknown type, the logarithm itself would be allocated.
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return +logAtEdge(x);
  float64Cell[0] = x;
  const word = wordCell[HIGH_WORD]!;
  const k = ((word + 0x95f64) >> 20) - 1023; // the added fraction carries into the exponent above sqrt(2)
  const f = x * powersOfTwo[1074 - k]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (G1 + w * (G3 + w * (G5 + w * G7))) + w * (G2 + w * (G4 + w * G6));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}

function logAtEdge(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  return log(x * 18014398509481984) - 54 * LN2_HIGH - 54 * LN2_LOW; // subnormal: lift by 2^54 first
}

/**
 * log(1 + x) without the loss of digits near 0. log1p(-1) = -Infinity, below -1 NaN. Error about 1 ulp.
 * Method: the logarithm of the rounded 1 + x, plus what the rounding dropped over 1 + x (first-order, exact to 2 ulp^2).
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x; // also keeps -0
  if (!(u > 0) || u === Infinity) return log(u);
  const dropped = x >= 1 ? 1 - (u - x) : x - (u - 1);
  return log(u) + dropped / u;
}
