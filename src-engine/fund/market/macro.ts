import { exp } from '../../numeric/exp.ts';
import type { MacroConfig } from './config-macro.ts';
import { powerSum } from './growth-noise.ts';
import { semiDefiniteRoot } from './zone-factors.ts';

/** Order of the macro series: factor of their streams, rows of every array below. Never reordered. */
export const MACRO_SERIES = 4; // cash rate, unemployment, inflation, population growth

/** The economy, resolved. Arrays are series-major, [series * T1 + month]. */
export type MacroPlan = {
  /** Expected value per month, before floors: `level + (start - level) persistence^m`. */
  readonly expected: Float64Array;
  /** Persistence of a deviation from month to month, `exp(-speed / 12)`. Length 4. */
  readonly persistence: Float64Array;
  /** Lower-triangular root of the covariance of monthly shocks, 4 x 4 row-major. */
  readonly shockRoot: Float64Array;
  /** Price growth a year per unit of deviation from the level. Length 4. */
  readonly growthBeta: Float64Array;
  /** What the betas add to the expected log index by month m (national). Length T1. */
  readonly expectedGrowthLog: Float64Array;
  /** Variance that the betas add to the log index by month m, at variation 1. Length T1. */
  readonly growthVariance: Float64Array;
  readonly cashRateFloorAnnual: number;
  readonly unemploymentFloorFraction: number;
  readonly mortgageMarginAnnual: number;
};

/** @throws AppError `numeric/not-positive-definite` when the six correlations contradict each other. */
export function resolveMacro(config: MacroConfig, months: number): MacroPlan {
  const series = [config.cashRate, config.unemployment, config.inflation, config.populationGrowth];
  const correlation = correlationOf(config);
  const correlationRoot = semiDefiniteRoot(correlation, MACRO_SERIES, 'correlation of the economy (market.macro)');
  const persistence = Float64Array.from(series, (s) => exp(-s.speedAnnual / 12));
  // Exact sd of the monthly step of dx = -speed x dt + volatility dW.
  const shockSd = Float64Array.from(
    series,
    (s) => s.volatilityAnnual * Math.sqrt((1 - exp(-s.speedAnnual / 6)) / (2 * s.speedAnnual)),
  );
  const covariance = correlation.map(
    (rho, k) => rho * shockSd[Math.floor(k / MACRO_SERIES)]! * shockSd[k % MACRO_SERIES]!,
  );
  const growthBeta = Float64Array.of(
    config.cashRateGrowthBeta,
    config.unemploymentGrowthBeta,
    config.inflationGrowthBeta,
    config.populationGrowthBeta,
  );
  const expected = new Float64Array(MACRO_SERIES * (months + 1));
  const expectedGrowthLog = new Float64Array(months + 1);
  for (const [k, s] of series.entries()) {
    let gap = s.start - s.level;
    for (let m = 0; m <= months; m++) {
      expected[k * (months + 1) + m] = s.level + gap;
      gap *= persistence[k]!;
    }
  }
  for (let m = 1; m <= months; m++) {
    let growth = 0;
    for (const [k, s] of series.entries()) growth += growthBeta[k]! * (expected[k * (months + 1) + m - 1]! - s.level);
    expectedGrowthLog[m] = expectedGrowthLog[m - 1]! + growth / 12;
  }
  return {
    expected,
    persistence,
    shockRoot: correlationRoot.map((value, k) => value * shockSd[Math.floor(k / MACRO_SERIES)]!),
    growthBeta,
    expectedGrowthLog,
    growthVariance: growthVariance(growthBeta, persistence, covariance, months),
    cashRateFloorAnnual: config.cashRateFloorAnnual,
    unemploymentFloorFraction: config.unemploymentFloorFraction,
    mortgageMarginAnnual: config.mortgageMarginAnnual,
  };
}

function correlationOf(c: MacroConfig): Float64Array {
  const [cu, ci, cp] = [c.cashUnemploymentCorrelation, c.cashInflationCorrelation, c.cashPopulationCorrelation];
  const [ui, up] = [c.unemploymentInflationCorrelation, c.unemploymentPopulationCorrelation];
  const ip = c.inflationPopulationCorrelation;
  return Float64Array.of(1, cu, ci, cp, cu, 1, ui, up, ci, ui, 1, ip, cp, up, ip, 1);
}

/**
 * Variance of `sum over j = 1..m of sum_k beta_k deviation_k(j - 1) / 12`: a shock of month i stands in months j - 1 >= i, so
 * it weighs `w_k(m - i) = 1 + p_k + ... + p_k^(m-1-i)`, i = 1..m-1.
 */
function growthVariance(beta: Float64Array, persistence: Float64Array, covariance: Float64Array, months: number) {
  const variance = new Float64Array(months + 1);
  for (let m = 2; m <= months; m++) {
    let added = 0; // the shock that is m - 1 months old: all younger ones are in variance[m - 1] already
    for (let k = 0; k < MACRO_SERIES; k++)
      for (let l = 0; l < MACRO_SERIES; l++)
        added +=
          beta[k]! *
          beta[l]! *
          covariance[k * MACRO_SERIES + l]! *
          powerSum(persistence[k]!, m - 1) *
          powerSum(persistence[l]!, m - 1);
    variance[m] = variance[m - 1]! + added / 144;
  }
  return variance;
}
