import type { ColumnList } from '../column-list.ts';
import {
  add,
  before,
  cell,
  divide,
  equals,
  given,
  most,
  multiply,
  num,
  subtract,
  term,
  when,
  above,
  type Addresses,
  type Expression,
  type Sources,
} from '../expression.ts';
import type { DealGroup, WaterfallFlows } from '../flows.ts';
import { monthsSheetOf } from './calendar.ts';
import type { Joining } from './class-account.ts';

const DUST_FRACTION = 1e-12;

/** A group of deals with what calls and kept proceeds paid of it. */
export type FundedDeals = DealGroup & { readonly ownAud: number };

/** What is known of the deals by month, AUD; as the engine's ledger of deals has it. */
export function dealFacts(flows: WaterfallFlows) {
  const deals = flows.deals ?? [];
  const recycledAud = flows.recycledAud ?? new Float64Array(flows.lastMonth + 1);
  const { cash, equity, lastMonth } = flows;
  const calls = equity ?? cash;
  const months = lastMonth + 1;
  const funded = new Float64Array(months);
  const fromCallsAud = new Float64Array(months);
  const shared = new Float64Array(months);
  const made = cash.advancesMadeAud;
  const gp = flows.scenario.fund.gpCommitmentFraction;
  const isDrawClock = flows.scenario.waterfall.prefClock === 'line-draw' && flows.hasSubscriptionLine;
  for (let m = 0; m < months; m++) {
    const putOff = isDrawClock ? cash.subscriptionDrawnAud[m]! - cash.subscriptionRepaidAud[m]! : 0;
    const countedAud =
      Math.max(0, calls.calledLpAud[m]! + (1 - gp) * putOff) + Math.max(0, calls.calledGpAud[m]! + gp * putOff);
    const fundAud = equity === null ? countedAud : cash.calledLpAud[m]! + cash.calledGpAud[m]!;
    const ownAud = fundAud + recycledAud[m]!;
    funded[m] = ownAud >= made[m]! * (1 - DUST_FRACTION) ? 1 : ownAud / made[m]!;
    fromCallsAud[m] = made[m]! * funded[m]! - recycledAud[m]!;
    if (countedAud !== fundAud) {
      fromCallsAud[m]! *= countedAud / fundAud;
      if (made[m]! > 0) funded[m] = (fromCallsAud[m]! + recycledAud[m]!) / made[m]!;
    }
  }
  const groups: FundedDeals[] = deals.map((group) => ({
    ...group,
    countsFromMonth: Math.min(group.countsFromMonth, lastMonth),
    ownAud: group.costAud * funded[group.calledMonth]!,
  }));
  let [madeAud, countedAud, left] = [0, 0, groups.reduce((sum, { dealCount }) => sum + dealCount, 0)];
  for (let m = 0; m < months; m++) {
    madeAud += made[m]!;
    for (const group of groups)
      if (group.countsFromMonth === m) {
        countedAud += group.costAud;
        left -= group.dealCount;
      }
    shared[m] = left === 0 ? 1 : madeAud > 0 ? countedAud / madeAud : 0;
  }
  return { groups, recycledAud, fromCallsAud, shared };
}
export type DealFacts = ReturnType<typeof dealFacts>;

/** What all classes read of the deals. */
export function dealColumns(list: ColumnList, { recycledAud, fromCallsAud, shared }: DealFacts): void {
  list.group('Deals');
  list.values('dealCalls', 'Advances paid by calls', (m) => fromCallsAud[m]!, { isFlow: true });
  list.values('recycled', 'Advances paid by kept proceeds', (m) => recycledAud[m]!, { isFlow: true });
  list.values('shared', 'Part of the cost of all advances that counts', (m) => shared[m]!, { unit: 'Fraction' });
}

