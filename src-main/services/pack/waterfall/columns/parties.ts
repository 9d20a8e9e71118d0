import type { ColumnList } from '../column-list.ts';
import { add, cell, subtract } from '../expression.ts';
import type { WaterfallFlows } from '../flows.ts';

/** Who got what, and the flows that returns are measured on. */
export function partyColumns(list: ColumnList): void {
  const isFlow = true;
  list.group('Who gets what');
  list.formula('carry', 'Carry, before clawback', add(cell('lp.carry'), cell('gp.carry')), { isFlow });
  list.formula('gpNet', 'GP commitment', subtract(cell('gpCash'), cell('gp.carry')), { isFlow });
  list.formula('lp', 'LP class, before clawback', subtract(cell('equity'), cell('gpNet'), cell('carry')), { isFlow });
  list.formula('lpFlow', 'LP class: net cash flow', subtract(add(cell('lp'), cell('clawback')), cell('equityCallLp')), {
    isFlow,
  });
  list.formula('gpFlow', 'GP commitment: net cash flow', subtract(cell('gpNet'), cell('equityCallGp')), { isFlow });
  list.formula('managerCarry', 'Manager: carry after clawback', subtract(cell('carry'), cell('clawback')), { isFlow });
}

/** A line on which the sheet and the engine are held against each other. */
export type EngineLine = {
  readonly key: string;
  readonly title: string;
  /** Column of the sheet that must agree. */
  readonly of: string;
  readonly value: (month: number) => number;
};

/** Lines that are balances: they have no sum over months. */
export const stockLines: ReadonlySet<string> = new Set(['cash', 'nav', 'escrow', 'capital']);

/** What the engine gave, line by line. */
export function engineLines({ cash, waterfall, equity }: WaterfallFlows): readonly EngineLine[] {
  const calls = equity ?? cash;
  const distributed = equity === null ? cash.distributedAud : equity.distributedAud;
  const costs = [cash.expensesAud, cash.setUpAud, cash.acquisitionFeeAud, cash.dispositionFeeAud];
  const ofLedger: EngineLine[] = [
    { key: 'interest', title: 'Interest on cash', of: 'interest', value: (m) => cash.cashInterestAud[m]! },
    { key: 'fee', title: 'Management fee', of: 'feePaid', value: (m) => cash.managementFeeAud[m]! },
    {
      key: 'costs',
      title: 'Other costs',
      of: 'otherPaid',
      value: (m) => costs.reduce((sum, line) => sum + line[m]!, 0),
    },
    { key: 'gst', title: 'GST', of: 'gstPaid', value: (m) => cash.gstAud[m]! },
    { key: 'callsLp', title: 'Calls from the LP class', of: 'equityCallLp', value: (m) => calls.calledLpAud[m]! },
    { key: 'callsGp', title: 'Calls from the GP commitment', of: 'equityCallGp', value: (m) => calls.calledGpAud[m]! },
    { key: 'distributed', title: 'Distributions', of: 'equity', value: (m) => distributed[m]! },
    { key: 'cash', title: 'Cash at month-end', of: 'closing', value: (m) => cash.cashAud[m]! },
    { key: 'nav', title: 'Net asset value', of: 'nav', value: (m) => cash.navAud[m]! },
  ];
  if (waterfall === null) return ofLedger;
  return [
    ...ofLedger,
    { key: 'lp', title: 'LP class, before clawback', of: 'lp', value: (m) => waterfall.lpAud[m]! },
    { key: 'gpNet', title: 'GP commitment', of: 'gpNet', value: (m) => waterfall.gpCommitmentAud[m]! },
    { key: 'carry', title: 'Carry, before clawback', of: 'carry', value: (m) => waterfall.carryAud[m]! },
    { key: 'clawback', title: 'Clawback', of: 'clawback', value: (m) => waterfall.clawbackAud[m]! },
    { key: 'escrow', title: 'Escrow', of: 'escrow', value: (m) => waterfall.escrowAud[m]! },
    {
      key: 'capital',
      title: 'LP capital not returned',
      of: 'lp.unreturned',
      value: (m) => waterfall.unreturnedCapitalAud[m]!,
    },
  ];
}
