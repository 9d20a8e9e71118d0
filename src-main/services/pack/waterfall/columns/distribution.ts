import type { ColumnList } from '../column-list.ts';
import { add, before, cell, equals, isTerm, least, most, multiply, num, subtract, term, when } from '../expression.ts';
import type { WaterfallFlows } from '../flows.ts';

const ROUNDING_FRACTION = 1e-13;

/** What is distributed and what stays, and what of it reaches the capital that goes through the waterfall. */
export function distributionColumns(list: ColumnList, flows: WaterfallFlows): void {
  const { cash, steps, equity, scenario } = flows;
  const past = () => 0;
  const isFlow = true;
  const gp = term('gpCommitmentFraction');
  const noiseAud = ROUNDING_FRACTION * scenario.fund.commitmentsAud;
  const settled = (aud: number) => (Math.abs(aud) < noiseAud ? 0 : aud);
  const of = (line: keyof typeof cash) => (m: number) => cash[line][m]!;

  list.group('Distribution');
  const paid = [cell('feePaid'), cell('otherPaid'), cell('gstPaid')];
  const afterFees = subtract(add(cell('beforeFees'), cell('feeCallLp'), cell('feeCallGp')), ...paid);
  if (flows.hasLenders) {
    const later = (m: number) =>
      m < flows.startMonth ? 0 : settled(steps.cashBeforeDistributionAud[m]! - steps.cashAfterFeesAud[m]!);
    list.values('lendersLater', 'Lenders, after fees (net)', later, { isFlow });
  }
  const available = flows.hasLenders ? add(afterFees, cell('lendersLater')) : afterFees;
  list.formula('available', 'Cash before the distribution', available, { past });
  list.values('poolKept', 'Waits to be advanced again', (m) => steps.poolBeforeDistributionAud[m]!);
  const kept = [cell('poolKept')];
  if (flows.hasLenders) {
    list.values('heldForLenders', 'Held for lenders', (m) => steps.heldBeforeDistributionAud[m]!);
    kept.push(cell('heldForLenders'));
  }
  if (flows.hasRules) {
    list.values('liquidity', 'Liquidity reserve', (m) => steps.liquidityReserveAud[m]!);
    list.values('stopped', 'Stopped by a rule', (m) => steps.distributionStopFlag[m]!, { unit: 'Fraction' });
    kept.push(cell('liquidity'));
  } else kept.push(term('liquidityReserveAud'));
  const usual = when(equals(cell('distributes'), num(1)), most(num(0), subtract(cell('available'), ...kept)));
  let amount = usual;
  if (flows.distributesIncome) {
    list.values('leastForTax', 'At least, for the tax year', (m) => steps.leastDistributionAud[m]!);
    const own = flows.hasLenders ? subtract(cell('available'), cell('heldForLenders')) : cell('available');
    amount = most(usual, least(cell('leastForTax'), own));
  }
  if (flows.hasRules) amount = multiply(amount, subtract(num(1), cell('stopped')));
  const distributed = when(equals(cell('isLast'), num(1)), most(num(0), cell('available')), amount);
  list.adjusted('distributed', 'Distributed', distributed, of('distributedAud'), {
    isFlow,
    past: of('distributedAud'),
  });
  const closing = when(equals(cell('isLast'), num(1)), num(0), subtract(cell('available'), cell('distributed')));
  list.formula('closing', 'Cash at month-end', closing, { past: of('cashAud') });
  navColumns(list, flows);

  list.group('Capital called');
  const otherLp = multiply(cell('otherCalls'), subtract(num(1), gp));
  list.formula('calledLp', 'Called from the LP class', add(otherLp, cell('feeCallLp')), {
    isFlow,
    past: of('calledLpAud'),
  });
  list.formula('calledGp', 'Called from the GP commitment', add(multiply(cell('otherCalls'), gp), cell('feeCallGp')), {
    isFlow,
    past: of('calledGpAud'),
  });
  list.formula('calledSoFar', 'Called so far', add(before('calledSoFar'), cell('calledLp'), cell('calledGp')));

  if (equity === null) return;
  list.group('Classes above the equity');
  list.values(
    'classCallsLp',
    "Their part of the LPs' calls",
    (m) => settled(cash.calledLpAud[m]! - equity.calledLpAud[m]!),
    { isFlow },
  );
  list.values(
    'classCallsGp',
    "Their part of the GP's calls",
    (m) => settled(cash.calledGpAud[m]! - equity.calledGpAud[m]!),
    { isFlow },
  );
  list.values(
    'classPayments',
    'Paid to them and into the reserve (net)',
    (m) => settled(cash.distributedAud[m]! - equity.distributedAud[m]!),
    { isFlow },
  );
  list.values('classClaims', 'Cash that they are owed', (m) => settled(cash.cashAud[m]! - equity.cashHeldAud[m]!));
}

