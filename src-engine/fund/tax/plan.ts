import { financialYearOf, financialYearsFrom, type FinancialYears } from '../../numeric/financial-year.ts';
import type { TermsConfig } from '../terms/config.ts';
import type { TaxConfig } from './config.ts';

/** Compiled tax terms. Tax years end on 30 June. */
export type TaxPlan = FinancialYears & {
  readonly months: number;
  /** Tax years that the grid touches. */
  readonly years: number;
  readonly shareIsCapital: boolean;
  readonly discountHoldingMonths: number;
  readonly setUpDeductionYears: number;
  readonly distributesIncome: boolean;
  /** False in deterministic mode, where an advance exits in parts and the tape does not say which part is young. */
  readonly tapeTellsAge: boolean;
  /** The view of the LP class; null: no rate was stated. */
  readonly view: {
    readonly incomeRate: number;
    readonly discountFraction: number;
    readonly paidLagMonths: number;
  } | null;
  /** The LP class's part of income and common costs, and of the management fee with its GST. */
  readonly lpFraction: number;
  readonly lpShareOfManagementFee: number;
  /** GST that the fund bears on a fee, as a fraction of it. */
  readonly gstNetFraction: number;
};

export type TaxFacts = {
  readonly months: number;
  readonly lpShareOfManagementFee: number;
  readonly gstNetFraction: number;
  readonly tapeTellsAge: boolean;
};

export function resolveTax(config: TaxConfig, terms: TermsConfig, facts: TaxFacts): TaxPlan {
  const calendar = financialYearsFrom(terms.firstCloseDate);
  return {
    ...facts,
    ...calendar,
    years: 1 + financialYearOf(calendar, facts.months),
    shareIsCapital: config.shareCharacter === 'capital',
    discountHoldingMonths: config.discountHoldingMonths,
    setUpDeductionYears: config.setUpDeductionYears,
    distributesIncome: config.distributeTaxableIncome,
    view:
      config.incomeRate === null
        ? null
        : {
            incomeRate: config.incomeRate,
            discountFraction: config.discountFraction,
            paidLagMonths: config.paidLagMonths,
          },
    lpFraction: 1 - terms.gpCommitmentFraction,
  };
}

/** Sentences that a user must see beside after-tax figures. */
export function taxWarnings(plan: TaxPlan): readonly string[] {
  const { view } = plan;
  if (view === null) return [];
  const percent = (fraction: number) => `${Number((100 * fraction).toFixed(2))} %`;
  const share = plan.shareIsCapital
    ? `the share is a capital gain, ${percent(view.discountFraction)} of it left out after ${plan.discountHoldingMonths} months`
    : 'the share is ordinary income';
  return [
    `After-tax figures are a view at stated rates, not advice: ${percent(view.incomeRate)} on taxable income, ${share}, paid ${view.paidLagMonths} months after 30 June.`,
  ];
}
