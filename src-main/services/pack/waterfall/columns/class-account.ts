import type { ColumnList } from '../column-list.ts';
import {
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
  type Expression,
} from '../expression.ts';

/** A class of capital in the waterfall, and what joins its account in a month. */
export type ClassTerms = {
  /** Prefix of its columns: `lp` or `gp`. */
  readonly id: string;
  readonly name: string;
  readonly tiers: number;
  /** Capital that joins, with the past that it may bring (American terms). */
  readonly joins: Joining;
  readonly cash: Expression;
  /** Proceeds kept and advanced again, which count as returned before the distribution (American terms). */
  readonly reinvested: Expression | null;
  /** The LP class alone: carry returned at an interim test pays what is open. */
  readonly isClawedBack: boolean;
};

/** Expressions of what joins in the month: capital, pref that bears pref, pref that does not yet, growth at the IRR of tier i. */
export type Joining = {
  readonly capital: Expression;
  readonly pref: Expression | null;
  readonly accrued: Expression | null;
  readonly irr: (tier: number) => Expression;
};

const plus = (first: Expression, second: Expression | null) => (second === null ? first : add(first, second));

/** Cash that goes to capital and to pref, in the order of the terms, of `cash` over what is open. */
export function capitalAndPref(cash: Expression, capital: Expression, pref: Expression) {
  const prefFirst = least(capital, subtract(cash, least(cash, pref)));
  const returned = when(isTerm('prefOrder', 'pref-first'), prefFirst, least(cash, capital));
  return { returned, prefOf: (paid: Expression) => least(subtract(cash, paid), pref) };
}

/** Balances at the opening of the month: pref accrues on the balances before, then the capital of the month joins. */
export function openingColumns(list: ColumnList, { id, joins, tiers, isClawedBack }: ClassTerms): void {
  const at = (name: string) => `${id}.${name}`;
  const [now, was] = [(name: string) => cell(at(name)), (name: string) => before(at(name))];
  const rate = term('prefRateMonthly');
  const begins = equals(cell('capitalises'), num(1));
  list.formula(
    at('accrual'),
    'Pref of the month, and what waits to bear pref',
    add(was('accrued'), multiply(rate, add(was('unreturned'), was('pref')))),
  );
  list.formula(at('capitalOpen'), 'Capital not returned', add(was('unreturned'), joins.capital));
  list.formula(
    at('prefOpen'),
    'Pref unpaid that bears pref',
    plus(add(was('pref'), when(begins, now('accrual'))), joins.pref),
  );
  list.formula(
    at('accruedOpen'),
    'Pref unpaid that does not',
    plus(when(begins, num(0), now('accrual')), joins.accrued),
  );
  for (let tier = 1; tier <= tiers; tier++)
    list.formula(
      at(`irr${tier}Open`),
      `Needed for the IRR of tier ${tier}`,
      add(multiply(was(`irr${tier}`), term(`tier${tier}Growth`)), joins.irr(tier)),
    );
  if (!isClawedBack) return;
  list.formula(at('hurdleAccrual'), 'Hurdle account: growth', add(was('hurdleAccrued'), multiply(rate, was('hurdle'))));
  const joined = plus(joins.capital, joins.pref);
  list.formula(
    at('hurdleOpen'),
    'Needed for the hurdle',
    add(was('hurdle'), when(begins, now('hurdleAccrual')), joined),
  );
  list.formula(
    at('hurdleAccruedOpen'),
    'Needed for the hurdle, not yet bearing',
    plus(when(begins, num(0), now('hurdleAccrual')), joins.accrued),
  );
}

