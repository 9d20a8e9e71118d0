import type { ColumnList } from '../column-list.ts';
import {
  above,
  add,
  atMost,
  before,
  both,
  cell,
  equals,
  isTerm,
  least,
  most,
  multiply,
  num,
  subtract,
  term,
  when,
  type Expression,
} from '../expression.ts';
import { capitalAndPref, carryBelow } from './class-account.ts';

/** A return account this close to zero, as a share of the capital that counts, has reached its tier: rounding of many receipts. */
const SETTLED_FRACTION = num(1e-9);
/** A clawback this small, as a share of the capital that counts, is rounding of carry that is the agreed share. */
const DUST_FRACTION = num(1e-12);

/** Escrow and clawback of the LP class's carry. @param reinvested receipts that never went through the steps (American terms) */
export function clawbackColumns(list: ColumnList, tiers: number, reinvested: Expression | null): void {
  const isFlow = true;
  const isTest = equals(cell('tests'), num(1));
  const isLast = equals(cell('isLast'), num(1));
  const gp = term('gpCommitmentFraction');
  const received = add(before('lp.received'), cell('lp.paid'), ...(reinvested === null ? [] : [reinvested]));

  list.group('Escrow and clawback');
  list.formula('carryHeld', 'Carry put in escrow', multiply(cell('lp.carry'), term('carryEscrowFraction')), { isFlow });
  list.formula('escrowOpen', 'Escrow before the test', add(before('escrow'), cell('carryHeld')));
  const outright = subtract(cell('lp.carry'), cell('carryHeld'));
  list.formula('managerHas', 'Carry that the manager has received', add(before('managerHasAfter'), outright));
  list.formula('carryNow', 'Carry of the class, less what was returned', add(before('carryNet'), cell('lp.carry')));
  list.formula(
    'testCash',
    "Class's part of cash held",
    when(isLast, num(0), multiply(cell('cashHeld'), subtract(num(1), gp))),
  );
  const profit = most(num(0), subtract(add(received, cell('carryNow'), cell('testCash')), cell('lp.called')));
  list.formula('profit', 'Profit of the class before carry', profit);
  for (let tier = 1; tier <= tiers; tier++) {
    const needs = when(
      isTerm(`tier${tier}Kind`, 'irr'),
      subtract(cell(`lp.irr${tier}Open`), cell('lp.paid'), ...(reinvested === null ? [] : [reinvested])),
      subtract(multiply(term(`tier${tier}Multiple`), cell('lp.called')), received),
    );
    const isThere = atMost(needs, multiply(cell('lp.called'), SETTLED_FRACTION));
    const isSet = isTerm(`tier${tier}Kind`, 'none');
    const below = tier === 1 ? [] : [equals(cell(`reached${tier - 1}`), num(1))];
    const reached = when(isSet, num(0), when(both(...below, isThere), num(1)));
    list.formula(`reached${tier}`, `Tier ${tier} reached`, reached, { unit: 'Count' });
  }
  const agreed = Array.from({ length: tiers }, (_, i) =>
    when(equals(cell(`reached${i + 1}`), num(1)), carryBelow(i + 2)),
  );
  list.formula('agreed', 'Carry agreed at the tiers reached', most(carryBelow(1), ...agreed), { unit: 'Fraction' });
  list.formula(
    'excess',
    'Carry above that share of profit',
    most(num(0), subtract(cell('carryNow'), multiply(cell('agreed'), cell('profit')))),
  );
  const needed = subtract(
    add(cell('lp.hurdleOpen'), cell('lp.hurdleAccruedOpen')),
    cell('lp.paid'),
    ...(reinvested === null ? [] : [reinvested]),
    cell('testCash'),
  );
  list.formula('short', 'Cash that lifts the class to its hurdle', most(num(0), needed));
  const fromManager = subtract(multiply(term('clawbackAfterTaxFraction'), cell('managerHas')), before('returnedSoFar'));
  list.formula(
    'available1',
    'Can be returned: escrow and carry received',
    add(cell('escrowOpen'), most(num(0), fromManager)),
  );
  const claim = most(cell('excess'), cell('short'));
  const isOwed = both(isTest, isTerm('clawback', 'yes'), above(claim, multiply(cell('lp.called'), DUST_FRACTION)));
  list.formula('clawback', 'Clawback: returned to the LP class', when(isOwed, least(claim, cell('available1'))), {
    isFlow,
  });
  list.formula('fromEscrow', 'Of it, out of the escrow', least(cell('escrowOpen'), cell('clawback')), { isFlow });
  list.formula('released', 'Released from escrow', when(isTest, subtract(cell('escrowOpen'), cell('fromEscrow'))), {
    isFlow,
  });
  list.formula('escrow', 'Escrow at month-end', when(isTest, num(0), cell('escrowOpen')));
  list.formula('managerHasAfter', 'Carry received, with releases', add(cell('managerHas'), cell('released')));
  list.formula(
    'returnedSoFar',
    'Returned by the manager so far',
    add(before('returnedSoFar'), subtract(cell('clawback'), cell('fromEscrow'))),
  );
  const applied = when(isLast, num(0), cell('clawback'));
  list.formula('applied', 'Interim clawback: receipt of the class', applied, { isFlow });
  const open = capitalAndPref(
    cell('applied'),
    cell('lp.capitalLeft'),
    add(cell('lp.prefLeft'), cell('lp.accruedLeft')),
  );
  list.formula('appliedCapital', 'Pays capital', open.returned, { isFlow });
  list.formula('appliedPref', 'Pays pref', open.prefOf(cell('appliedCapital')), { isFlow });
  list.formula('carryNet', 'Carry of the class, month-end', subtract(cell('carryNow'), cell('applied')));
}
