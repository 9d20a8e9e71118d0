import { AppError } from '../../core/errors.ts';
import type { FieldIssue } from '../../core/errors.ts';
import { powInt } from '../../numeric/pow.ts';
import type { TermsConfig } from '../terms/config.ts';
import { feeBases } from './config.ts';
import type { FeeBasis, FeesConfig } from './config.ts';

/** Everything about fees that is known before a path: schedules by month 0..months, and fractions. Frozen by use. */
export type FeesPlan = {
  readonly months: number;
  /** Rate of the month on its basis: annual / 12, times the part of the fund that bears the fee. 0 in month 0. */
  readonly managementFeeRateMonthly: Float64Array;
  /** Index into `feeBases` by month. */
  readonly managementFeeBasis: Uint8Array;
  readonly commitmentsAud: number;
  /** Expenses that accrue in the month, without GST. 0 in month 0. */
  readonly expensesAud: Float64Array;
  /** Set-up cost of month 0, without GST. */
  readonly setUpAud: number;
  /** 1 in the months whose end is a calendar payment date. The fund's last month pays too (the caller's business). */
  readonly paymentMonth: Uint8Array;
  readonly writeOffsReduceBase: boolean;
  readonly acquisitionFeeFraction: number;
  readonly dispositionFeeFraction: number;
  /** Parts of fees that are credited against the management fee: of origination, acquisition, disposition. */
  readonly feeOffsetFraction: number;
  readonly acquisitionFeeOffsetFraction: number;
  readonly dispositionFeeOffsetFraction: number;
  /** GST cost after the reduced credit, as a fraction of the amount without GST. */
  readonly gstNetFraction: number;
  /** Part of the management fee (and of its GST) that the LP class bears: 1, or its share of commitments. */
  readonly lpShareOfManagementFee: number;
};

const paymentEveryMonths = { monthly: 1, quarterly: 3, annual: 12 } as const;

/**
 * Turns the slice into schedules. `months` is the length of the grid, possible extensions included.
 * Errors: `input/invalid` when the steps are not in order of time, or a year has two amounts of expenses.
 */
export function resolveFees(config: FeesConfig, terms: TermsConfig, months: number): FeesPlan {
  refuseDisorder(config);
  const bearingFraction = config.gpCommitmentBearsFees ? 1 : 1 - terms.gpCommitmentFraction;
  const managementFeeRateMonthly = new Float64Array(months + 1);
  const managementFeeBasis = new Uint8Array(months + 1);
  const expensesAud = new Float64Array(months + 1);
  const paymentMonth = new Uint8Array(months + 1);
  const every = paymentEveryMonths[config.paymentFrequency];
  const closeMonth = Number(terms.firstCloseDate.slice(5, 7));
  const firstYearAud = terms.commitmentsAud * config.expensesRateAnnual + config.fixedExpensesYearlyAud;
  for (let month = 0; month <= months; month++) {
    paymentMonth[month] = (closeMonth + month) % every === 0 ? 1 : 0;
    if (month === 0) continue;
    const { rateAnnual, basis } = rateAndBasis(config, month);
    managementFeeRateMonthly[month] = (rateAnnual / 12) * bearingFraction;
    managementFeeBasis[month] = feeBases.indexOf(basis);
    const yearsGone = Math.floor((month - 1) / 12);
    expensesAud[month] = (firstYearAud / 12) * powInt(1 + config.expensesGrowthAnnual, yearsGone);
  }
  for (const { year, amountAud } of config.expensesByYear)
    for (let month = 12 * year - 11; month <= Math.min(12 * year, months); month++)
      expensesAud[month] = expensesAud[month]! + amountAud / 12;
  return {
    months,
    managementFeeRateMonthly,
    managementFeeBasis,
    commitmentsAud: terms.commitmentsAud,
    expensesAud,
    setUpAud: terms.commitmentsAud * config.setUpFraction,
    paymentMonth,
    writeOffsReduceBase: config.writeOffsReduceBase,
    acquisitionFeeFraction: config.acquisitionFeeFraction,
    dispositionFeeFraction: config.dispositionFeeFraction,
    feeOffsetFraction: config.feeOffsetFraction,
    acquisitionFeeOffsetFraction: config.acquisitionFeeOffsetFraction,
    dispositionFeeOffsetFraction: config.dispositionFeeOffsetFraction,
    gstNetFraction: config.gstApplies ? config.gstRate * (1 - config.ritcFraction) : 0,
    lpShareOfManagementFee: config.gpCommitmentBearsFees ? 1 - terms.gpCommitmentFraction : 1,
  };
}

/** The rate and basis of a month (1 or later): the last step that has begun, otherwise the two bases around the switch. */
function rateAndBasis(config: FeesConfig, month: number): { readonly rateAnnual: number; readonly basis: FeeBasis } {
  const step = config.managementFeeSteps.findLast(({ afterMonth }) => month > afterMonth);
  if (step !== undefined) return step;
  const basis = month <= config.managementFeeSwitchMonth ? config.managementFeeBasis : config.managementFeeBasisLater;
  return { rateAnnual: config.managementFeeRateAnnual, basis };
}

function refuseDisorder(config: FeesConfig): void {
  const issues: FieldIssue[] = [];
  config.managementFeeSteps.forEach((step, i) => {
    const before = config.managementFeeSteps[i - 1];
    if (before !== undefined && step.afterMonth <= before.afterMonth)
      issues.push({
        path: `fees.managementFeeSteps[${i}].afterMonth`,
        message: `step ${i + 1} begins after month ${step.afterMonth}, not later than the step before it (${before.afterMonth})`,
        remedy: 'put the steps in order of time, one step a month at most',
      });
  });
  config.expensesByYear.forEach(({ year }, i) => {
    if (config.expensesByYear.findIndex((other) => other.year === year) < i)
      issues.push({
        path: `fees.expensesByYear[${i}].year`,
        message: `year ${year} has an amount already`,
        remedy: 'give each year once, with the sum of its expenses',
      });
  });
  if (issues.length > 0) throw new AppError('input/invalid', 'The fee schedules are not in order.', {}, issues);
}