/** Capital that waits for its deals, and what of it begins to count this month with the pref it has earned. */
export function waitingColumns(
  list: ColumnList,
  flows: WaterfallFlows,
  facts: DealFacts,
  { id, tiers, called, part }: { id: string; tiers: number; called: Expression; part: Expression },
): Joining {
  const at = (name: string) => `${id}.${name}`;
  const [now, was] = [(name: string) => cell(at(name)), (name: string) => before(at(name))];
  const rate = term('prefRateMonthly');
  const begins = equals(cell('capitalises'), num(1));
  const isFlow = true;
  const fees = subtract(called, multiply(part, cell('dealCalls')));
  list.formula(
    at('feesWaiting'),
    'Called for costs: waits',
    when(above(fees, multiply(called, num(DUST_FRACTION))), fees),
    { isFlow },
  );
  list.formula(
    at('waitingCapital'),
    'Costs that wait',
    add(subtract(was('waitingCapital'), was('movedCapital')), now('feesWaiting')),
  );
  list.formula(at('waitingCalled'), 'Costs called so far', add(was('waitingCalled'), now('feesWaiting')));
  const bearing = subtract(was('waitingPref'), was('movedPref'));
  const notYet = subtract(was('waitingAccrued'), was('movedAccrued'));
  const capital = subtract(was('waitingCapital'), was('movedCapital'));
  list.formula(at('waitingAccrual'), 'Their pref of the month', add(notYet, multiply(rate, add(capital, bearing))));
  list.formula(at('waitingPref'), 'Their pref that bears pref', add(bearing, when(begins, now('waitingAccrual'))));
  list.formula(at('waitingAccrued'), 'Their pref that does not', when(begins, num(0), now('waitingAccrual')));
  const due = subtract(
    multiply(cell('shared'), now('waitingCalled')),
    subtract(now('waitingCalled'), now('waitingCapital')),
  );
  const moves = when(equals(cell('shared'), num(1)), num(1), divide(most(num(0), due), now('waitingCapital')));
  list.formula(at('moves'), 'Part of them that begins to count', when(above(now('waitingCapital'), num(0)), moves), {
    unit: 'Fraction',
  });
  for (const [name, of, title] of [
    ['movedCapital', 'waitingCapital', 'Costs that begin to count'],
    ['movedPref', 'waitingPref', 'With pref that bears pref'],
    ['movedAccrued', 'waitingAccrued', 'With pref that does not'],
  ] as const)
    list.formula(at(name), title, multiply(now('moves'), now(of)), { isFlow });
  for (let tier = 1; tier <= tiers; tier++) {
    const waits = multiply(subtract(was(`waitingIrr${tier}`), was(`movedIrr${tier}`)), term(`tier${tier}Growth`));
    list.formula(
      at(`waitingIrr${tier}`),
      `Costs that wait, grown at the IRR of tier ${tier}`,
      add(waits, now('feesWaiting')),
    );
    list.formula(at(`movedIrr${tier}`), 'Of it, begins to count', multiply(now('moves'), now(`waitingIrr${tier}`)));
  }
  const join = (kind: DealSum) => multiply(part, dealSum(flows, facts, kind));
  list.formula(at('joinCapital'), 'Deals that begin to count', join({ kind: 'capital' }), { isFlow });
  list.formula(at('joinPref'), 'With pref that bears pref', join({ kind: 'pref' }), { isFlow });
  list.formula(at('joinAccrued'), 'With pref that does not', join({ kind: 'accrued' }), { isFlow });
  for (let tier = 1; tier <= tiers; tier++)
    list.formula(at(`joinIrr${tier}`), `Grown at the IRR of tier ${tier}`, join({ kind: 'irr', tier }));
  return {
    capital: add(now('joinCapital'), now('movedCapital')),
    pref: add(now('joinPref'), now('movedPref')),
    accrued: add(now('joinAccrued'), now('movedAccrued')),
    irr: (tier) => add(now(`joinIrr${tier}`), now(`movedIrr${tier}`)),
  };
}

type DealSum = { readonly kind: 'capital' | 'pref' | 'accrued' } | { readonly kind: 'irr'; readonly tier: number };

/**
 * Sum over the deals that begin to count in a month of their capital, or of what it has earned since its call. A dollar called in
 * month c bears pref on pref at months that the convention's period divides: whole periods compound, the months before the first
 * and after the last of them do not.
 */
function dealSum(flows: WaterfallFlows, { groups }: DealFacts, sum: DealSum): Expression {
  const sheet = monthsSheetOf(flows);
  const [called, counts, capital] = ['dealCalled', 'dealCounts', 'dealCapital'].map((name) => `{${sheet}.${name}}`);
  const every = 'MAX(1,{terms.capitalisesEvery})';
  const rate = '{terms.prefRateMonthly}';
  // Months from the call to the first month at which pref begins to bear pref, and those after the last.
  const first = `(-INT(-${called}/${every})*${every}-${called})`;
  const whole = `(INT(${counts}/${every})+INT(-${called}/${every}))`;
  const after = `(${counts}-INT(${counts}/${every})*${every})`;
  const grown = `(1+${rate}*${first})*(1+${rate}*${every})^${whole}`;
  const isWithin = `(${whole}>=0)*({terms.capitalisesEvery}>0)`;
  const since = `(${counts}-${called})`;
  const each: Record<string, string> = {
    capital: '1',
    pref: `${isWithin}*(${grown}-1)`,
    accrued: `(${isWithin}*${rate}*${after}*${grown}+(1-${isWithin})*${rate}*${since})`,
    irr: sum.kind === 'irr' ? `{terms.tier${sum.tier}Growth}^${since}` : '',
  };
  const write = (to: Addresses, month: number) =>
    `SUMPRODUCT((${counts}=${to.cell('month', month)})*${capital}*${each[sum.kind]})`;
  function at(from: Sources, month: number): number {
    let total = 0;
    for (const group of groups) if (group.countsFromMonth === month) total += group.ownAud * growthOf(sum, group, from);
    return total;
  }
  return given(write, at);
}

function growthOf(sum: DealSum, { calledMonth: called, countsFromMonth: counts }: DealGroup, from: Sources): number {
  const figure = (key: string) => Number(from.term(key));
  if (sum.kind === 'capital') return 1;
  if (sum.kind === 'irr') return figure(`tier${sum.tier}Growth`) ** (counts - called);
  const every = Math.max(1, figure('capitalisesEvery'));
  const rate = figure('prefRateMonthly');
  const begins = Math.ceil(called / every) * every;
  const whole = Math.floor(counts / every) - begins / every;
  const isWithin = whole >= 0 && figure('capitalisesEvery') > 0;
  const grown = (1 + rate * (begins - called)) * (1 + rate * every) ** whole;
  if (sum.kind === 'pref') return isWithin ? grown - 1 : 0;
  return isWithin ? rate * (counts - Math.floor(counts / every) * every) * grown : rate * (counts - called);
}