/** The distribution of the month through the steps. */
export function stepColumns(list: ColumnList, { id, cash, tiers, joins, reinvested }: ClassTerms): void {
  const at = (name: string) => `${id}.${name}`;
  const [now, was] = [(name: string) => cell(at(name)), (name: string) => before(at(name))];
  const isFlow = true;
  let [capital, pref, bearing]: [Expression, Expression, Expression] = [
    now('capitalOpen'),
    add(now('prefOpen'), now('accruedOpen')),
    now('prefOpen'),
  ];
  let waiting: Expression = now('accruedOpen');
  let caught = was('catchUpLeft');
  const receivedBefore = reinvested === null ? was('received') : add(was('received'), reinvested);
  if (reinvested !== null) {
    const credit = add(was('credit'), reinvested);
    const open = capitalAndPref(credit, capital, pref);
    list.formula(at('creditCapital'), 'Capital returned by proceeds advanced again', open.returned, { isFlow });
    list.formula(at('creditPref'), 'Pref paid by them', open.prefOf(now('creditCapital')), { isFlow });
    list.formula(
      at('credit'),
      'Credit for the next capital that counts',
      subtract(credit, now('creditCapital'), now('creditPref')),
    );
    capital = subtract(capital, now('creditCapital'));
    pref = subtract(pref, now('creditPref'));
    waiting = most(num(0), subtract(waiting, most(num(0), subtract(now('creditPref'), bearing))));
    bearing = most(num(0), subtract(bearing, now('creditPref')));
    caught = add(caught, multiply(now('creditPref'), term('catchUpPerPref')));
  }
  list.formula(at('cash'), 'Cash through the steps', cash, { isFlow });
  const open = capitalAndPref(now('cash'), capital, pref);
  list.formula(at('returned'), 'Return of capital', open.returned, { isFlow });
  list.formula(at('prefPaid'), 'Preferred return', open.prefOf(now('returned')), { isFlow });
  const afterPref = subtract(now('cash'), now('returned'), now('prefPaid'));
  list.formula(at('catchUpOpen'), 'Catch-up open', add(caught, multiply(now('prefPaid'), term('catchUpPerPref'))));
  list.formula(at('catchUp'), 'Catch-up', least(afterPref, now('catchUpOpen')), { isFlow });
  list.formula(at('called'), 'Capital that counts so far', add(was('called'), joins.capital));
  list.formula(
    at('paid0'),
    'Received before the splits',
    add(now('returned'), now('prefPaid'), multiply(now('catchUp'), subtract(num(1), term('catchUpFraction')))),
  );
  list.formula(at('left0'), 'Left for the splits', subtract(afterPref, now('catchUp')));
  for (let tier = 1; tier <= tiers; tier++) {
    const carry = carryBelow(tier);
    const ofIrr = reinvested === null ? now(`irr${tier}Open`) : subtract(now(`irr${tier}Open`), reinvested);
    const ofMultiple = subtract(multiply(term(`tier${tier}Multiple`), now('called')), receivedBefore);
    const needs = when(isTerm(`tier${tier}Kind`, 'irr'), ofIrr, ofMultiple);
    list.formula(at(`needs${tier}`), `Needed to reach tier ${tier}`, subtract(needs, now(`paid${tier - 1}`)));
    const most1 = divide(most(num(0), now(`needs${tier}`)), subtract(num(1), carry));
    const split = when(isTerm(`tier${tier}Kind`, 'none'), now(`left${tier - 1}`), least(now(`left${tier - 1}`), most1));
    list.formula(at(`split${tier}`), `Split below tier ${tier}`, split, { isFlow });
    list.formula(
      at(`paid${tier}`),
      'Received with it',
      add(now(`paid${tier - 1}`), multiply(now(`split${tier}`), subtract(num(1), carry))),
    );
    list.formula(at(`left${tier}`), 'Left after it', subtract(now(`left${tier - 1}`), now(`split${tier}`)));
  }
  const lastCarry = carryBelow(tiers + 1);
  const splits = Array.from({ length: tiers }, (_, i) => multiply(now(`split${i + 1}`), carryBelow(i + 1)));
  list.formula(at('splitCarry'), 'Carry of the splits', add(...splits, multiply(now(`left${tiers}`), lastCarry)), {
    isFlow,
  });
  list.formula(at('catchUpCarry'), 'Carry of the catch-up', multiply(now('catchUp'), term('catchUpFraction')), {
    isFlow,
  });
  list.formula(at('carry'), 'Carry', add(now('catchUpCarry'), now('splitCarry')), { isFlow });
  list.formula(
    at('paid'),
    'Received by the class',
    add(now(`paid${tiers}`), multiply(now(`left${tiers}`), subtract(num(1), lastCarry))),
    { isFlow },
  );
  list.formula(at('capitalLeft'), 'Capital left open', subtract(capital, now('returned')));
  list.formula(at('prefLeft'), 'Pref left open that bears pref', most(num(0), subtract(bearing, now('prefPaid'))));
  list.formula(
    at('accruedLeft'),
    'Pref left open that does not',
    most(num(0), subtract(waiting, most(num(0), subtract(now('prefPaid'), bearing)))),
  );
}

