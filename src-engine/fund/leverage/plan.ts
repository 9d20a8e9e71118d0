import { AppError } from '../../core/errors.ts';
import type { FieldIssue } from '../../core/errors.ts';
import type { LeverageConfig } from './config.ts';
import type { DealNotesConfig } from './config-deal-notes.ts';
import type { NavLineConfig } from './config-nav-line.ts';

/** Compiled subscription line. Money in AUD, months since first close. */
export type SubscriptionPlan = {
  readonly limitAud: number;
  readonly advanceRateFraction: number;
  readonly spreadAnnual: number;
  readonly commitmentFeeAnnual: number;
  /** First month in which it may not be drawn any more. */
  readonly drawEndMonth: number;
  /** Month-end at which it is repaid in full. */
  readonly endMonth: number;
  readonly cleanDownMonths: number;
};

/** Compiled NAV line. */
export type NavLinePlan = Omit<
  NavLineConfig,
  'limitFraction' | 'drawMonths' | 'termMonths' | 'lockOutMonths' | 'amortisationFromMonth'
> & {
  readonly limitAud: number;
  readonly drawEndMonth: number;
  readonly endMonth: number;
  readonly repayFromMonth: number;
  readonly amortisationFromMonth: number;
  /** Share of the marks of each zone that counts, 1 less its haircut. Length Z. */
  readonly keptOfZone: Float64Array;
  /** No advance is larger: below this the cap per advance cannot bind. */
  readonly largestAdvanceAud: number;
};

/** Compiled deal notes. */
export type DealNotePlan = DealNotesConfig & {
  /** Principal below this is rounding, AUD. */
  readonly dustAud: number;
};

/** Facilities in place; null is no facility, exactly as if there were no such thing. */
export type LeveragePlan = {
  readonly subscription: SubscriptionPlan | null;
  readonly navLine: NavLinePlan | null;
  readonly dealNotes: DealNotePlan | null;
  readonly compareWithout: boolean;
};

/** What the facilities need of the rest of the scenario. */
export type LeverageFacts = {
  readonly commitmentsAud: number;
  readonly lifeMonths: number;
  readonly largestAdvanceAud: number;
  /** Whether advances exit in parts (deterministic mode). */
  readonly exitsInParts: boolean;
};

/** Whether the fund has any debt facility. */
export function hasFacility({ subscription, navLine, dealNotes }: LeveragePlan): boolean {
  return subscription !== null || navLine !== null || dealNotes !== null;
}

/** @throws AppError `input/invalid` when a line could be drawn after its end, or would repay and draw in circles */
export function resolveLeverage(config: LeverageConfig, facts: LeverageFacts): LeveragePlan {
  const { subscriptionLine, navLine } = config;
  refuseContradictions(config, facts);
  const { commitmentsAud, lifeMonths } = facts;
  const subscriptionEnd = Math.min(subscriptionLine.termMonths, lifeMonths);
  return {
    compareWithout: config.compareWithout,
    subscription:
      subscriptionLine.limitFraction === 0
        ? null
        : {
            limitAud: subscriptionLine.limitFraction * commitmentsAud,
            advanceRateFraction: subscriptionLine.advanceRateFraction,
            spreadAnnual: subscriptionLine.spreadAnnual,
            commitmentFeeAnnual: subscriptionLine.commitmentFeeAnnual,
            drawEndMonth: Math.min(subscriptionLine.drawMonths, subscriptionEnd),
            endMonth: subscriptionEnd,
            cleanDownMonths: subscriptionLine.cleanDownMonths,
          },
    navLine: navLine.limitFraction === 0 ? null : resolveNavLine(navLine, facts),
    dealNotes: config.dealNotes.shareFraction === 0 ? null : { ...config.dealNotes, dustAud: 1e-9 * commitmentsAud },
  };
}

function resolveNavLine(config: NavLineConfig, facts: LeverageFacts): NavLinePlan {
  const { limitFraction, drawMonths, termMonths, lockOutMonths, amortisationFromMonth, ...terms } = config;
  const from = terms.firstDrawMonth;
  const endMonth = Math.min(from + termMonths, facts.lifeMonths);
  return {
    ...terms,
    limitAud: limitFraction * facts.commitmentsAud,
    drawEndMonth: Math.min(from + drawMonths, endMonth),
    endMonth,
    repayFromMonth: from + lockOutMonths,
    amortisationFromMonth: Math.min(from + amortisationFromMonth, endMonth),
    keptOfZone: Float64Array.of(
      1 - config.haircutGreenFraction,
      1 - config.haircutOrangeFraction,
      1 - config.haircutRedFraction,
    ),
    largestAdvanceAud: facts.largestAdvanceAud,
  };
}

/** Lines a user must see: terms far outside what such lenders have published. */
export function leverageWarnings({ navLine }: LeveragePlan): readonly string[] {
  if (navLine === null || navLine.advanceRateFraction <= 0.3) return [];
  return [
    `The NAV line lends ${Math.round(100 * navLine.advanceRateFraction)} % of eligible NAV; published facilities lend 10 to 30 %.`,
  ];
}

function refuseContradictions({ subscriptionLine, navLine, dealNotes }: LeverageConfig, facts: LeverageFacts): void {
  const issues: FieldIssue[] = [];
  if (dealNotes.shareFraction > 0 && facts.exitsInParts)
    issues.push({
      path: 'leverage.dealNotes.shareFraction',
      message: 'a note is paid when its advance exits, and in deterministic mode an advance exits in parts',
      remedy: 'set it to 0 or choose another run.mode',
    });
  const lines = [
    ['subscriptionLine', subscriptionLine],
    ['navLine', navLine],
  ] as const;
  for (const [name, line] of lines)
    if (line.limitFraction > 0 && line.drawMonths > line.termMonths)
      issues.push({
        path: `leverage.${name}.drawMonths`,
        message: `a draw period of ${line.drawMonths} months outlasts the term of ${line.termMonths}`,
        remedy: 'shorten the draw period or lengthen termMonths',
      });
  if (navLine.limitFraction > 0 && navLine.repayAboveLtvFraction < navLine.targetLtvFraction)
    issues.push({
      path: 'leverage.navLine.repayAboveLtvFraction',
      message: `${navLine.repayAboveLtvFraction} is below the target of ${navLine.targetLtvFraction}: the line would be drawn and repaid in circles`,
      remedy: 'set it at or above targetLtvFraction',
    });
  if (issues.length > 0) throw new AppError('input/invalid', 'The debt terms contradict each other.', {}, issues);
}