/** Net asset value before the distribution: what a fee on it opens with next month. */
function navColumns(list: ColumnList, { cash, steps, hasLenders }: WaterfallFlows): void {
  list.values('marks', 'Marks of advances', (m) => steps.markAud[m]!);
  const debtAud = (m: number) =>
    cash.subscriptionDebtAud[m]! +
    cash.navLineDebtAud[m]! +
    cash.dealNoteDebtAud[m]! +
    cash.dealNoteAccruedAud[m]! +
    cash.facilityArrearsAud[m]!;
  if (hasLenders) list.values('debt', 'Owed to lenders', debtAud);
  const paid = add(cell('feePaid'), cell('otherPaid'), cell('gstPaid'));
  const ownAud = add(multiply(cell('marks'), subtract(num(1), term('markdownFraction'))), cell('available'));
  const unpaid = subtract(cell('owed'), paid);
  const nav = subtract(ownAud, ...(hasLenders ? [unpaid, cell('debt')] : [unpaid]));
  list.formula('nav', 'Net asset value before the distribution', nav, { past: (m) => cash.navAud[m]! });
}

/** What goes through the waterfall: calls by the clock agreed, distributions to the equity, and the GP commitment's part of them. */
export function equityColumns(list: ColumnList, flows: WaterfallFlows): void {
  const { cash, equity } = flows;
  const isFlow = true;
  const gp = term('gpCommitmentFraction');
  list.group('Into the waterfall');
  const net = (of: string, less: string) => (equity === null ? cell(of) : subtract(cell(of), cell(less)));
  list.formula('equityCallLp', 'Paid in by the LP class', net('calledLp', 'classCallsLp'), { isFlow });
  list.formula('equityCallGp', 'Paid in by the GP commitment', net('calledGp', 'classCallsGp'), { isFlow });
  const left =
    equity === null ? cell('distributed') : most(num(0), subtract(cell('distributed'), cell('classPayments')));
  list.formula('equity', 'Distributed to the equity', left, { isFlow });
  const held = equity === null ? cell('closing') : most(num(0), subtract(cell('closing'), cell('classClaims')));
  list.formula('cashHeld', 'Cash held that tests count', held);
  if (flows.hasSubscriptionLine)
    list.values(
      'putOff',
      'Drawn on the line less repaid by calls',
      (m) => cash.subscriptionDrawnAud[m]! - cash.subscriptionRepaidAud[m]!,
      { isFlow },
    );
  const counted = (of: string, part: typeof gp) =>
    flows.hasSubscriptionLine
      ? when(isTerm('prefClock', 'line-draw'), most(num(0), add(cell(of), multiply(part, cell('putOff')))), cell(of))
      : cell(of);
  list.formula(
    'countedLp',
    'Capital of the LP class that begins to count',
    counted('equityCallLp', subtract(num(1), gp)),
    { isFlow },
  );
  list.formula('countedGp', 'Capital of the GP commitment that begins to count', counted('equityCallGp', gp), {
    isFlow,
  });
  const owed = add(before('gpWaits'), multiply(gp, add(cell('equity'), cell('lpOnlyFees'))));
  list.formula('gpOwed', 'Owed to the GP commitment, pari passu', owed);
  list.formula('gpCash', 'Paid to the GP commitment, before carry', least(cell('gpOwed'), cell('equity')), { isFlow });
  list.formula('gpWaits', 'Left for later distributions', subtract(cell('gpOwed'), cell('gpCash')));
  list.formula('lpCash', 'To the LP class and its carry', subtract(cell('equity'), cell('gpCash')), { isFlow });
}
