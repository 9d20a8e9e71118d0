import type { ColumnList } from '../column-list.ts';
import {
  above,
  add,
  before,
  cell,
  divide,
  equals,
  isTerm,
  least,
  most,
  multiply,
  num,
  subtract,
  term,
  when,
} from '../expression.ts';
import type { WaterfallFlows } from '../flows.ts';

/** More than any call: a class that bears nothing has room without end. */
const NO_LIMIT = num(1e15);

/** What is owed is called within each class's own room, then paid from free cash, then out of the pool where that is agreed. */
export function feesPaidColumns(list: ColumnList, flows: WaterfallFlows): void {
  const { cash, steps, startMonth } = flows;
  const past = () => 0;
  const isFlow = true;
  const gst = add(num(1), term('gstNetFraction'));
  const gp = term('gpCommitmentFraction');
  const lp = subtract(num(1), gp);
  const isDue = above(cell('due'), num(0));

  const ledgerFee = (m: number) => cash.managementFeeAud[m]!;
  const otherLines = (m: number) =>
    cash.expensesAud[m]! + cash.setUpAud[m]! + cash.acquisitionFeeAud[m]! + cash.dispositionFeeAud[m]!;
  const atOpening = (amount: (month: number) => number) => (m: number) => (m === startMonth - 1 ? amount(m) : 0);
  const openingAud = startMonth > 0 ? cash.feePayableAud[startMonth - 1]! : 0;

  list.group('Fees paid');
  list.formula(
    'feeOwed',
    'Management fee owed',
    add(subtract(before('feeOwed'), before('feePaid')), cell('feeAccrued')),
    { past: atOpening((m) => openingAud + ledgerFee(m)) },
  );
  if (startMonth > 0)
    list.formula(
      'pastOwed',
      'Of it, owed since the facts end, GST included',
      subtract(before('pastOwed'), before('pastPaid')),
      { past: atOpening(() => openingAud) },
    );
  list.formula(
    'otherOwed',
    'Other costs owed',
    add(subtract(before('otherOwed'), before('otherPaid')), cell('otherAccrued')),
    { past: atOpening(otherLines) },
  );
  const feeWithGst =
    startMonth > 0
      ? subtract(multiply(cell('feeOwed'), gst), multiply(cell('pastOwed'), term('gstNetFraction')))
      : multiply(cell('feeOwed'), gst);
  const owed = add(feeWithGst, multiply(cell('otherOwed'), gst));
  list.formula('owed', 'All owed, with GST', owed, { past });
  list.formula('due', 'Falls due', when(equals(cell('paysFees'), num(1)), cell('owed')), { past });
  const feePart = divide(feeWithGst, cell('due'));
  list.formula(
    'lpOnlyPart',
    'Part that the LP class alone bears',
    when(isDue, when(isTerm('gpCommitmentBearsFees', 'yes'), num(0), feePart)),
    { unit: 'Fraction', past },
  );
  list.formula('gpPart', "GP commitment's part of the call", multiply(gp, subtract(num(1), cell('lpOnlyPart'))), {
    unit: 'Fraction',
    past,
  });

  if (flows.hasLenders)
    list.values(
      'reserveCalls',
      'Fee reserve called for lenders',
      (m) => steps.lenderCallLpAud[m]! + steps.lenderCallGpAud[m]!,
      { isFlow },
    );
  const usedBefore = (key: string, part: typeof lp) =>
    flows.hasLenders ? add(before(key), multiply(cell('reserveCalls'), part)) : before(key);
  const room = (part: typeof lp, key: string, of: typeof lp) =>
    divide(subtract(multiply(term('feeReserveAud'), part), usedBefore(key, part)), of);
  const lpRoom = room(lp, 'reserveCalledLp', subtract(num(1), cell('gpPart')));
  const gpRoom = when(above(cell('gpPart'), num(0)), room(gp, 'reserveCalledGp', cell('gpPart')), NO_LIMIT);
  const called = most(num(0), least(cell('due'), lpRoom, gpRoom));
  list.formula('feeCall', 'Called for fees', called, { isFlow, past });
  list.adjusted(
    'feeCallLp',
    'From the LP class',
    multiply(cell('feeCall'), subtract(num(1), cell('gpPart'))),
    (m) => steps.feeCallLpAud[m]!,
    { isFlow, past },
  );
  list.adjusted(
    'feeCallGp',
    'From the GP commitment',
    multiply(cell('feeCall'), cell('gpPart')),
    (m) => steps.feeCallGpAud[m]!,
    { isFlow, past },
  );
  list.formula(
    'reserveCalledLp',
    'Fee reserve used, LP class',
    add(usedBefore('reserveCalledLp', lp), cell('feeCallLp')),
    { past: (m) => steps.reserveCalledLpAud[m]! },
  );
  list.formula('reserveCalledGp', 'Fee reserve used, GP', add(usedBefore('reserveCalledGp', gp), cell('feeCallGp')), {
    past: (m) => steps.reserveCalledGpAud[m]!,
  });

  list.values('pool', 'Waits to be advanced again', (m) => steps.poolBeforeFeesAud[m]!);
  const kept = [cell('pool')];
  if (flows.hasLenders) {
    list.values('keptForLenders', 'Kept for lenders', (m) => steps.reservedBeforeFeesAud[m]!);
    kept.push(cell('keptForLenders'));
  }
  const unpaid = subtract(cell('due'), cell('feeCall'));
  const free = most(num(0), subtract(cell('beforeFees'), ...kept));
  list.formula('feesFromCash', 'Paid from free cash', least(unpaid, free), { isFlow, past });
  const fromFund = [cell('feesFromCash')];
  if (flows.poolPaysFees) {
    const own = flows.hasLenders ? subtract(cell('beforeFees'), cell('keptForLenders')) : cell('beforeFees');
    const left = subtract(unpaid, cell('feesFromCash'));
    list.formula('feesFromPool', 'Paid out of what waits', least(left, most(num(0), least(cell('pool'), own))), {
      isFlow,
      past,
    });
    fromFund.push(cell('feesFromPool'));
  }
  const paidPart = divide(add(cell('feeCall'), ...fromFund), cell('due'));
  list.formula('paidPart', 'Part of what is due that is paid', when(isDue, paidPart), { unit: 'Fraction', past });
  const feePaid = multiply(cell('feeOwed'), cell('paidPart'));
  list.adjusted('feePaid', 'Management fee paid', feePaid, ledgerFee, { isFlow, past: ledgerFee });
  if (startMonth > 0)
    list.formula('pastPaid', 'Paid of what was owed before', multiply(cell('pastOwed'), cell('paidPart')), {
      isFlow,
      past,
    });
  list.adjusted('otherPaid', 'Other costs paid', multiply(cell('otherOwed'), cell('paidPart')), otherLines, {
    isFlow,
    past: otherLines,
  });
  const bearsGst = add(cell('feePaid'), cell('otherPaid'));
  const gstPaid = multiply(startMonth > 0 ? subtract(bearsGst, cell('pastPaid')) : bearsGst, term('gstNetFraction'));
  list.adjusted('gstPaid', 'GST paid, net of credits', gstPaid, (m) => cash.gstAud[m]!, {
    isFlow,
    past: (m) => cash.gstAud[m]!,
  });
  const shortfall = subtract(unpaid, ...fromFund);
  list.formula('shortfall', 'Shortfall: due and not paid', shortfall, { past });
  list.adjusted(
    'lpOnlyFees',
    'Fees out of cash that LPs alone bear',
    multiply(cell('lpOnlyPart'), add(...fromFund)),
    (m) => cash.lpOnlyFeesAud[m]!,
    { isFlow, past: (m) => cash.lpOnlyFeesAud[m]! },
  );
}
