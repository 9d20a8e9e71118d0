import type { ZonesConfig } from './config.ts';
import { betweenVariance, shrinkageFraction, spreadMoments } from './random-effects.ts';
import { ZONES } from './table.ts';

/** Log growth a year of each class, as measured and after shrinkage. Arrays are by zone unless said. */
export type ClassGrowth = {
  /** Postcodes (or own figures) behind the class, each counted once. */
  readonly postcodeCount: Int32Array;
  /** Sales-weighted mean; NaN for a class without figures. */
  readonly rawLog: Float64Array;
  /** Standard error of `rawLog`: error of the medians and spread of postcodes. Not the luck of the years measured. */
  readonly standardError: Float64Array;
  /** Share of the way to the market mean that the class goes, 0 to 1. */
  readonly shrinkageFraction: Float64Array;
  readonly shrunkLog: Float64Array;
  /** Sales-weighted mean of all classes. */
  readonly marketLog: number;
  /** Sd of real growth between classes, and between postcodes of one class. */
  readonly betweenClassSd: number;
  readonly withinClassSd: number;
};

type Unit = { readonly zone: number; readonly y: number; readonly v: number; weight: number };

/**
 * Growth per class with empirical-Bayes shrinkage. Figures are copies of their postcode's: suburbs of one class, one postcode and
 * one figure are one measurement, weighted by the sales they have together. Model: postcode = class + real spread + error,
 * class = market + real spread; both spreads by moments. A class keeps `1 - k` of its difference from the market,
 * `k = error / (error + spread)` (or the fixed fraction). The market mean is kept for k = 1 in every class.
 *
 * @param zone zone code per row, 255 for rows that do not count
 * @param sales sales a year per row
 */
export function classGrowth(
  config: Pick<ZonesConfig['calibration'], 'shrinkage' | 'shrinkageFraction'>,
  postcodes: readonly string[],
  zone: Uint8Array,
  sales: Float64Array,
  growthLog: Float64Array,
  errorVariance: Float64Array,
): ClassGrowth {
  const byKey = new Map<string, Unit>();
  for (const [s, z] of zone.entries()) {
    const [y, v, weight] = [growthLog[s]!, errorVariance[s]!, sales[s]!];
    if (z >= ZONES || Number.isNaN(y) || !(weight > 0)) continue;
    const key = `${z}|${postcodes[s]!}|${y}`;
    const unit = byKey.get(key);
    if (unit === undefined) byKey.set(key, { zone: z, y, v, weight });
    else unit.weight += weight;
  }
  const units = [...byKey.values()];
  const classes = Array.from({ length: ZONES }, (_, z) => units.filter((unit) => unit.zone === z));
  let [numerator, denominator] = [0, 0];
  const rawLog = Float64Array.from(classes, (members) => {
    const weight = members.map((unit) => unit.weight);
    const moments = spreadMoments(
      members.map((unit) => unit.y),
      members.map((unit) => unit.v),
      weight,
    );
    // Weights of different classes are on one scale (sales), so shares make the classes count alike in the pooled spread.
    const total = weight.reduce((sum, w) => sum + w, 0);
    if (total > 0) {
      numerator += moments.numerator / total;
      denominator += moments.denominator / total;
    }
    return moments.mean;
  });
  const within = betweenVariance(numerator, denominator);
  const classWeight = classes.map((members) => members.reduce((sum, unit) => sum + unit.weight, 0));
  const variance = Float64Array.from(classes, (members, z) =>
    members.reduce(
      (sum, unit) => sum + (unit.weight / classWeight[z]!) * (unit.weight / classWeight[z]!) * (unit.v + within),
      0,
    ),
  );
  const known = classes.flatMap((members, z) => (members.length > 0 ? [z] : []));
  const total = classWeight.reduce((sum, w) => sum + w, 0);
  const marketLog = known.reduce((sum, z) => sum + (classWeight[z]! / total) * rawLog[z]!, 0);
  const between = spreadMoments(
    known.map((z) => rawLog[z]!),
    known.map((z) => variance[z]!),
    known.map(() => 1),
  );
  const betweenClass = betweenVariance(between.numerator, between.denominator);
  const fraction = variance.map((v, z) => {
    if (classes[z]!.length === 0) return 1;
    return config.shrinkage === 'fixed' ? config.shrinkageFraction : shrinkageFraction(v, betweenClass);
  });
  return {
    postcodeCount: Int32Array.from(classes, (members) => members.length),
    rawLog,
    standardError: variance.map((v, z) => (classes[z]!.length === 0 ? NaN : Math.sqrt(v))),
    shrinkageFraction: fraction,
    shrunkLog: rawLog.map((raw, z) =>
      fraction[z] === 1 ? marketLog : marketLog + (1 - fraction[z]!) * (raw - marketLog),
    ),
    marketLog: known.length === 0 ? NaN : marketLog,
    betweenClassSd: Math.sqrt(betweenClass),
    withinClassSd: Math.sqrt(within),
  };
}
