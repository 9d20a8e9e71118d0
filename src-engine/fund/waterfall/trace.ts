import { unpaidPrefAud } from './account.ts';
import type { CapitalAccount, Party } from './account.ts';
import { agreedCarryFraction, cumulativeProfitAud, excessCarryAud, prefShortfallAud } from './clawback.ts';
import type { WaterfallPlan, WaterfallStep } from './plan.ts';
import type { ClawbackTest, WaterfallRecorder } from './recorder.ts';
import { createWaterfall } from './run.ts';
import { dealReasons } from './table.ts';
import type { DealFlows, LineFlows } from './table.ts';

/** A part of a call this small is the rounding of a split, not a call. */
const ROUNDING = 1e-12;

/** One line of the tier-by-tier account of a path. */
export type WaterfallTraceRow = {
  readonly month: number;
  readonly tier:
    | 'call'
    | 'line-draw'
    | 'line-repaid'
    | 'deal'
    | 'fees-of-deals'
    | 'reinvested'
    | 'credit-used'
    | 'pref-accrual'
    | 'gp-commitment'
    | WaterfallStep['kind']
    | 'escrow'
    | 'clawback'
    | 'clawback-capital'
    | 'clawback-pref'
    | 'escrow-release';
  /** Who is called, is credited or is paid. In a clawback: who receives it; in an escrow: whose carry is held. */
  readonly party: Party;
  readonly amountAud: number;
  /** The balance that the tier works on (capital, pref, catch-up left, cash to the next hurdle, escrow); null: none. */
  readonly balanceBeforeAud: number | null;
  readonly balanceAfterAud: number | null;
  readonly why: string;
};

/**
 * The same walk as the runner's, written down: every call, accrual, payment and the clawback of one path, in order.
 * Arguments as `WaterfallRunner.run`. The rows paid to a party sum to its columns.
 */
export function traceWaterfall(
  plan: WaterfallPlan,
  calledLpAud: Float64Array,
  calledGpAud: Float64Array,
  distributedAud: Float64Array,
  lastMonth: number,
  lpOnlyFeesAud: Float64Array | null = null,
  deals: DealFlows | null = null,
  cashHeldAud: Float64Array | null = null,
  line: LineFlows | null = null,
): readonly WaterfallTraceRow[] {
  const recorder = createRecorder(plan);
  const runner = createWaterfall(plan, lastMonth, recorder);
  runner.run(calledLpAud, calledGpAud, distributedAud, lastMonth, lpOnlyFeesAud, deals, cashHeldAud, line);
  return recorder.rows;
}

