import { AppError, type FieldIssue } from '../../core/errors.ts';
import type { ContractConfig } from './config.ts';

/**
 * A contract compiled to numbers, so that no loop looks at text. Claim after m months at value V, start value K, principal P,
 * share s (per advance; 1 under tiers, whose shares stand in the tiers):
 *   change = max(gainFloorAud, V - startWeight K)
 *   claim  = min(P capMultiple[m], max(P floorMultiple[m], principalWeight P + P interestMonthly m + s change or tiers))
 */
export type ContractPlan = {
  readonly termMonths: number;
  readonly interestMonthly: number;
  /** 1, or 0 where the fund owns a share of value instead of principal and appreciation. */
  readonly principalWeight: 0 | 1;
  readonly startWeight: 0 | 1;
  /** 0 where only gains are shared, -Infinity where losses are shared too. */
  readonly gainFloorAud: number;
  /** Share = bounded (shareBase + shareMultiple x LTV). */
  readonly shareBase: number;
  readonly shareMultiple: number;
  readonly minShareFraction: number;
  readonly maxShareFraction: number;
  readonly startValueMultiple: number;
  /** True when tiers replace the single share. */
  readonly tiered: boolean;
  /** Lower edge of each tier as appreciation over K; the first is 0. */
  readonly tierFrom: Float64Array;
  /** Marginal share in each tier. */
  readonly tierShare: Float64Array;
  /** True when floor or cap can bind. */
  readonly bounded: boolean;
  /** Least and most of the claim per unit of principal by months since the advance. Length termMonths + 1. */
  readonly floorMultiple: Float64Array;
  readonly capMultiple: Float64Array;
  /** Least claim per unit of principal where the owner repays without a sale. */
  readonly buyoutFloorMultiple: number;
  readonly originationFeeFraction: number;
};

/**
 * Compiles the contract.
 * @throws AppError `input/invalid` with the fields that contradict each other
 */
export function resolveContract(config: ContractConfig): ContractPlan {
  const issues = contradictions(config);
  if (issues.length > 0) throw new AppError('input/invalid', 'The contract terms contradict each other.', {}, issues);
  const { shareMethod, minShareFraction: least, maxShareFraction: most } = config;
  const tiered = shareMethod === 'tiered';
  const ofValue = shareMethod === 'of-value';
  const floorMultiple = new Float64Array(config.termMonths + 1);
  const capMultiple = new Float64Array(config.termMonths + 1);
  const costMonthly = config.costCapAnnual === null ? Infinity : config.costCapAnnual / 12;
  let costMultiple = config.costCapAnnual === null ? Infinity : 1;
  for (let month = 0; month <= config.termMonths; month++) {
    const lossFree = month < config.lossFreeMonths ? 1 : 0;
    floorMultiple[month] = Math.max(config.minPayoffMultiple, lossFree);
    capMultiple[month] = Math.min(config.maxPayoffMultiple ?? Infinity, costMultiple);
    costMultiple *= 1 + costMonthly;
  }
  const losses = config.lossSharing || ofValue;
  return {
    termMonths: config.termMonths,
    interestMonthly: config.simpleInterestAnnual / 12,
    principalWeight: ofValue ? 0 : 1,
    startWeight: ofValue ? 0 : 1,
    gainFloorAud: losses ? -Infinity : 0,
    shareBase: tiered ? 1 : shareMethod === 'fixed' ? config.fixedShareFraction : 0,
    shareMultiple: tiered || shareMethod === 'fixed' ? 0 : config.shareMultiple,
    minShareFraction: tiered ? 0 : least,
    maxShareFraction: tiered ? 1 : most,
    startValueMultiple: 1 - config.startDiscountFraction,
    tiered,
    tierFrom: Float64Array.from(tiered ? [0, ...config.tierThresholdFractions] : [0]),
    tierShare: Float64Array.from(
      (tiered ? config.tierShareFractions : [0]).map((share) => Math.min(most, Math.max(least, share))),
    ),
    bounded:
      config.minPayoffMultiple > 0 ||
      config.lossFreeMonths > 0 ||
      config.maxPayoffMultiple !== null ||
      config.costCapAnnual !== null ||
      losses, // a shared loss may not push the claim below 0
    floorMultiple,
    capMultiple,
    buyoutFloorMultiple: config.lossFreeBuyout && config.lossSharing ? 1 : 0,
    originationFeeFraction: config.originationFeeFraction,
  };
}

/** Share fraction of an advance with this LTV; 1 under tiers. */
export function shareOfLtv(plan: ContractPlan, ltvFraction: number): number {
  const share = plan.shareBase + plan.shareMultiple * ltvFraction;
  return Math.min(plan.maxShareFraction, Math.max(plan.minShareFraction, share));
}

function contradictions(config: ContractConfig): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (config.minShareFraction > config.maxShareFraction)
    issues.push({
      path: 'contract.minShareFraction',
      message: `The smallest share (${config.minShareFraction}) is above the largest (${config.maxShareFraction}).`,
      remedy: 'Lower minShareFraction or raise maxShareFraction.',
    });
  if (config.maxPayoffMultiple !== null && config.minPayoffMultiple > config.maxPayoffMultiple)
    issues.push({
      path: 'contract.minPayoffMultiple',
      message: `The smallest claim (${config.minPayoffMultiple} x principal) is above the largest (${config.maxPayoffMultiple} x).`,
      remedy: 'Lower minPayoffMultiple or raise maxPayoffMultiple.',
    });
  if (config.tierShareFractions.length !== config.tierThresholdFractions.length + 1)
    issues.push({
      path: 'contract.tierShareFractions',
      message: `${config.tierThresholdFractions.length} thresholds need ${config.tierThresholdFractions.length + 1} shares, not ${config.tierShareFractions.length}.`,
      remedy: 'Give one share more than thresholds.',
    });
  if (config.tierThresholdFractions.some((level, i, all) => i > 0 && level <= all[i - 1]!))
    issues.push({
      path: 'contract.tierThresholdFractions',
      message: 'Tier thresholds must rise.',
      remedy: 'List them from the smallest to the largest.',
    });
  return issues;
}
