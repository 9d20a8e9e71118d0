import { AppError } from '../../core/errors.ts';
import type { FieldIssue } from '../../core/errors.ts';
import type { TermsConfig } from '../terms/config.ts';
import type { DebtClassConfig, PreferredConfig } from './config-class.ts';
import type { TrancheConfig } from './config.ts';
import { trancheClasses, type TrancheClass } from './table.ts';

/** Least part of commitments that must be left as equity: hurdle and carry, and the rest of every payment, rest on it. */
const LEAST_EQUITY_FRACTION = 0.01;
/** Sums of fractions that were written in decimals. */
const SUM_TOLERANCE = 1e-12;

/** One class above the equity, compiled. Money in AUD, months since first close. */
export type ClassPlan = {
  readonly name: TrancheClass;
  /** Position in `trancheClasses`. */
  readonly rank: number;
  readonly sizeFraction: number;
  /** Fixed rate, or spread over the cash rate. */
  readonly rateAnnual: number;
  readonly floating: boolean;
  readonly cumulative: boolean;
  /** 1 at month-ends at which the coupon falls due. Length months + 1. */
  readonly couponMonth: Uint8Array;
  readonly amortisation: DebtClassConfig['amortisation'];
  readonly amortisationFromMonth: number;
  /** End of a linear schedule. */
  readonly scheduleEndMonth: number;
  /** Month at which the balance is due; Infinity: the end of the fund. */
  readonly maturityMonth: number;
  /** Triggers; 0 is no test. */
  readonly minCollateralMultiple: number;
  readonly minCoverMultiple: number;
};

/** The capital structure. */
export type TranchePlan = {
  /** Classes in place, senior-most first. */
  readonly classes: readonly ClassPlan[];
  readonly equityFraction: number;
  readonly equityCommitmentAud: number;
  readonly equityFirst: boolean;
  readonly equityHurdleAnnual: number | null;
  readonly deferredBearsInterest: boolean;
  /** 1 at month-ends at which classes are tested. Length months + 1. */
  readonly testMonth: Uint8Array;
  readonly cureTestDates: number;
  readonly coverBasis: TrancheConfig['tests']['coverBasis'];
  readonly coverWindowMonths: number;
  readonly reserveMonths: number;
  /** Spread over the cash rate that the reserve earns. */
  readonly reserveSpreadAnnual: number;
};

const everyMonths = { monthly: 1, quarterly: 3, annual: 12 } as const;

/**
 * Null when no class has a size: then the fund has one class of capital, exactly as if there were no such thing.
 * @param months grid length; @param cashSpreadAnnual what cash earns over the cash rate
 * @throws AppError `input/invalid` when the classes leave no equity, or the terms of one cannot be met
 */
export function resolveTranches(
  config: TrancheConfig,
  terms: TermsConfig,
  months: number,
  cashSpreadAnnual: number,
): TranchePlan | null {
  const named = trancheClasses.filter((name) => config[name].sizeFraction > 0);
  if (named.length === 0) return null;
  refuseContradictions(config, named, terms.lifeMonths);
  const closeMonth = Number(terms.firstCloseDate.slice(5, 7));
  const dates = (frequency: keyof typeof everyMonths) =>
    Uint8Array.from({ length: months + 1 }, (_, month) =>
      month > 0 && (closeMonth + month) % everyMonths[frequency] === 0 ? 1 : 0,
    );
  const equityFraction = 1 - sizesAbove(config);
  return {
    classes: named.map((name) => ({
      name,
      rank: trancheClasses.indexOf(name),
      sizeFraction: config[name].sizeFraction,
      ...(name === 'preferred' ? preferredTerms(config.preferred) : debtTerms(config[name])),
      couponMonth: dates(config[name].paymentFrequency),
      amortisation: config[name].amortisation,
      amortisationFromMonth: config[name].amortisationFromMonth,
      scheduleEndMonth: config[name].maturityMonth ?? terms.lifeMonths,
      maturityMonth: config[name].maturityMonth ?? Infinity,
    })),
    equityFraction,
    equityCommitmentAud: equityFraction * terms.commitmentsAud,
    equityFirst: config.funding === 'equity-first',
    equityHurdleAnnual: config.equityHurdleAnnual,
    deferredBearsInterest: config.deferredBearsInterest,
    testMonth: dates(config.tests.frequency),
    cureTestDates: config.tests.cureTestDates,
    coverBasis: config.tests.coverBasis,
    coverWindowMonths: config.tests.coverWindowMonths,
    reserveMonths: config.reserve.targetMonths,
    reserveSpreadAnnual: cashSpreadAnnual,
  };
}

function debtTerms(config: DebtClassConfig) {
  const floating = config.couponBasis === 'cash-rate';
  return {
    floating,
    rateAnnual: floating ? config.spreadAnnual : config.fixedRateAnnual,
    cumulative: true,
    minCollateralMultiple: config.minCollateralMultiple,
    minCoverMultiple: config.minCoverMultiple,
  };
}

function preferredTerms({ returnAnnual, cumulative }: PreferredConfig) {
  return { floating: false, rateAnnual: returnAnnual, cumulative, minCollateralMultiple: 0, minCoverMultiple: 0 };
}

function sizesAbove({ senior, mezzanine, preferred }: TrancheConfig): number {
  return senior.sizeFraction + mezzanine.sizeFraction + preferred.sizeFraction;
}

function refuseContradictions(config: TrancheConfig, named: readonly TrancheClass[], lifeMonths: number): void {
  const issues: FieldIssue[] = [];
  const above = sizesAbove(config);
  if (above > 1 - LEAST_EQUITY_FRACTION + SUM_TOLERANCE)
    for (const name of named)
      issues.push({
        path: `tranches.${name}.sizeFraction`,
        message: `the classes above the equity take ${named.map((n) => config[n].sizeFraction).join(' + ')} of commitments, which leaves ${above > 1 ? 'less than nothing' : 'next to nothing'} as equity`,
        remedy: `lower the sizes to ${1 - LEAST_EQUITY_FRACTION} together or less`,
      });
  for (const name of named) {
    const { maturityMonth, amortisation, amortisationFromMonth } = config[name];
    if (maturityMonth !== null && maturityMonth > lifeMonths)
      issues.push({
        path: `tranches.${name}.maturityMonth`,
        message: `month ${maturityMonth} is after the life of the fund of ${lifeMonths} months`,
        remedy: 'set an earlier month, or leave it out for the end of the fund',
      });
    if (amortisation === 'linear' && amortisationFromMonth >= (maturityMonth ?? lifeMonths))
      issues.push({
        path: `tranches.${name}.amortisationFromMonth`,
        message: `a linear repayment from month ${amortisationFromMonth} has no time before maturity in month ${maturityMonth ?? lifeMonths}`,
        remedy: 'begin earlier, or set amortisation to bullet',
      });
  }
  if (issues.length > 0) throw new AppError('input/invalid', 'The tranches contradict each other.', {}, issues);
}
