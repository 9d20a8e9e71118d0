import { exp } from './exp.ts';

const INVERSE_SQRT_2PI = 0.3989422804014327;
const SQRT_32 = 5.656854249492381;

/** Density of the standard normal. */
export function normalPdf(x: number): number {
  return INVERSE_SQRT_2PI * exp(-0.5 * x * x);
}

/**
 * P(Z <= x) for a standard normal Z; relative error about 1e-15 also far in the lower tail (for the upper tail use
 * `normalCdf(-x)`). -Infinity gives 0, Infinity 1, NaN NaN.
 * Source: Cody (1969), Mathematics of Computation 23, 631-637, rational approximations in three ranges.
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.67448975) {
    const s = x * x;
    const numerator =
      (((0.06568233791820745 * s + 2.235252035460684) * s + 161.02823106855587) * s + 1067.6894854603709) * s +
      18154.98125334356;
    const denominator =
      (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.789335026726;
    return 0.5 + (x * numerator) / denominator;
  }
  const lower = lowerTail(y);
  return x > 0 ? 1 - lower : lower;
}

/** P(Z <= -y) for y > 0.67. */
function lowerTail(y: number): number {
  if (!(y < 40)) return y !== y ? y : 0;
  let ratio: number;
  if (y <= SQRT_32) {
    const numerator =
      (((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y + 93.50665613217785) * y +
        597.2702763948002) *
        y +
        2494.5375852903726) *
        y +
        6848.190450536283) *
        y +
        11602.65143764735) *
        y +
      9842.714838383978;
    const denominator =
      (((((((y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y + 6485.558298266761) * y +
        18615.571640885097) *
        y +
        34900.95272114598) *
        y +
        38912.00328609327) *
        y +
      19685.429676859992;
    ratio = numerator / denominator;
  } else {
    const s = 1 / (y * y);
    const numerator =
      ((((0.02307344176494017 * s + 0.215898534057957) * s + 0.12740116116024736) * s + 0.022235277870649807) * s +
        0.0014216191932278934) *
        s +
      0.000029112874951168793;
    const denominator =
      ((((s + 1.284260096144911) * s + 0.4682382124808651) * s + 0.06598813786892856) * s + 0.0037823963320275824) * s +
      0.00007297515550839662;
    ratio = (INVERSE_SQRT_2PI - (s * numerator) / denominator) / y;
  }
  // exp(-y^2/2) with y^2 split so that its rounding does not reach the result
  const coarse = Math.trunc(y * 16) / 16;
  return exp(-0.5 * coarse * coarse) * exp(-0.5 * (y - coarse) * (y + coarse)) * ratio;
}
