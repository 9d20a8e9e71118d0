import { createTable, defineTable, type Columns } from '../../core/table.ts';
import type { TreasuryReading } from '../cash/plan.ts';
import type { BookTable } from './table.ts';

const aud = (doc: string) => ({ kind: 'f64', unit: 'Aud', doc }) as const;

/**
 * What decides the cash of a month and stands in no ledger, one row per month 0..M: with it and the ledger every call, payment and
 * distribution can be reckoned again. Zero in months that are facts of a fund that already exists.
 */
export const cashStepsTable = defineTable('cash-steps', {
  simulatedFlag: { kind: 'f64', unit: 'Flag', doc: '1: the month was simulated; 0: it is a fact' },
  cashRateAnnual: { kind: 'f64', unit: 'Annual', doc: 'Simulated cash rate at the opening of the month' },
  openingCostAud: aud('Basis of the management fee: principal of unsettled advances at the opening'),
  openingLostAud: aud('Principal lost in settlements up to the opening'),
  originationFeeAud: aud('Origination fee withheld from owners this month'),
  managementFeeAccruedAud: aud('Management fee that accrues this month, after credits, without GST'),
  otherCostsAccruedAud: aud('Expenses, set-up, acquisition and disposition fees that accrue this month, without GST'),
  markAud: aud('Marks of advances in the net asset value, lagged where agreed, before the markdown'),
  lenderCallLpAud: aud('Called from the LP class on the fee reserve for lenders'),
  lenderCallGpAud: aud('Called from the GP commitment on the fee reserve for lenders'),
  feeCallLpAud: aud('Called from the LP class for fees and expenses'),
  feeCallGpAud: aud('Called from the GP commitment for fees and expenses'),
  reserveCalledLpAud: aud('Stock: called from the LP class on the fee reserve so far'),
  reserveCalledGpAud: aud('Stock: called from the GP commitment on the fee reserve so far'),
  cashBeforeFeesAud: aud('Cash when fees fall due'),
  poolBeforeFeesAud: aud('Part of it that waits to be advanced again'),
  reservedBeforeFeesAud: aud('Part of it kept for lenders, which fees leave alone'),
  feesFromPoolAud: aud('Fees and expenses paid out of what waits to be advanced again'),
  cashAfterFeesAud: aud('Cash when fees have been paid'),
  cashBeforeDistributionAud: aud('Cash when the distribution is made'),
  poolBeforeDistributionAud: aud('Part of it that waits to be advanced again'),
  heldBeforeDistributionAud: aud('Part of it held or kept for lenders, which distributions leave alone'),
  liquidityReserveAud: aud('Cash that is not distributed before the fund ends'),
  leastDistributionAud: aud('What must be distributed so that the tax year reaches its taxable income'),
  distributionStopFlag: { kind: 'f64', unit: 'Flag', doc: '1: a rule in force stops the distribution' },
});
export type CashStepsTable = typeof cashStepsTable;

/** Notes the steps of a path as it runs. One per replay: a simulation has none. */
export interface CashSteps {
  readonly columns: Columns<CashStepsTable>;
  /** @param from first month that is simulated; `lostAud` principal lost before it */
  begin(from: number, lostAud: number, reading: TreasuryReading): void;
  beforeFees(month: number, cashRateAnnual: number, reading: TreasuryReading, poolAud: number): void;
  afterFees(month: number, reading: TreasuryReading, fromPoolAud: number): void;
  marked(month: number, markAud: number): void;
  beforeDistribution(
    month: number,
    reading: TreasuryReading,
    poolAud: number,
    leastAud: number,
    isStopped: boolean,
  ): void;
}

/** @param months length of the grid */
export function createCashSteps(months: number, book: Columns<BookTable>): CashSteps {
  const { columns } = createTable(cashStepsTable, months + 1);
  let lostAud = 0;
  let reserveLpAud = 0;
  let reserveGpAud = 0;
  let feeOwedAud = 0;
  let otherOwedAud = 0;

  return {
    columns,
    begin(from, lostBeforeAud, { calledLpFeesAud, calledGpFeesAud, managementFeeOwedAud, otherCostsOwedAud }) {
      for (const column of Object.values(columns)) column.fill(0);
      lostAud = lostBeforeAud;
      reserveLpAud = calledLpFeesAud;
      reserveGpAud = calledGpFeesAud;
      feeOwedAud = managementFeeOwedAud;
      otherOwedAud = otherCostsOwedAud;
      if (from === 0) return;
      columns.reserveCalledLpAud[from - 1] = calledLpFeesAud;
      columns.reserveCalledGpAud[from - 1] = calledGpFeesAud;
    },
    beforeFees(month, cashRateAnnual, reading, poolAud) {
      columns.simulatedFlag[month] = 1;
      columns.cashRateAnnual[month] = cashRateAnnual;
      columns.managementFeeAccruedAud[month] = reading.managementFeeOwedAud - feeOwedAud;
      columns.otherCostsAccruedAud[month] = reading.otherCostsOwedAud - otherOwedAud;
      columns.openingCostAud[month] = month > 0 ? book.costAud[month - 1]! : 0;
      columns.openingLostAud[month] = lostAud;
      columns.originationFeeAud[month] = book.originationFeeAud[month]!;
      lostAud += book.principalLostAud[month]!;
      columns.lenderCallLpAud[month] = reading.calledLpFeesAud - reserveLpAud;
      columns.lenderCallGpAud[month] = reading.calledGpFeesAud - reserveGpAud;
      reserveLpAud = reading.calledLpFeesAud;
      reserveGpAud = reading.calledGpFeesAud;
      columns.cashBeforeFeesAud[month] = reading.cashAud;
      columns.poolBeforeFeesAud[month] = poolAud;
      columns.reservedBeforeFeesAud[month] = reading.reservedAud;
    },
    afterFees(month, reading, fromPoolAud) {
      columns.feeCallLpAud[month] = reading.calledLpFeesAud - reserveLpAud;
      columns.feeCallGpAud[month] = reading.calledGpFeesAud - reserveGpAud;
      reserveLpAud = reading.calledLpFeesAud;
      reserveGpAud = reading.calledGpFeesAud;
      feeOwedAud = reading.managementFeeOwedAud;
      otherOwedAud = reading.otherCostsOwedAud;
      columns.feesFromPoolAud[month] = fromPoolAud;
      columns.cashAfterFeesAud[month] = reading.cashAud;
    },
    marked: (month, markAud) => void (columns.markAud[month] = markAud),
    beforeDistribution(month, reading, poolAud, leastAud, isStopped) {
      columns.lenderCallLpAud[month]! += reading.calledLpFeesAud - reserveLpAud;
      columns.lenderCallGpAud[month]! += reading.calledGpFeesAud - reserveGpAud;
      reserveLpAud = reading.calledLpFeesAud;
      reserveGpAud = reading.calledGpFeesAud;
      columns.reserveCalledLpAud[month] = reserveLpAud;
      columns.reserveCalledGpAud[month] = reserveGpAud;
      columns.cashBeforeDistributionAud[month] = reading.cashAud;
      columns.poolBeforeDistributionAud[month] = poolAud;
      columns.heldBeforeDistributionAud[month] = reading.heldAud + reading.reservedAud;
      columns.liquidityReserveAud[month] = reading.liquidityAud;
      columns.leastDistributionAud[month] = leastAud;
      columns.distributionStopFlag[month] = isStopped ? 1 : 0;
    },
  };
}
