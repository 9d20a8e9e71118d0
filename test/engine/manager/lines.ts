import { createTable } from '../../../src-engine/core/table.ts';
import { createManager } from '../../../src-engine/fund/manager/accounts.ts';
import { resolveManager, type ManagerPlan } from '../../../src-engine/fund/manager/plan.ts';
import {
  fundLinesTable,
  managerTable,
  type FundLines,
  type FundLinesTable,
  type ManagerAccounts,
} from '../../../src-engine/fund/manager/table.ts';
import { columnNames } from '../../../src-engine/core/table.ts';
import { scenarioWith, type Settings } from '../../support/plans.ts';

/** No team and no costs, so that a test states all that it needs. */
export const bare: Settings = {
  'manager.enabled': true,
  'manager.assetBasis': 'invested-cost',
  'manager.staff': [],
  'manager.expenses': [],
  'manager.cash.openingAud': 0,
  'manager.tax.rateFraction': 0,
};

export function managerPlan(settings: Settings, months = 24, firstCloseDate = '2026-07-31'): ManagerPlan {
  const plan = resolveManager(scenarioWith({ ...bare, ...settings }).manager, { months, firstCloseDate });
  if (plan === null) throw new Error('The manager is off.');
  return plan;
}

type Flows = Partial<Record<keyof FundLinesTable['spec'], (month: number) => number>>;

/** Lines of a made-up fund: each named column by a function of its month, the rest zero. */
export function linesOf(flows: Flows, lastMonth = 24, openMonth = 0): FundLines {
  const { columns } = createTable(fundLinesTable, lastMonth + 1);
  for (const name of columnNames(fundLinesTable))
    for (let m = 0; m <= lastMonth; m++) columns[name][m] = flows[name]?.(m) ?? 0;
  return { openMonth, lastMonth, columns };
}

export function accountsOf(settings: Settings, funds: readonly FundLines[], months = 24): ManagerAccounts {
  return createManager(managerPlan(settings, months)).evaluate(funds);
}

/** Largest gap of any month between closing cash and opening cash plus the lines of the month, AUD. */
export function worstGapAud({ months, lastMonth }: ManagerAccounts, openingCashAud: number): number {
  let worst = 0;
  let before = openingCashAud;
  for (let m = 0; m <= lastMonth; m++) {
    const after =
      before +
      months.managementFeeAud[m]! +
      months.transactionFeeAud[m]! +
      months.originationFeeAud[m]! +
      months.otherRevenueAud[m]! -
      months.staffCostAud[m]! -
      months.expensesAud[m]! -
      months.scaledCostAud[m]! +
      months.carryToHouseAud[m]! -
      months.taxAud[m]! -
      months.gpCalledAud[m]! +
      months.gpDistributedAud[m]! +
      months.injectedAud[m]! -
      months.dividendAud[m]!;
    worst = Math.max(worst, Math.abs(after - months.cashAud[m]!));
    before = months.cashAud[m]!;
  }
  return worst;
}

/** A copy of the accounts by month, which the next `evaluate` does not overwrite. */
export function monthsOf({ months }: ManagerAccounts): Record<string, number[]> {
  return Object.fromEntries(columnNames(managerTable).map((name) => [name, [...months[name]]]));
}