function createRecorder(plan: WaterfallPlan): WaterfallRecorder & { readonly rows: WaterfallTraceRow[] } {
  const rows: WaterfallTraceRow[] = [];
  /** Unpaid pref of a class as the last row left it. */
  const shownPrefAud = new Map<Party, number>();
  /** Part of the capital about to be counted that was drawn on the subscription line. */
  const drawnAud = new Map<Party, number>();

  /** Accrual happens every month; it is shown as one row when something else happens. */
  function showAccrual(month: number, account: CapitalAccount): void {
    const before = shownPrefAud.get(account.party) ?? 0;
    const after = unpaidPrefAud(account);
    if (after <= before) return;
    const why = `Pref at ${percent(plan.hurdleAnnual)} a year since the row before`;
    rows.push(row(month, 'pref-accrual', account.party, after - before, before, after, why));
    shownPrefAud.set(account.party, after);
  }

  /** Shows what was drawn instead of called, and returns it. */
  function showDraw(month: number, account: CapitalAccount, amountAud: number, before: number | null): number {
    const drawn = Math.min(drawnAud.get(account.party) ?? 0, amountAud);
    drawnAud.set(account.party, 0);
    if (!(drawn > 0)) return 0;
    const why = 'Drawn on the subscription line instead of a call: it counts as called, pref from this month';
    rows.push(row(month, 'line-draw', account.party, drawn, before, before === null ? null : before + drawn, why));
    return drawn;
  }

  return {
    rows,
    called(month, account, amountAud) {
      showAccrual(month, account);
      const after = account.unreturnedAud;
      const before = after - amountAud;
      const calledAud = amountAud - showDraw(month, account, amountAud, before);
      if (!(calledAud > ROUNDING * amountAud)) return;
      const why = 'Capital called: it is to be returned, and its pref runs from this month';
      rows.push(row(month, 'call', account.party, calledAud, after - calledAud, after, why));
    },
    onLine(month, account, drawn, repaid) {
      drawnAud.set(account.party, drawn);
      const why = 'Call that repays the subscription line: this capital and its pref count since it was drawn';
      if (repaid > 0) rows.push(row(month, 'line-repaid', account.party, repaid, null, null, why));
    },
    distributing: showAccrual,
    paidOutright(month, amountAud) {
      const why = `${percent(plan.gpCommitmentFraction)} of the distribution, pari passu and without carry`;
      rows.push(row(month, 'gp-commitment', 'GP commitment', amountAud, null, null, why));
    },
    paid(month, account, step, classAud, carryAud, before, after) {
      const why = reason(plan, step);
      if (classAud > 0) rows.push(row(month, step.kind, account.party, classAud, before, before - classAud, why));
      if (carryAud > 0) rows.push(row(month, step.kind, 'manager', carryAud, before - classAud, after, why));
      shownPrefAud.set(account.party, unpaidPrefAud(account));
    },
    calledToWait(month, account, amountAud) {
      const calledAud = amountAud - showDraw(month, account, amountAud, null);
      if (!(calledAud > ROUNDING * amountAud)) return;
      const why = 'Capital called: each part of it counts when its deal does';
      rows.push(row(month, 'call', account.party, calledAud, null, null, why));
    },
    dealCounts(month, account, deals, i, beforeAud, capitalAud) {
      const before = account.unreturnedAud + beforeAud;
      const why = dealReason(deals, i);
      rows.push(row(month, 'deal', account.party, capitalAud, before, before + capitalAud, why));
    },
    feesCount(month, account, sharedFraction, capitalAud) {
      const after = account.unreturnedAud;
      const why = `${percent(sharedFraction)} of the cost of all advances so far counts, and of fees called as much`;
      rows.push(row(month, 'fees-of-deals', account.party, capitalAud, after - capitalAud, after, why));
    },
    reinvested(month, account, amountAud, capitalBeforeAud) {
      const why =
        'Proceeds reinvested in new advances: they count as returned (open capital, open pref, then the next capital that counts), and the new advances as called';
      rows.push(row(month, 'reinvested', account.party, amountAud, capitalBeforeAud, account.unreturnedAud, why));
      shownPrefAud.set(account.party, unpaidPrefAud(account));
    },
    creditUsed(month, account, amountAud, capitalBeforeAud) {
      if (amountAud === 0) return;
      const why = 'Reinvested proceeds beyond what was open pay capital and pref that count now';
      rows.push(row(month, 'credit-used', account.party, amountAud, capitalBeforeAud, account.unreturnedAud, why));
      shownPrefAud.set(account.party, unpaidPrefAud(account));
    },
    held(month, amountAud, escrowAud) {
      const why = `${percent(plan.carryEscrowFraction)} of the carry is held back`;
      rows.push(row(month, 'escrow', 'manager', amountAud, escrowAud - amountAud, escrowAud, why));
    },
    released(month, amountAud) {
      const why = 'What the clawback test left over is released';
      rows.push(row(month, 'escrow-release', 'manager', amountAud, amountAud, 0, why));
    },
    clawedBack(month, account, tested) {
      showAccrual(month, account);
      const kept = account.carryAud - tested.owedAud;
      const why = `${tested.last ? '' : 'Interim test. '}${clawbackReason(plan, account, tested)}`;
      rows.push(row(month, 'clawback', account.party, tested.owedAud, account.carryAud, kept, why));
    },
    clawbackApplied(month, account, capitalBeforeAud, prefBeforeAud) {
      const [capital, pref] = [account.unreturnedAud, unpaidPrefAud(account)];
      const why = (what: string) => `Carry returned pays ${what}: the fund need not pay it again`;
      const { party } = account;
      if (capital < capitalBeforeAud)
        rows.push(row(month, 'clawback-capital', party, capitalBeforeAud - capital, capitalBeforeAud, capital, why('open capital'))); // prettier-ignore
      if (pref < prefBeforeAud)
        rows.push(row(month, 'clawback-pref', party, prefBeforeAud - pref, prefBeforeAud, pref, why('open pref')));
      shownPrefAud.set(party, pref);
    },
  };
}

