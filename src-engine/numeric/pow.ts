import { float64Cell, HIGH_WORD, highPart, powersOfTwo, scaleByPowerOfTwo, wordCell } from './float64-bits.ts';

const L1 = 0.5999999999999946;
const L2 = 0.4285714285785502;
const L3 = 0.33333332981837743;
const L4 = 0.272728123808534;
const L5 = 0.23066074577556175;
const L6 = 0.20697501780033842;
const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 0.00006613756321437934;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.1381367970572385e-8;
const LN2 = 0.6931471805599453;
const LN2_HIGH = 0.6931471824645996;
const LN2_LOW = -1.904654299957768e-9;
const TWO_OVER_3LN2 = 0.9617966939259756;
const TWO_OVER_3LN2_HIGH = 0.9617967009544373;
const TWO_OVER_3LN2_LOW = -7.028461650952758e-9;
const LOG2_1_5_HIGH = 0.5849624872207642;
const LOG2_1_5_LOW = 1.350039202129749e-8;

/**
 * base^exponent from + - * / and exponent bits only. Error below 1 ulp for base >= 0.
 *
 * A negative base needs an integer exponent (otherwise NaN); x^0 = 1, 0^negative = Infinity, as Math.pow.
 * Method: log2(base) in two parts, times the exponent in two parts, then 2^(integer + fraction).
 * For a whole number of periods `powInt` is quicker. Source: algorithm and coefficients of fdlibm e_pow.c (Sun 1993).
 */
export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (base !== base || exponent !== exponent) return NaN;
  if (exponent === 1) return base;
  if (base === 1) return 1;
  if (exponent === 0.5 && base >= 0) return Math.sqrt(base);
  if (base < 0 || (base === 0 && 1 / base < 0)) {
    const integer = Math.abs(exponent) >= 9007199254740992 || Math.floor(exponent) === exponent;
    if (!integer && base !== 0 && base !== -Infinity) return NaN;
    const odd = integer && Math.abs(exponent) < 9007199254740992 && exponent % 2 !== 0;
    const size = pow(-base, exponent);
    return odd ? -size : size;
  }
  if (base === 0 || base === Infinity) return (base === 0) === exponent > 0 ? 0 : Infinity;
  if (Math.abs(exponent) > 1e20) return base > 1 === exponent > 0 ? Infinity : 0;
  return powPositive(base, exponent);
}

function powPositive(base: number, exponent: number): number {
  // 1. base = 2^n * a, a near 1 or 1.5; log2 a = (2 / (3 ln 2)) * (3 s + s^3 + ...), s = (a - b) / (a + b), b = 1 or 1.5
  let n = 0;
  if (base < 2.2250738585072014e-308) {
    base *= 9007199254740992;
    n = -53;
  }
  float64Cell[0] = base;
  const word = wordCell[HIGH_WORD]!;
  const fraction = word & 0xfffff;
  const near15 = fraction > 0x3988e && fraction < 0xbb67a;
  const exponentOfBase = (word >> 20) - 1023 + (fraction >= 0xbb67a ? 1 : 0);
  n += exponentOfBase;
  const a = base * powersOfTwo[1074 - exponentOfBase]!;
  const b = near15 ? 1.5 : 1;
  const u = a - b;
  const v = 1 / (a + b);
  const s = u * v;
  const sHigh = highPart(s);
  const sumHigh = highPart(a + b);
  const sumLow = a - (sumHigh - b);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);
  const s2 = s * s;
  const r = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6))))) + sLow * (sHigh + s);
  const square = sHigh * sHigh;
  const tHigh = highPart(3 + square + r);
  const tLow = r - (tHigh - 3 - square);
  const productHigh = sHigh * tHigh;
  const productLow = sLow * tHigh + tLow * s;
  const pHigh = highPart(productHigh + productLow);
  const pLow = productLow - (pHigh - productHigh);
  const zHigh = TWO_OVER_3LN2_HIGH * pHigh;
  const zLow = TWO_OVER_3LN2_LOW * pHigh + pLow * TWO_OVER_3LN2 + (near15 ? LOG2_1_5_LOW : 0);
  const offset = near15 ? LOG2_1_5_HIGH : 0;
  const logHigh = highPart(zHigh + zLow + offset + n);
  const logLow = zLow - (logHigh - n - offset - zHigh);
  // 2. exponent * log2(base) in two parts
  const exponentHigh = highPart(exponent);
  const low = (exponent - exponentHigh) * logHigh + exponent * logLow;
  let high = exponentHigh * logHigh;
  const total = high + low;
  if (!(total < 1024.5)) return Infinity;
  if (!(total > -1080)) return 0;
  // 3. 2^total
  const k = Math.floor(total + 0.5);
  high -= k;
  const t = highPart(low + high);
  const eHigh = t * LN2_HIGH;
  const eLow = (low - (t - high)) * LN2 + t * LN2_LOW;
  const z = eHigh + eLow;
  const w = eLow - (z - eHigh);
  const zz = z * z;
  const c = z - zz * (P1 + zz * (P2 + zz * (P3 + zz * (P4 + zz * P5))));
  return scaleByPowerOfTwo(1 - ((z * c) / (c - 2) - (w + z * w) - z), k);
}

/**
 * base^n for an integer n by repeated squaring: about n-bit-length multiplications, relative error about that many ulp.
 * Negative n gives the reciprocal. Use it for whole periods: `powInt(1 + rateMonthly, 12)`.
 */
export function powInt(base: number, n: number): number {
  let left = n < 0 ? -n : n;
  let factor = base;
  let result = 1;
  while (left > 0) {
    if (left % 2 === 1) result *= factor;
    left = Math.floor(left / 2);
    if (left > 0) factor *= factor;
  }
  return n < 0 ? 1 / result : result;
}
