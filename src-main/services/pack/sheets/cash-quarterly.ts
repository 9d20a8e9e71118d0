import { numberWords } from '../../../../src-engine/index.ts';
import { headSheet, medianCaption } from '../layout/heading.ts';
import { periodsOf } from '../ledger/calendar.ts';
import { medianLedger, type PathLedger } from '../ledger/path-ledger.ts';
import { scheduleOf, type ScheduleLine } from '../ledger/schedule.ts';
import { columnLetters } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { date, formula, text, type Cell } from '../model/cell.ts';
import { createSheet } from '../model/sheet-builder.ts';

/** Columns before the first line: the quarter and its end. */
const FIRST_LINE = 2;

/** Cash of the median path by quarter of the year to 30 June: a row a quarter, a column a line. */
export const cashQuarterly: SheetMaker = ({ runs: [run] }) => {
  const ledger = medianLedger(run);
  if (ledger === null) return null;
  const quarters = periodsOf(ledger.months, ({ quarter }) => quarter);
  const lines = scheduleOf(ledger, quarters, 'quarter');
  const widths = [11, 11, ...lines.map(() => 11)];
  const sheet = createSheet('cash-quarterly', 'Cash quarterly', widths);
  headSheet(sheet, widths.slice(0, 16), titleOf(ledger), medianCaption(run), FIRST_LINE);
  sheet.lines(
    sheet.row(
      text('Quarter', 'heading'),
      text('Quarter ends', 'heading'),
      ...lines.map(({ title }) => text(title, 'heading')),
    ),
    3,
  );
  sheet.row(null, null, ...lines.map(({ kind }) => text(unitOf(kind), 'unit')));
  sheet.freeze(sheet.next(), FIRST_LINE);
  sheet.printWide(2);
  sheet.printOnePageTall();
  const first = sheet.next();
  const letterOf = (name: string) => columnLetters(FIRST_LINE + lines.findIndex((line) => line.name === name));
  for (const [k, { name, endIso }] of quarters.entries()) {
    const row = first + k;
    const places = {
      at: (other: string) => `${letterOf(other)}${row + 1}`,
      before: (other: string) => `${letterOf(other)}${row}`,
      name: `$A${row + 1}`,
    };
    sheet.row(text(name), date(endIso), ...lines.map(({ cellAt }) => cellAt(k, places)));
  }
  const to = first + quarters.length;
  sheet.row(text('Total', 'total-label'), null, ...lines.map((line, c) => totalOf(line, c, first, to)));
  const check = FIRST_LINE + lines.findIndex(({ kind }) => kind === 'check');
  sheet.anchor('check', first, check, to - 1, check);
  sheet.check('check', 'Every quarter of the median path: cash at start + sources + uses = cash at end', 'A$0.01');
  return sheet.done();
};

const unitOf = (kind: ScheduleLine['kind']) => (kind === 'count' ? 'number' : kind === 'check' ? '0 = fine' : 'A$m');

function totalOf({ kind, values }: ScheduleLine, index: number, first: number, to: number): Cell {
  if (kind !== 'flow' && kind !== 'total') return null;
  const letter = columnLetters(FIRST_LINE + index);
  const sum = values.reduce((total, value) => total + value, 0);
  return formula(`SUM(${letter}${first + 1}:${letter}${to})`, sum, 'AudMillion', 'total');
}

function titleOf({ lpDistributions, months }: PathLedger): string {
  const first = lpDistributions.months.findIndex((aud) => aud > 0);
  return first < 0
    ? 'The LP class of the median path receives nothing in any quarter'
    : `The LP class of the median path receives cash from ${months[first]!.quarter} on, month ${numberWords(first)}`;
}