function row(
  month: number,
  tier: WaterfallTraceRow['tier'],
  party: Party,
  amountAud: number,
  before: number | null,
  after: number | null,
  why: string,
): WaterfallTraceRow {
  return { month, tier, party, amountAud, balanceBeforeAud: bounded(before), balanceAfterAud: bounded(after), why };
}

/** A split without end has no balance. */
function bounded(balanceAud: number | null): number | null {
  return balanceAud !== null && Number.isFinite(balanceAud) ? balanceAud : null;
}

function reason(plan: WaterfallPlan, step: WaterfallStep): string {
  switch (step.kind) {
    case 'return-of-capital':
      return 'Capital that was called and not yet returned';
    case 'pref':
      return `Unpaid pref at ${percent(plan.hurdleAnnual)} a year`;
    case 'catch-up':
      return `${percent(step.catchUpFraction)} to the manager until its carry is ${percent(plan.carryFraction)} of profit`;
    case 'split': {
      const split = `${percent(1 - step.carryFraction)} to investors, ${percent(step.carryFraction)} carry`;
      if (step.end === null) return split;
      return step.end.kind === 'irr'
        ? `${split} until their IRR is ${percent(step.end.hurdleAnnual)}`
        : `${split} until they have ${step.end.multiple} times their capital`;
    }
  }
}

function clawbackReason(plan: WaterfallPlan, account: CapitalAccount, tested: ClawbackTest): string {
  if (!plan.clawback) return 'No clawback is agreed';
  const { escrowAud, fromEscrowAud, fromManagerAud, heldAud } = tested;
  const share = percent(agreedCarryFraction(plan, account));
  const profitAud = cumulativeProfitAud(account, heldAud);
  const parts = [
    `carry above ${share} of a profit of ${dollars(profitAud)}: ${dollars(excessCarryAud(plan, account, heldAud))}`,
    `cash that lifts the class to its hurdle: ${dollars(prefShortfallAud(account, heldAud))}`,
    escrowAud > 0
      ? `at most the escrow (${dollars(escrowAud)}) and ${percent(plan.clawbackAfterTaxFraction)} of carry received, less what was returned (${dollars(fromManagerAud)})`
      : `at most ${percent(plan.clawbackAfterTaxFraction)} of carry received, less what was returned (${dollars(fromManagerAud)})`,
  ];
  if (heldAud > 0) parts.push(`${dollars(heldAud)} held by the fund count as distributed`);
  if (fromEscrowAud > 0) parts.push(`${dollars(fromEscrowAud)} of it out of the escrow`);
  return `Larger of ${parts.join('; ')}`;
}

function dealReason(deals: DealFlows, row: number): string {
  const cost = `cost ${dollars(deals.principalAud[row]!)}, advanced in month ${deals.originationMonth[row]!}`;
  return `Advance ${row}: ${dealReasons[deals.reason[row]!]!}; ${cost}, pref since then`;
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(4))} %`;
}

function dollars(amountAud: number): string {
  return `${amountAud.toFixed(2)} AUD`;
}