/** Carry of the split below a tier: that of the tier before it. */
export const carryBelow = (tier: number): Expression =>
  tier === 1 ? term('carryFraction') : term(`tier${tier - 1}CarryFraction`);

/** Balances at the end of the month, after what an interim clawback has paid. */
export function closingColumns(
  list: ColumnList,
  { id, tiers, reinvested, isClawedBack }: ClassTerms,
  clawedBack: { readonly amount: Expression; readonly capital: Expression; readonly pref: Expression } | null,
): void {
  const at = (name: string) => `${id}.${name}`;
  const [now, was] = [(name: string) => cell(at(name)), (name: string) => before(at(name))];
  const less = (left: Expression, part: Expression | null) => (part === null ? left : subtract(left, part));
  const prefBack = clawedBack === null ? null : clawedBack.pref;
  const receipts = [
    now('paid'),
    ...(reinvested === null ? [] : [reinvested]),
    ...(clawedBack === null ? [] : [clawedBack.amount]),
  ];
  const received = add(...receipts);
  list.formula(
    at('unreturned'),
    'Capital not returned, month-end',
    less(now('capitalLeft'), clawedBack?.capital ?? null),
  );
  list.formula(
    at('pref'),
    'Pref that bears pref, month-end',
    prefBack === null ? now('prefLeft') : most(num(0), subtract(now('prefLeft'), prefBack)),
  );
  list.formula(
    at('accrued'),
    'Pref that does not, month-end',
    prefBack === null
      ? now('accruedLeft')
      : most(num(0), subtract(now('accruedLeft'), most(num(0), subtract(prefBack, now('prefLeft'))))),
  );
  const left = subtract(now('catchUpOpen'), now('catchUp'));
  const regained =
    clawedBack === null ? null : add(multiply(clawedBack.pref, term('catchUpPerPref')), catchUpOn(clawedBack));
  list.formula(at('catchUpLeft'), 'Catch-up left', plus(left, regained));
  list.formula(at('received'), 'Received so far', add(was('received'), received));
  for (let tier = 1; tier <= tiers; tier++)
    list.formula(
      at(`irr${tier}`),
      `Needed for the IRR of tier ${tier}, month-end`,
      subtract(now(`irr${tier}Open`), received),
    );
  if (!isClawedBack) return;
  list.formula(at('hurdle'), 'Needed for the hurdle, month-end', subtract(now('hurdleOpen'), received));
  list.formula(at('hurdleAccrued'), 'Not yet bearing, month-end', now('hurdleAccruedOpen'));
}

/** Capital and pref that the manager paid back may be caught up on, where there is a catch-up. */
const catchUpOn = ({ capital, pref }: { readonly capital: Expression; readonly pref: Expression }): Expression =>
  when(equals(term('catchUpFraction'), num(0)), num(0), divide(add(capital, pref), term('catchUpFraction')));
