/**
 * Variance between units by the method of moments with any weights: what the spread of `y` about its weighted mean exceeds that
 * which errors alone would give, and 0 when it does not. `numerator` and `denominator` can be added over groups before dividing.
 * Source: DerSimonian and Kacker 2007, Contemporary Clinical Trials 28(2), 105-114.
 */
export function spreadMoments(
  y: ArrayLike<number>,
  errorVariance: ArrayLike<number>,
  weight: ArrayLike<number>,
): { readonly mean: number; readonly numerator: number; readonly denominator: number } {
  let [a, a2, ay, av, a2v] = [0, 0, 0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const w = weight[i]!;
    a += w;
    a2 += w * w;
    ay += w * y[i]!;
    av += w * errorVariance[i]!;
    a2v += w * w * errorVariance[i]!;
  }
  if (!(a > 0)) return { mean: NaN, numerator: 0, denominator: 0 };
  const mean = ay / a;
  let q = 0;
  for (let i = 0; i < y.length; i++) q += weight[i]! * (y[i]! - mean) * (y[i]! - mean);
  return { mean, numerator: q - (av - a2v / a), denominator: a - a2 / a };
}

/** Variance between units from (summed) moments; 0 for fewer than two units. */
export function betweenVariance(numerator: number, denominator: number): number {
  return denominator > 0 ? Math.max(0, numerator / denominator) : 0;
}

/**
 * Share of the way to the common mean that an estimate with this error should go: error / (error + spread), from 0 (no error) to
 * 1 (no spread). Source: Efron and Morris 1975, JASA 70(350), 311-319, with unequal variances as in Morris 1983, JASA 78(381), 47-55.
 */
export function shrinkageFraction(errorVariance: number, between: number): number {
  return errorVariance > 0 ? errorVariance / (errorVariance + between) : 0;
}
