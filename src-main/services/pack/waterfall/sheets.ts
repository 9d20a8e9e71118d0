import { numberWords } from '../../../../src-engine/index.ts';
import { medianCaption, runCaption } from '../layout/heading.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import type { PackRun } from '../model/pack-data.ts';
import { meanFlowsOf, medianFlows, type WaterfallFlows } from './flows.ts';
import { heldSentences } from './held-sentences.ts';
import { monthsSheet } from './months-sheet.ts';
import { waterfallMonths, type WaterfallMonths } from './months.ts';
import { summarySheet } from './summary-sheet.ts';

type Told = { readonly flows: WaterfallFlows; readonly months: WaterfallMonths };

/** The two sheets of a waterfall stand on one computation. */
const told = { median: new WeakMap<PackRun, Told | null>(), mean: new WeakMap<PackRun, Told | null>() };

function tell(run: PackRun, kind: 'median' | 'mean'): Told | null {
  const known = told[kind].get(run);
  if (known !== undefined) return known;
  const flows = kind === 'median' ? medianFlows(run) : meanFlowsOf(run);
  const made = flows === null ? null : { flows, months: waterfallMonths(flows) };
  told[kind].set(run, made);
  return made;
}

/** Who gets what on the median path. */
export const waterfallMedian: SheetMaker = ({ runs: [run] }) => {
  const made = tell(run, 'median');
  if (made === null) return null;
  const notes = heldSentences(run.scenario);
  return summarySheet('waterfall-median', 'Waterfall median', made.flows, made.months, medianCaption(run), notes);
};

/** Every step of it by month. */
export const waterfallMedianMonths: SheetMaker = ({ runs: [run] }) => {
  const made = tell(run, 'median');
  const title = 'Median path: from cash flows of advances to LP, GP and manager, month by month';
  return made === null
    ? null
    : monthsSheet('waterfall-median-months', 'Waterfall median monthly', made.flows, made.months, title);
};

/** The terms laid on the mean cash flow. */
export const waterfallMean: SheetMaker = ({ runs: [run] }) => {
  const made = tell(run, 'mean');
  if (made === null) return null;
  const paths = numberWords(run.mean!.paths);
  const notes = [
    'This is the waterfall of the mean cash flow. It is NOT the mean of outcomes: a hurdle or a carry tier that half of the paths reach is reached by the mean or it is not.',
    `Each line is the mean over ${paths} paths. Where a mean of products is not the product of means (interest, fees, what a class can still be called for) an adjustment line holds the difference as a figure; it stays when a term is changed, so that a changed hurdle, carry or catch-up is exact for these flows and a changed fee is close.`,
    ...heldSentences(run.scenario).slice(1),
  ];
  const caption = `Means over ${paths} paths; ${runCaption(run)}`;
  return summarySheet('waterfall-mean', 'Waterfall mean', made.flows, made.months, caption, notes);
};

/** Its steps by month. */
export const waterfallMeanMonths: SheetMaker = ({ runs: [run] }) => {
  const made = tell(run, 'mean');
  const title = 'Mean cash flow (not the mean of outcomes): its waterfall month by month';
  return made === null
    ? null
    : monthsSheet('waterfall-mean-months', 'Waterfall mean monthly', made.flows, made.months, title);
};
