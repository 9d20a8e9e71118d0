import { ledgerSides, lineTitle, pathDetail, type PathReplay } from '../../../../src-engine/index.ts';
import type { PackRun } from '../model/pack-data.ts';
import { fundMonths, type FundMonth } from './calendar.ts';

/** A line of a schedule by month, AUD. Uses and what a party pays in are negative. */
export type LedgerLine = {
  /** Name of its column in the engine, and of its anchors. */
  readonly name: string;
  readonly title: string;
  readonly months: Float64Array;
  /** Flows are summed over a period, balances stand at its end. */
  readonly over: 'sum' | 'end';
};

/** The cash account of one path as schedules show it. */
export type PathLedger = {
  readonly months: readonly FundMonth[];
  readonly sources: readonly LedgerLine[];
  readonly uses: readonly LedgerLine[];
  /** Cash at month-end, then net assets and all that is owed or uncalled. */
  readonly cash: LedgerLine;
  readonly balances: readonly LedgerLine[];
  readonly lpCalls: LedgerLine;
  /** Clawback included. */
  readonly lpDistributions: LedgerLine;
  readonly gpCalls: LedgerLine;
  readonly gpDistributions: LedgerLine;
  /** Carry less clawback. */
  readonly carry: LedgerLine;
};

/** Shown even when they are all zero, so that a reader sees that they are. */
const always: ReadonlySet<string> = new Set([
  'calledLpAud',
  'calledGpAud',
  'principalReceivedAud',
  'interestReceivedAud',
  'shareReceivedAud',
  'advancesMadeAud',
  'managementFeeAud',
  'expensesAud',
  'distributedAud',
  'navAud',
  'uncalledAud',
]);

/** Short enough for a column and for an axis; lines that are not here go by their doc. */
const shortTitles: Readonly<Record<string, string>> = {
  calledLpAud: 'Calls: LP class',
  calledGpAud: 'Calls: GP',
  principalReceivedAud: 'Principal back',
  interestReceivedAud: 'Interest',
  shareReceivedAud: 'Appreciation share',
  cashInterestAud: 'Interest on cash',
  advancesMadeAud: 'Advances',
  managementFeeAud: 'Management fee',
  expensesAud: 'Fund expenses',
  setUpAud: 'Set-up cost',
  acquisitionFeeAud: 'Acquisition fee',
  dispositionFeeAud: 'Disposition fee',
  gstAud: 'GST, net of credits',
  distributedAud: 'Distributions',
  feePayableAud: 'Fees accrued, unpaid',
  shortfallAud: 'Part of it overdue',
  uncalledAud: 'Uncalled capital',
  navAud: 'NAV before distribution',
};

/** The ledger of the median path of a run; null without one. */
export function medianLedger({ median, scenario }: PackRun): PathLedger | null {
  return median === null ? null : pathLedger(median, scenario.fund.firstCloseDate);
}

/** Every figure is the engine's; only signs are set here. */
export function pathLedger(replay: PathReplay, firstCloseDate: string): PathLedger {
  const { ledger } = pathDetail(replay);
  const cash = replay.cash.columns;
  const { waterfall } = replay;
  const equity = replay.tranches?.equity.columns ?? cash;
  const shown = (lines: typeof ledger.sources, sign: 1 | -1, over: LedgerLine['over']) =>
    lines.flatMap(({ name, doc }) => {
      const column = (cash as Readonly<Record<string, Float64Array>>)[name];
      if (column === undefined || name === 'cashAud') return [];
      return always.has(name) || column.some((value) => value !== 0)
        ? [{ name, title: shortTitles[name] ?? lineTitle(doc), months: signed(column, sign), over }]
        : [];
    });
  const flow = (name: string, title: string, months: Float64Array): LedgerLine => ({
    name,
    title,
    months,
    over: 'sum',
  });
  const { lpAud, gpCommitmentAud, carryAud, clawbackAud } = waterfall.columns;
  return {
    months: fundMonths(firstCloseDate, replay.lastMonth),
    sources: shown(ledger.sources, 1, 'sum'),
    uses: shown(ledger.uses, -1, 'sum'),
    cash: { name: 'cashAud', title: 'Cash at month-end', months: cash.cashAud, over: 'end' },
    balances: shown(ledger.balances, 1, 'end'),
    lpCalls: flow('lpCallsAud', 'LP class: paid in', signed(equity.calledLpAud, -1)),
    lpDistributions: flow(
      'lpDistributionsAud',
      'LP class: received',
      lpAud.map((aud, m) => aud + clawbackAud[m]!),
    ),
    gpCalls: flow('gpCallsAud', 'GP commitment: paid in', signed(equity.calledGpAud, -1)),
    gpDistributions: flow('gpDistributionsAud', 'GP commitment: received', gpCommitmentAud),
    carry: flow(
      'carryAud',
      'Carry, net of clawback',
      carryAud.map((aud, m) => aud - clawbackAud[m]!),
    ),
  };
}

/** Names of the lines of the ledger by side, as the engine has them. */
export const sideOf = (name: string): 'source' | 'use' | undefined =>
  (ledgerSides as Readonly<Record<string, 'source' | 'use'>>)[name];

function signed(values: Float64Array, sign: 1 | -1): Float64Array {
  return values.map((value) => (value === 0 ? 0 : sign * value));
}

/** Sum over months `from` to `to`, in their order. */
export function sumOf(values: Float64Array, from = 0, to = values.length - 1): number {
  let sum = 0;
  for (let m = from; m <= to; m += 1) sum += values[m]!;
  return sum;
}
