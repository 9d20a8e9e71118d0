import { audWords } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { headSheet, medianCaption } from '../layout/heading.ts';
import { periodsOf, type Period } from '../ledger/calendar.ts';
import { medianLedger } from '../ledger/path-ledger.ts';
import { scheduleOf, type ScheduleLine } from '../ledger/schedule.ts';
import { FIRST_PERIOD, writeSchedule, type PlacedBlock } from '../ledger/schedule-block.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { number, text } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';

const CHART_ROWS = 16;
/** Of the schedule by fund year: what a reader of the screens would look for. */
const briefLines = new Set([
  'months',
  'lpCallsAud',
  'lpDistributionsAud',
  'lpNetAud',
  'lpToDateAud',
  'navAud',
  'uncalledAud',
]);

/** Cash of the median path by year to 30 June, and its main lines by fund year. */
export const cashAnnual: SheetMaker = ({ runs: [run] }) => {
  const ledger = medianLedger(run);
  if (ledger === null) return null;
  const years = periodsOf(ledger.months, ({ financialYear }) => financialYear);
  const lines = scheduleOf(ledger, years, 'financialYear');
  const widths = [36, 8, ...years.map(() => 10.5), 11];
  const sheet = createSheet('cash-annual', 'Cash annual', widths);
  headSheet(sheet, widths, titleOf(lines, years), medianCaption(run));
  const block = writeSchedule(sheet, lines, years, 'Years to 30 June');
  sheet.freeze(block.head + 1, FIRST_PERIOD);
  const last = FIRST_PERIOD + years.length - 1;
  sheet.anchor('check', block.rowOf('check'), FIRST_PERIOD, block.rowOf('check'), last);
  sheet.check('check', 'Every year of the median path: cash at start + sources + uses = cash at end', 'A$0.01');
  for (const { name, kind } of lines)
    if (kind === 'flow' || kind === 'total') sheet.anchor(`${name}Total`, block.rowOf(name), last + 1);
  sheet.breakPage();
  writeProof(sheet, block, lines, last, run.median!.figures['lpProfitAud']!);
  drawCurve(sheet, block, last);
  const fundYears = periodsOf(ledger.months, ({ fundYear }) => fundYear);
  const brief = scheduleOf(ledger, fundYears, 'fundYear').filter(({ name }) => briefLines.has(name));
  sheet.paragraph(
    'The same by year of the fund, as the screens of the program show it: year 1 holds first close and months 1 to 12.',
    'note',
  );
  writeSchedule(sheet, brief, fundYears, 'Years of the fund');
  return sheet.done();
};

function titleOf(lines: readonly ScheduleLine[], years: readonly Period[]): string {
  const curve = lines.find(({ name }) => name === 'lpToDateAud')!.values;
  const low = curve.reduce((least, value, k) => (value < curve[least]! ? k : least), 0);
  const back = curve.findIndex((value, k) => k > low && value >= 0);
  const depth = `LPs of the median path are ${audWords(-curve[low]! * 1e6)} out by the end of ${years[low]!.name}`;
  if (!(curve[low]! < 0)) return 'LPs of the median path are never out of money at a year-end';
  return back < 0 ? `${depth} and not back at the end` : `${depth} and have their money back in ${years[back]!.name}`;
}

/** The schedule against the engine's own figure of the path. */
function writeProof(
  sheet: SheetBuilder,
  { rowOf }: PlacedBlock,
  lines: readonly ScheduleLine[],
  last: number,
  lpProfitAud: number,
): void {
  sheet.row(text('Proof', 'subtitle'));
  const given = sheet.row(
    text('LP profit of this path as the engine reports it'),
    text('A$m', 'unit'),
    number(lpProfitAud / 1e6, 'AudMillion'),
  );
  const net = lines.find(({ name }) => name === 'lpNetAud')!.values.reduce((sum, value) => sum + value, 0);
  const total = addressOf({ row: rowOf('lpNetAud'), column: last + 1 });
  const row = sheet.row(
    text('Check: net of all years less that'),
    text('0 = fine', 'unit'),
    checkCell(`${total}-${addressOf({ row: given, column: 2 })}`, net - lpProfitAud / 1e6, 1e-8, 'AudMillion'),
  );
  sheet.anchor('profitCheck', row, 2);
  sheet.check('profitCheck', 'LP cash of all years equals the LP profit of the engine', 'A$0.01');
}

function drawCurve(sheet: SheetBuilder, { head, rowOf }: PlacedBlock, last: number): void {
  sheet.anchor('years', head, FIRST_PERIOD, head, last);
  for (const name of ['lpCallsAud', 'lpDistributionsAud', 'lpToDateAud']) {
    sheet.anchor(`${name}Name`, rowOf(name), 0);
    sheet.anchor(name, rowOf(name), FIRST_PERIOD, rowOf(name), last);
  }
  sheet.space();
  const top = sheet.next();
  sheet.chart({
    kind: 'bar-and-line',
    title: 'J-curve: what LPs of the median path pay in and receive, and where they stand',
    xTitle: 'Year to 30 June',
    yTitle: 'A$m',
    valueFormat: '#,##0',
    categories: 'cash-annual.years',
    series: [
      { name: 'cash-annual.lpCallsAudName', values: 'cash-annual.lpCallsAud', as: 'bar' },
      { name: 'cash-annual.lpDistributionsAudName', values: 'cash-annual.lpDistributionsAud', as: 'bar' },
      { name: 'cash-annual.lpToDateAudName', values: 'cash-annual.lpToDateAud', as: 'line' },
    ],
    at: { from: { row: top, column: 0 }, to: { row: top + CHART_ROWS - 1, column: last + 1 } },
  });
  sheet.space(CHART_ROWS);
}
