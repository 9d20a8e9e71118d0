import { powersOfTwo, scaleByPowerOfTwo } from './float64-bits.ts';

const LN2_HIGH = 6.9314718036912381649e-1; // ln 2 with the last 33 bits clear, so k * LN2_HIGH is exact
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/**
 * e^x from + - * / only, so that it has the same bits in every JavaScript engine. Error below 1 ulp.
 *
 * Takes any number; overflows to Infinity above 709.78, underflows to 0 below -745.13, NaN stays NaN.
 * Method: x = k ln2 + r with |r| <= ln2 / 2, then the Remez rational of e^r.
 * Source: algorithm and coefficients of FreeBSD/Sun fdlibm e_exp.c (freely usable with notice: Sun Microsystems 1993).
 */
export function exp(x: number): number {
  if (x > -708 && x < 709) {
    const k = Math.floor(x * INVERSE_LN2 + 0.5);
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    const r = high - low;
    const t = r * r;
    const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    return (1 - (low - (r * c) / (2 - c) - high)) * powersOfTwo[k + 1074]!;
  }
  return expAtEdge(x);
}

function expAtEdge(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}
