import { copyRows, type Columns, type Table } from '../../core/table.ts';
import type { ManagerPlan, ParticipantPlan } from '../manager/plan.ts';
import {
  managerTable,
  managerYearTable,
  type ManagerAccounts,
  type ManagerTable,
  type ManagerYearTable,
} from '../manager/table.ts';

/** Carry of one party in one financial year, AUD. */
export type CarryYear = {
  readonly yearEnd: number;
  readonly name: string;
  readonly kind: ParticipantPlan['kind'];
  readonly shareFraction: number;
  /** At the end of the year. */
  readonly vestedFraction: number;
  readonly paidAud: number;
  readonly returnedAud: number;
};

/** The manager on one path in full: months, financial years, carry by party and year. */
export type ManagerReplay = {
  readonly months: Table<ManagerTable>;
  readonly years: Table<ManagerYearTable>;
  readonly carry: readonly CarryYear[];
};

/** Copies the accounts of a path out of their scratch. */
export function replayManager(plan: ManagerPlan, accounts: ManagerAccounts): ManagerReplay {
  const { lastMonth, yearCount, months, years } = accounts;
  return {
    months: take(managerTable.name, months, lastMonth + 1),
    years: take(managerYearTable.name, years, yearCount),
    carry: plan.participants.flatMap((participant, p) => carryYears(plan, accounts, participant, p)),
  };
}

function carryYears(
  plan: ManagerPlan,
  accounts: ManagerAccounts,
  participant: ParticipantPlan,
  p: number,
): CarryYear[] {
  const { lastMonth, yearCount } = accounts;
  const paidAud = new Float64Array(yearCount);
  const returnedAud = new Float64Array(yearCount);
  const lastOfYear = new Int32Array(yearCount);
  const from = p * (plan.months + 1);
  for (let m = 0; m <= lastMonth; m++) {
    const y = plan.yearOfMonth[m]!;
    paidAud[y]! += accounts.carryPaidAud[from + m]!;
    returnedAud[y]! += accounts.carryReturnedAud[from + m]!;
    lastOfYear[y] = m;
  }
  const { name, kind, shareFraction, vestedFraction } = participant;
  return Array.from(lastOfYear, (month, y) => ({
    yearEnd: plan.firstYearEnd + y,
    name,
    kind,
    shareFraction,
    vestedFraction: vestedFraction[month]!,
    paidAud: paidAud[y]!,
    returnedAud: returnedAud[y]!,
  }));
}

function take<D extends typeof managerTable | typeof managerYearTable>(
  name: D['name'],
  columns: Columns<D>,
  rows: number,
) {
  return copyRows<D>({ name, rows, columns }, rows);
}
