import { defineTable, type Columns } from '../../core/table.ts';
import type { CashTable } from '../cash/table.ts';

/** The classes above the equity, senior-most first. */
export const trancheClasses = ['senior', 'mezzanine', 'preferred'] as const;
export type TrancheClass = (typeof trancheClasses)[number];

/** How the tests of a class stood at month-end. Codes are stable: they stand in written ledgers. */
export const testStates = ['not-tested', 'pass', 'fail', 'fail-and-trap'] as const;
export const TEST = { none: 0, pass: 1, fail: 2, trap: 3 } as const;

/** One row per month 0..M for one class above the equity. Zero where the class has nothing; ratios NaN where not tested. */
export const trancheTable = defineTable('tranche', {
  calledAud: { kind: 'f64', unit: 'Aud', doc: 'Its part of the calls of the month' },
  couponDueAud: { kind: 'f64', unit: 'Aud', doc: 'Coupon (or preferred return) that falls due this month' },
  couponPaidAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Paid on coupons due, of this month or deferred; reserve draws included',
  },
  lapsedAud: { kind: 'f64', unit: 'Aud', doc: 'Preferred return that was not paid and is not cumulative' },
  principalPaidAud: { kind: 'f64', unit: 'Aud', doc: 'Principal repaid, scheduled or out of trapped cash' },
  trappedAud: { kind: 'f64', unit: 'Aud', doc: 'Cash that its failed tests kept from the classes below' },
  closingAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: principal at month-end' },
  deferredAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: coupons due and unpaid' },
  collateralMultiple: {
    kind: 'f64',
    unit: 'Multiple',
    doc: 'Overcollateralisation: NAV after the distribution, with the reserve, over claims of the class and those above',
  },
  coverMultiple: { kind: 'f64', unit: 'Multiple', doc: 'Receipts over coupons of the class and those above' },
  testState: { kind: 'f64', unit: 'Code', doc: '0 not tested, 1 pass, 2 fail, 3 fail and cash trapped' },
});
export type TrancheTable = typeof trancheTable;

/** One row per month 0..M: what the equity class pays and gets, and the reserve account. */
export const equityTable = defineTable('equity', {
  calledLpAud: { kind: 'f64', unit: 'Aud', doc: 'Called from the LP class, which holds equity' },
  calledGpAud: { kind: 'f64', unit: 'Aud', doc: 'Called from the GP commitment, which holds equity' },
  distributedAud: { kind: 'f64', unit: 'Aud', doc: 'Left for the equity: what goes through the waterfall' },
  cashHeldAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Stock: cash of the fund and the reserve beyond what the classes above are owed; interim clawback tests take it as distributed',
  },
  unreturnedAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Stock: capital called from the equity less distributions to it, not below 0',
  },
  reserveAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: reserve account at month-end' },
  reserveInterestAud: { kind: 'f64', unit: 'Aud', doc: 'Interest that the reserve account earned' },
});
export type EquityTable = typeof equityTable;

/** Capital flows of the class that goes through the waterfall: all of the fund's where there are no tranches. */
export type EquityFlows = Pick<Columns<EquityTable>, 'calledLpAud' | 'calledGpAud' | 'distributedAud' | 'cashHeldAud'>;

/** The flows of a fund without tranches: its ledger, array for array. */
export function wholeFundAsEquity(cash: Columns<CashTable>): EquityFlows {
  return {
    calledLpAud: cash.calledLpAud,
    calledGpAud: cash.calledGpAud,
    distributedAud: cash.distributedAud,
    cashHeldAud: cash.cashAud,
  };
}

export type TrancheColumns = {
  readonly columns: Columns<TrancheTable>;
  /** Month at which its balance is due; Infinity: the end of the fund. */
  readonly maturityMonth: number;
};

/** The classes of a path, in the order of `trancheClasses`, null where the fund has none. Scratch: valid until the next path. */
export type TranchePath = {
  readonly classes: readonly (TrancheColumns | null)[];
  readonly equity: Columns<EquityTable>;
};

export interface TrancheLayer {
  readonly path: TranchePath;
  /**
   * Divides the calls of months 0..lastMonth among the classes and runs the distributions through the priority of payments.
   * `distributedAud` is what the fund distributes; of the ledger the calls, NAV, cash and receipts are read.
   * Writes every column for months 0..lastMonth and zero after it.
   */
  run(ledger: Columns<CashTable>, distributedAud: Float64Array, cashRateAnnual: Float64Array, lastMonth: number): void;
}

/** Amounts below this share of the capital called are rounding of a class that was repaid. */
const SETTLED_FRACTION = 1e-9;

/** Principal and coupons unpaid after the last payment, AUD: the loss of the class; 0 when it is rounding. */
export function trancheLossAud(columns: Columns<TrancheTable>, lastMonth: number, calledAud: number): number {
  const unpaidAud = columns.closingAud[lastMonth]! + columns.deferredAud[lastMonth]!;
  return unpaidAud > SETTLED_FRACTION * calledAud ? unpaidAud : 0;
}

/** Capital called from the class over the path, AUD. */
export function trancheCalledAud(columns: Columns<TrancheTable>, lastMonth: number): number {
  let calledAud = 0;
  for (let m = 0; m <= lastMonth; m++) calledAud += columns.calledAud[m]!;
  return calledAud;
}

/** What the classes above the equity are still owed at the end of a month, coupons accrued since the last date left out, AUD. */
export function owedAboveEquityAud(path: TranchePath | null, month: number): number {
  if (path === null) return 0;
  let owedAud = 0;
  for (const held of path.classes)
    if (held !== null) owedAud += held.columns.closingAud[month]! + held.columns.deferredAud[month]!;
  return owedAud;
}
