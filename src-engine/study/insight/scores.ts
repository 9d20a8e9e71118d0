import { log } from '../../numeric/log.ts';
import { mean } from '../../numeric/neumaier.ts';

/** How well probabilities foretell 0/1 outcomes that the model has not seen. */
export type Scores = {
  /** Chance that an advance with the event has the higher probability than one without; 0.5 = knows nothing. NaN without both. */
  readonly auc: number;
  /** From the spread between clusters of advances that share a market; NaN when it cannot be given. */
  readonly aucStandardError: number;
  /** Mean squared error of the probability; lower is better. */
  readonly brier: number;
  /** Mean of -log(probability of what happened); lower is better. */
  readonly logLoss: number;
  /** 1 - brier over that of the base rate: above 0 only when the model is worth more than one number. */
  readonly brierSkill: number;
  /** From the spread between clusters, the base rate taken as known; NaN when it cannot be given. */
  readonly brierSkillStandardError: number;
};

/** Probabilities are held this far from 0 and 1 in the log loss, so that one sure mistake does not cost infinitely much. */
const LEAST_PROBABILITY = 1e-6;

/**
 * @param clusterOf cluster of each observation, 0 to clusters - 1: observations of one cluster hang together
 * @param baseRate share of events in the training set: the benchmark forecast
 */
export function scoresOf(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  clusterOf: Int32Array,
  clusters: number,
  baseRate: number,
): Scores {
  const brier = brierScore(probabilities, outcomes);
  const benchmark = brierScore(new Float64Array(probabilities.length).fill(baseRate), outcomes);
  // What each observation gains on the benchmark, in squared error.
  const gains = probabilities.map((p, i) => {
    const base = baseRate - outcomes[i]!;
    const own = p - outcomes[i]!;
    return base * base - own * own;
  });
  return {
    ...areaUnderCurve(probabilities, outcomes, clusterOf, clusters),
    brier,
    logLoss: logLoss(probabilities, outcomes),
    brierSkill: benchmark > 0 ? 1 - brier / benchmark : NaN,
    brierSkillStandardError: benchmark > 0 ? clusteredError(gains, clusterOf, clusters) / benchmark : NaN,
  };
}

/** Standard error of the mean of values that hang together within clusters (Cochran 1977, section 6); NaN for one cluster. */
function clusteredError(values: Float64Array, clusterOf: Int32Array, clusters: number): number {
  const centre = mean(values);
  const residual = new Float64Array(clusters);
  const isSeen = new Uint8Array(clusters);
  values.forEach((value, i) => {
    residual[clusterOf[i]!]! += value - centre;
    isSeen[clusterOf[i]!] = 1;
  });
  const seen = isSeen.reduce((count, flag) => count + flag, 0);
  const squares = residual.reduce((sum, r) => sum + r * r, 0);
  return seen > 1 ? Math.sqrt((seen / (seen - 1)) * squares) / values.length : NaN;
}

/** Source: Brier (1950), Monthly Weather Review 78, 1-3. */
export function brierScore(probabilities: Float64Array, outcomes: Uint8Array): number {
  return mean(probabilities.map((p, i) => (p - outcomes[i]!) * (p - outcomes[i]!)));
}

export function logLoss(probabilities: Float64Array, outcomes: Uint8Array): number {
  return mean(
    probabilities.map((p, i) => {
      const held = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, p));
      return -log(outcomes[i] === 1 ? held : 1 - held);
    }),
  );
}

/**
 * Area under the ROC curve, ties counted half, with its standard error for clustered observations.
 * Sources: Mann and Whitney (1947); Obuchowski (1997), Biometrics 53, 567-578 (the structural components of DeLong et al. 1988
 * summed by cluster).
 */
export function areaUnderCurve(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  clusterOf: Int32Array,
  clusters: number,
): { readonly auc: number; readonly aucStandardError: number } {
  const n = probabilities.length;
  const positives = outcomes.reduce((count, y) => count + y, 0);
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return { auc: NaN, aucStandardError: NaN };
  const below = sharesBelow(probabilities, outcomes, negatives, positives);
  // Component of an event: share of the others ranked below it; of another: share of the events ranked above it.
  let total = 0;
  for (let i = 0; i < n; i++) if (outcomes[i] === 1) total += below[i]!;
  const auc = total / positives;
  const residual = new Float64Array(clusters);
  const isSeen = new Uint8Array(clusters);
  for (let i = 0; i < n; i++) {
    const weight = outcomes[i] === 1 ? 1 / positives : 1 / negatives;
    residual[clusterOf[i]!]! += (below[i]! - auc) * weight;
    isSeen[clusterOf[i]!] = 1;
  }
  const seen = isSeen.reduce((count, flag) => count + flag, 0);
  const squares = residual.reduce((sum, r) => sum + r * r, 0);
  return { auc, aucStandardError: seen > 1 ? Math.sqrt((seen / (seen - 1)) * squares) : NaN };
}

/** For an event: share of non-events with a lower probability; for a non-event: share of events with a higher one. Ties half. */
function sharesBelow(p: Float64Array, outcomes: Uint8Array, negatives: number, positives: number): Float64Array {
  const order = Array.from(p, (_, i) => i).sort((a, b) => p[a]! - p[b]!);
  const shares = new Float64Array(p.length);
  let negativesBefore = 0;
  let positivesBefore = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let tiedPositives = 0;
    while (to < order.length && p[order[to]!] === p[order[from]!]) tiedPositives += outcomes[order[to++]!]!;
    const tiedNegatives = to - from - tiedPositives;
    for (let k = from; k < to; k++) {
      const i = order[k]!;
      shares[i] =
        outcomes[i] === 1
          ? (negativesBefore + tiedNegatives / 2) / negatives
          : (positives - positivesBefore - tiedPositives / 2) / positives;
    }
    positivesBefore += tiedPositives;
    negativesBefore += tiedNegatives;
    from = to;
  }
  return shares;
}

/** Forecast against what happened, in groups of equal number by forecast. */
export type CalibrationBin = { readonly advances: number; readonly meanPredicted: number; readonly observed: number };

export function calibrationTable(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  bins: number,
): readonly CalibrationBin[] {
  const n = probabilities.length;
  const order = Array.from(probabilities, (_, i) => i).sort((a, b) => probabilities[a]! - probabilities[b]! || a - b);
  const table: CalibrationBin[] = [];
  for (let b = 0; b < bins; b++) {
    const members = order.slice(Math.floor((b * n) / bins), Math.floor(((b + 1) * n) / bins));
    if (members.length === 0) continue;
    table.push({
      advances: members.length,
      meanPredicted: mean(members.map((i) => probabilities[i]!)),
      observed: mean(members.map((i) => outcomes[i]!)),
    });
  }
  return table;
}
