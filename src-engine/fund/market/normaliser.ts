import { cycleLogMoment } from './cycle.ts';
import { integratedVariance, powerSum } from './growth-noise.ts';
import type { MarketPlan } from './plan.ts';
import type { PricePlan } from './price-plan.ts';
import { logMoment } from './regime.ts';

/**
 * What is taken off each log index month by month so that its expectation is the expected path: the log of the expectation
 * of exp(random part). For normal parts that is half the exact variance of the integrated process; for regimes the matrix
 * recursion, for a drawn phase the Bessel function. Growth parameters are arithmetic-equivalent for every model this way.
 */
export type Normaliser = {
  readonly nationalLog: Float64Array;
  /** Zone-major [zone * T1 + month]. */
  readonly zoneLog: Float64Array;
  readonly suburbLogMonthly: number;
};

export function normaliser(plan: MarketPlan, marketVariation: number, macroVariation: number): Normaliser {
  const T1 = plan.months + 1;
  const macroVariance = plan.macro.growthVariance.map((v) => v * macroVariation * macroVariation);
  const nationalLog = priceLogMoment(plan.price, plan.nationalScale * marketVariation, plan.months);
  for (let m = 0; m < T1; m++) nationalLog[m]! += 0.5 * macroVariance[m]!;
  const zoneLog = new Float64Array(plan.zones * T1);
  for (let z = 0; z < plan.zones; z++) {
    const common = priceLogMoment(plan.price, plan.zoneScale[z]! * marketVariation, plan.months);
    const residual = residualVariance(plan, z);
    const loading = plan.zoneLoading[z]!;
    for (let m = 0; m < T1; m++)
      zoneLog[z * T1 + m] =
        common[m]! +
        0.5 * marketVariation * marketVariation * residual[m]! +
        0.5 * loading * loading * macroVariance[m]!;
  }
  const shock = plan.suburbShockLog * marketVariation;
  return { nationalLog, zoneLog, suburbLogMonthly: 0.5 * shock * shock };
}

/** `log E exp(scale (X_m - E X_m))`, m = 0..months. */
export function priceLogMoment(price: PricePlan, scale: number, months: number): Float64Array {
  const startVariance = price.startSdLog * price.startSdLog * scale * scale;
  let out: Float64Array;
  if (price.hasRegimes) {
    const squaredWeight = new Float64Array(months);
    for (let n = 0; n < months; n++) {
      const w = powerSum(price.persistence, n + 1);
      squaredWeight[n] = w * w;
    }
    out = logMoment(
      price.regimes,
      price.regimeGrowthLog.map((g) => g * scale),
      price.shockLog.map((s) => 0.5 * s * s * scale * scale),
      squaredWeight,
      months,
    );
    const start = integratedVariance(price.persistence, 0, startVariance, months);
    for (let m = 0; m <= months; m++) out[m]! += 0.5 * start[m]! - scale * price.expectedLog[m]!;
  } else {
    const shock = price.shockLog[0]! * scale;
    out = integratedVariance(price.persistence, shock * shock, startVariance, months).map((v) => 0.5 * v);
  }
  if (price.hasCycle && price.phaseDrawn) {
    const cycle = cycleLogMoment(price.cycleLogAmplitude, price.cycleLengthMonths, scale, months);
    for (let m = 0; m <= months; m++) out[m]! += cycle[m]!;
  }
  return out;
}

/** Exact variance of the integrated residual of a zone, at variation 1. */
function residualVariance(plan: MarketPlan, zone: number): Float64Array {
  let shock = 0;
  for (let k = 0; k < plan.zones; k++)
    shock += plan.zoneShockRoot[zone * plan.zones + k]! * plan.zoneShockRoot[zone * plan.zones + k]!;
  const start = plan.price.startSdPerShock * plan.price.startSdPerShock * shock;
  return integratedVariance(plan.price.persistence, shock, start, plan.months);
}
