import type { ColumnList } from '../column-list.ts';
import { add, before, cell, divide, most, multiply, num, subtract, term } from '../expression.ts';
import type { WaterfallFlows } from '../flows.ts';

/** Differences of ledger lines below this share of the fund are rounding, not money. */
const ROUNDING_FRACTION = 1e-13;

/** Cash up to the moment when fees fall due: what the advances bring and take, and what lenders do. */
export function cashInColumns(list: ColumnList, flows: WaterfallFlows): void {
  const { cash, steps } = flows;
  const noiseAud = ROUNDING_FRACTION * flows.scenario.fund.commitmentsAud;
  const settled = (aud: number) => (Math.abs(aud) < noiseAud ? 0 : aud);
  const otherCallsAud = (m: number) =>
    settled(cash.calledLpAud[m]! + cash.calledGpAud[m]! - steps.feeCallLpAud[m]! - steps.feeCallGpAud[m]!);
  const proceedsAud = (m: number) =>
    cash.principalReceivedAud[m]! + cash.interestReceivedAud[m]! + cash.shareReceivedAud[m]!;
  const ledger = (line: keyof typeof cash) => (m: number) => cash[line][m]!;

  list.group('Advances and cash');
  list.formula('opening', 'Cash at opening', before('closing'), { past: () => 0 });
  list.values('cashRate', 'Cash rate', (m) => steps.cashRateAnnual[m]!, { unit: 'Annual' });
  const rate = most(num(0), add(cell('cashRate'), term('yieldSpreadAnnual')));
  list.adjusted(
    'interest',
    'Interest on cash',
    divide(multiply(cell('opening'), rate), num(12)),
    ledger('cashInterestAud'),
    { isFlow: true, past: ledger('cashInterestAud') },
  );
  list.values('principal', 'Principal received', ledger('principalReceivedAud'), { isFlow: true });
  list.values('advanceInterest', 'Interest received', ledger('interestReceivedAud'), { isFlow: true });
  list.values('share', 'Appreciation share received', ledger('shareReceivedAud'), { isFlow: true });
  list.formula('proceeds', 'Proceeds of advances', add(cell('principal'), cell('advanceInterest'), cell('share')), {
    isFlow: true,
  });
  list.values('advances', 'Advances made', ledger('advancesMadeAud'), { isFlow: true });
  const called = flows.hasLenders ? 'Called for advances and lenders' : 'Called for advances';
  list.values('otherCalls', called, (m) => (m < flows.startMonth ? 0 : otherCallsAud(m)), { isFlow: true });
  const cashBefore = [cell('opening'), cell('interest'), cell('proceeds'), cell('otherCalls')];
  if (flows.hasLenders) {
    const before0 = (m: number) => (m === 0 ? 0 : cash.cashAud[m - 1]!);
    list.values(
      'lendersFirst',
      'Lenders, before fees (net)',
      (m) =>
        m < flows.startMonth
          ? 0
          : settled(
              steps.cashBeforeFeesAud[m]! -
                (before0(m) + cash.cashInterestAud[m]! + proceedsAud(m) + otherCallsAud(m) - cash.advancesMadeAud[m]!),
            ),
      { isFlow: true },
    );
    cashBefore.push(cell('lendersFirst'));
  }
  list.formula('beforeFees', 'Cash before fees', subtract(add(...cashBefore), cell('advances')), { past: () => 0 });
}
