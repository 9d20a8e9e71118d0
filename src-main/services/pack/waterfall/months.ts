import { columnList } from './column-list.ts';
import { dealColumns, dealFacts, waitingColumns, type DealFacts } from './columns/american.ts';
import { calendarColumns } from './columns/calendar.ts';
import { cashInColumns } from './columns/cash-in.ts';
import { closingColumns, openingColumns, stepColumns, type ClassTerms, type Joining } from './columns/class-account.ts';
import { clawbackColumns } from './columns/clawback.ts';
import { distributionColumns, equityColumns } from './columns/distribution.ts';
import { feesAccruedColumns } from './columns/fees-accrued.ts';
import { feesPaidColumns } from './columns/fees-paid.ts';
import { engineLines, partyColumns, stockLines } from './columns/parties.ts';
import { cell, isTerm, multiply, subtract, num, term, when, type Expression } from './expression.ts';
import type { WaterfallFlows } from './flows.ts';
import { workOut, type MonthTable } from './month-table.ts';
import { tierSlots } from './term-list.ts';
import { termFigures, type TermFigures } from './workings.ts';

/** A monthly waterfall worked out, with the deals that it lists below (American terms). */
export type WaterfallMonths = { readonly table: MonthTable; readonly deals: DealFacts | null };

/**
 * All columns of a path (or of means), from cash to parties, and their figures. Under American terms means stop at the cash.
 * @param changed what the inputs sheet says; as the run was made unless told otherwise. Adjustments stay those of the run
 */
export function waterfallMonths(flows: WaterfallFlows, changed: TermFigures | null = null): WaterfallMonths {
  const list = columnList(flows.kind === 'mean');
  calendarColumns(list, flows);
  cashInColumns(list, flows);
  feesAccruedColumns(list, flows);
  feesPaidColumns(list, flows);
  distributionColumns(list, flows);
  equityColumns(list, flows);
  const deals = flows.deals === null ? null : dealFacts(flows);
  if (flows.waterfall !== null) shareColumns(flows, list, deals);
  list.group('From the engine');
  for (const { key, title, value } of engineLines(flows))
    list.values(`engine.${key}`, `${title} (engine)`, value, { isFlow: !stockLines.has(key) });
  const made = workOut(list.columns, termFigures(flows.scenario), flows.lastMonth, flows.startMonth, null);
  const table =
    changed === null ? made : workOut(list.columns, changed, flows.lastMonth, flows.startMonth, made.figures);
  return { table, deals };
}

function shareColumns(flows: WaterfallFlows, list: ReturnType<typeof columnList>, deals: DealFacts | null): void {
  const tiers = tierSlots(flows.scenario);
  const gp = term('gpCommitmentFraction');
  const bearsCarry = isTerm('gpCommitmentBearsCarry', 'yes');
  const parts = [
    { id: 'lp', name: 'LP class', called: cell('countedLp'), part: subtract(num(1), gp), cash: cell('lpCash') },
    { id: 'gp', name: 'GP commitment', called: cell('countedGp'), part: gp, cash: when(bearsCarry, cell('gpCash')) },
  ];
  if (deals !== null) dealColumns(list, deals);
  for (const { id, name, called, part, cash } of parts) {
    list.group(`${name}: account`);
    const joins = deals === null ? fromCalls(called) : waitingColumns(list, flows, deals, { id, tiers, called, part });
    const reinvested = deals === null ? null : multiply(part, cell('recycled'));
    const terms: ClassTerms = { id, name, tiers, joins, cash, reinvested, isClawedBack: id === 'lp' };
    openingColumns(list, terms);
    list.group(`${name}: steps`);
    stepColumns(list, terms);
    if (id === 'lp') clawbackColumns(list, tiers, reinvested);
    list.group(`${name}: month-end`);
    const back = { amount: cell('applied'), capital: cell('appliedCapital'), pref: cell('appliedPref') };
    closingColumns(list, terms, id === 'lp' ? back : null);
  }
  partyColumns(list);
}

/** European: the calls of the month join. */
const fromCalls = (called: Expression): Joining => ({
  capital: called,
  pref: null,
  accrued: null,
  irr: () => called,
});
