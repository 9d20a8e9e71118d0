import { cholesky } from '../../../src-engine/numeric/cholesky.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import { purpose } from '../../../src-engine/random/draws.ts';
import { fillUniforms } from '../../../src-engine/random/stream.ts';

/**
 * The canonical kernel: a fixed pool of 1,000 loans in 3 zones and 100 suburbs over 120 months, lognormal home values
 * (zone, suburb and home shocks), competing exits by age, and a fund with fee, hurdle, catch-up and carry. Small enough to
 * write three times, so that the engine's arithmetic can be compared with numpy and C++ on equal terms.
 * K1: hazards by age and zone. K3: refinance and default also answer to the loan's own price.
 */
export const MONTHS = 120;
export const WIDTH = MONTHS + 1;
export const LOANS = 1000;
export const SUBURBS = 100;
export const ZONES = 3;
export const LOAN_SHARE = 1.5; // share of appreciation per unit of LTV

/** Exit causes of the kernel, in the order in which peers count them. */
export const SALE = 0;
export const REFINANCE = 1;
export const DEFAULT = 2;

/** Draws of the kernel: stream purpose and factors that no other draw of the engine uses. */
export const kernelPurpose = purpose.test;
export const FACTOR = { market: 0, loans: 1, exits: 2, causes: 3, stock: 4, months: 1000, blocks: 5000 } as const;

export type KernelModel = {
  readonly key: Int32Array;
  readonly valueAud: Float64Array;
  readonly ltv: Float64Array;
  readonly principalAud: Float64Array;
  readonly poolAud: number;
  readonly suburb: Int32Array;
  readonly zone: Int32Array;
  readonly zoneOfSuburb: Int32Array;
  /** Monthly hazards [zone * WIDTH + age]. */
  readonly sale: Float64Array;
  readonly refinance: Float64Array;
  readonly default: Float64Array;
  /** Monthly log drift by zone, all variances taken off. */
  readonly driftLog: Float64Array;
  /** Zone shocks: sd a month times the Cholesky factor, [zone * ZONES + k]. */
  readonly zoneRoot: Float64Array;
  readonly suburbSdLog: number;
  readonly homeSdLog: number;
};

export function kernelModel(seed: string | number = 7): KernelModel {
  const key = seedKey(seed);
  const zoneGrowth = [0.035, 0.05, 0.065];
  const zoneSd = [0.05, 0.06, 0.08];
  const defaultMultiple = [0.8, 1, 1.5];
  const suburbSd = 0.04;
  const homeSd = 0.1;
  const root = cholesky([1, 0.7, 0.5, 0.7, 1, 0.6, 0.5, 0.6, 1], ZONES);
  const perMonth = Math.sqrt(1 / 12);

  const sale = new Float64Array(ZONES * WIDTH);
  const refinance = new Float64Array(ZONES * WIDTH);
  const byDefault = new Float64Array(ZONES * WIDTH);
  for (let zone = 0; zone < ZONES; zone++)
    for (let age = 1; age <= MONTHS; age++) {
      const at = zone * WIDTH + age;
      sale[at] = 0.006 * Math.min(1, age / 24);
      refinance[at] = 0.004 * Math.min(1, age / 36);
      byDefault[at] = defaultMultiple[zone]! * 0.0008 * (age < 24 ? age / 24 : Math.max(0.3, 1 - (age - 24) / 96));
    }

  const u = new Float64Array(3 * LOANS);
  fillUniforms(seedKey('kernel loans'), kernelPurpose, 0, FACTOR.stock, u, 0, u.length);
  const zoneOfSuburb = Int32Array.from({ length: SUBURBS }, (_, suburb) => suburb % ZONES);
  const valueAud = Float64Array.from({ length: LOANS }, (_, i) => 500_000 + 1_500_000 * u[3 * i]!);
  const ltv = Float64Array.from({ length: LOANS }, (_, i) => 0.1 + 0.2 * u[3 * i + 1]!);
  const suburb = Int32Array.from({ length: LOANS }, (_, i) => Math.floor(SUBURBS * u[3 * i + 2]!));
  const principalAud = valueAud.map((value, i) => value * ltv[i]!);
  return {
    key,
    valueAud,
    ltv,
    principalAud,
    poolAud: principalAud.reduce((sum, value) => sum + value, 0),
    suburb,
    zone: suburb.map((s) => zoneOfSuburb[s]!),
    zoneOfSuburb,
    sale,
    refinance,
    default: byDefault,
    driftLog: Float64Array.from(
      zoneGrowth,
      (growth, z) => (growth - 0.5 * (zoneSd[z]! * zoneSd[z]! + suburbSd * suburbSd + homeSd * homeSd)) / 12,
    ),
    zoneRoot: root.map((value, i) => value * zoneSd[Math.floor(i / ZONES)]! * perMonth),
    suburbSdLog: suburbSd * perMonth,
    homeSdLog: homeSd * perMonth,
  };
}

/** What a loan pays at exit: principal and share, in default at most what a forced sale leaves after the first mortgage. */
export function payoffAud(valueAud: number, ltv: number, ratio: number, cause: number): number {
  const home = valueAud * ratio;
  const gain = home > valueAud ? home - valueAud : 0;
  const claim = valueAud * ltv + LOAN_SHARE * ltv * gain;
  if (cause !== DEFAULT) return claim;
  const left = 0.85 * home - 0.5 * valueAud;
  const paid = left > 0 ? left : 0;
  return paid < claim ? paid : claim;
}
