import type { ManagerPlan } from '../manager/plan.ts';
import type { ManagerAccounts } from '../manager/table.ts';
import { FUND_SERIES, type FanSeries } from '../metrics/fan-plan.ts';
import type { PathCounts, FanRecorder } from '../metrics/fans.ts';

/** Names of the series, in their order after those of the fund. */
export const managerFans = ['managerCashAud', 'managerTrailingProfitAud'] as const;

/** Fees of a year and income of a life are at most about this share of commitments: it sets the width of bins, not a figure. */
const FEES_A_YEAR = 0.06;
const INCOME_OF_LIFE = 0.3;
/** Costs that scale with the book are not in the plan; about this share of commitments a year. */
const SCALED_COSTS = 0.01;
/** Years of costs that cash may fall below zero where owners do not pay in. */
const YEARS_BELOW_ZERO = 10;
/** Smallest cash that is told from none, as a share of commitments. */
const LEAST_CASH = 1e-5;

/** Ranges of the fans of a manager; they scale with money, so that twice the money gives the same counts. */
export function managerSeries(plan: ManagerPlan, commitmentsAud: number): readonly FanSeries[] {
  const costAud = yearOfAud(plan, plan.expensesAud) + payOfYearAud(plan) + SCALED_COSTS * commitmentsAud;
  const earnedAud = yearOfAud(plan, plan.otherRevenueAud) + FEES_A_YEAR * commitmentsAud;
  const paidIn = plan.ownersFundShortfall;
  return [
    {
      name: managerFans[0],
      unit: 'Aud',
      doc: 'Cash of the manager at month-end',
      low: paidIn ? LEAST_CASH * commitmentsAud : -YEARS_BELOW_ZERO * costAud,
      high: plan.openingCashAud + 2 * earnedAud + INCOME_OF_LIFE * commitmentsAud,
      scale: paidIn ? 'log' : 'linear',
    },
    {
      name: managerFans[1],
      unit: 'Aud',
      doc: 'Operating profit of the manager over the last twelve months, without carry',
      low: -2 * costAud,
      high: earnedAud,
      scale: 'linear',
    },
  ];
}

/** Mean of a year of a line by month, AUD. */
function yearOfAud({ months }: ManagerPlan, line: Float64Array): number {
  let totalAud = 0;
  for (const amountAud of line) totalAud += amountAud;
  return (12 * totalAud) / months;
}

/** A year of the fixed heads, one at least of each role, at their highest pay, AUD. */
function payOfYearAud({ roles }: ManagerPlan): number {
  let payAud = 0;
  for (const { count, payAud: ofMonth } of roles)
    payAud += 12 * Math.max(1, count) * ofMonth.reduce((a, b) => Math.max(a, b), 0);
  return payAud;
}

/** Counts the series of a manager, path by path. Scratch belongs to the instance: one per worker. */
export function createManagerFans(plan: ManagerPlan) {
  const cashAud = new Float64Array(plan.months + 1);
  /** After its last fund a manager keeps its cash and earns nothing. */
  return (accounts: ManagerAccounts, recorder: FanRecorder, counts: PathCounts): void => {
    const { months, lastMonth } = accounts;
    cashAud.set(months.cashAud);
    cashAud.fill(months.cashAud[lastMonth]!, lastMonth);
    recorder.addSeries(FUND_SERIES, cashAud, plan.months, counts);
    recorder.addSeries(FUND_SERIES + 1, months.trailingProfitAud, lastMonth, counts);
  };
}
