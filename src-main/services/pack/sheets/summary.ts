import { headSheet, runsCaption } from '../layout/heading.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { createSheet } from '../model/sheet-builder.ts';
import { summaryOfComparison } from './summary-comparison.ts';
import { drawOutcome, writeChartData } from './summary-charts.ts';
import { writeDecisions } from './summary-decisions.ts';
import { writeFigures, writeGuardrails, writeMedian, SUMMARY_WIDTHS } from './summary-figures.ts';

/** One page: the finding, five figures, what they mean for the decision, how outcomes are spread and when cash comes. */
export const summary: SheetMaker = (data) => {
  const [run] = data.runs;
  const sheet = createSheet('summary', 'Summary', SUMMARY_WIDTHS);
  sheet.printOnePageTall();
  if (data.comparison !== null) {
    summaryOfComparison(sheet, data, data.comparison);
    return sheet.done();
  }
  headSheet(sheet, SUMMARY_WIDTHS, run.headline.finding, runsCaption(data));
  if (run.note !== '') sheet.paragraph(`Asked: ${askOf(run.note)}`, 'body');
  writeDecisions(sheet, run);
  writeFigures(sheet, run);
  const charts = drawOutcome(sheet, data);
  writeGuardrails(sheet, run);
  writeMedian(sheet, run);
  writeChartData(sheet, data, charts);
  return sheet.done();
};

/** Of what the user wrote about the run as much as the page has room for; all of it stands on the manifest. */
const LONGEST_ASK = 280;
const askOf = (note: string) => {
  const line = note.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_ASK ? `${line.slice(0, LONGEST_ASK - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
};
