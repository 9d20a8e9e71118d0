import { formatDate, monthEnd, parseDate } from '../../../../src-engine/index.ts';
import { linesOf } from '../model/text-lines.ts';
import { unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import { date, formula, number, text, type Cell } from '../model/cell.ts';
import type { SheetKey, SheetModel } from '../model/sheet.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import type { DealFacts } from './columns/american.ts';
import type { WaterfallFlows } from './flows.ts';
import { isPast, type MonthColumn, type MonthTable } from './month-table.ts';
import type { WaterfallMonths } from './months.ts';

/** Line, unit, whole life, opening; then a column a month. */
const [TOTAL, OPENING, FIRST] = [2, 3, 4];
const LINE_WIDTH = 44;
const MONTHS_A_PAGE = 13;

/** Anchors hold no dots. */
export const anchorOf = (key: string): string => key.replaceAll('.', '-');

/**
 * The monthly sheet: one line a row and one month a column, the same formula across each row. Time runs across because LibreOffice 7
 * takes equal formulas below each other as a block and then sees circles where a balance stands on the month before.
 */
export function monthsSheet(
  key: SheetKey,
  name: string,
  flows: WaterfallFlows,
  months: WaterfallMonths,
  title: string,
): SheetModel {
  const { table, deals } = months;
  const { lastMonth } = table;
  const sheet = createSheet(key, name, [LINE_WIDTH, 9, 13, 11, ...Array.from({ length: lastMonth + 1 }, () => 12)]);
  sheet.row(text(title, 'title'));
  const about =
    'A$. The same formula across each row; figures without one are the engine’s. Terms stand on the terms sheet. Printed are the first months; the file has all.';
  const last = sheet.row(
    text('Last month of the fund'),
    null,
    number(lastMonth, 'Month'),
    null,
    text(about, 'subtitle'),
  );
  sheet.anchor('lastMonth', last, TOTAL);
  const rows = rowsOf(table.columns, sheet.next());
  writeCalendar(sheet, flows);
  sheet.freeze(sheet.next(), OPENING);
  const cellAt = (column: string, month: number) => addressOf({ row: rows.get(column)!, column: FIRST + month });
  const opens = columnsReadBefore(table.columns);
  let group = '';
  for (const column of table.columns.slice(1)) {
    if (column.group !== group) sheet.row(text((group = column.group), 'total-label'));
    writeLine(sheet, table, column, cellAt, opens.has(column.key));
  }
  for (const [column, row] of rows) sheet.anchor(anchorOf(column), row, FIRST, row, FIRST + lastMonth);
  sheet.printUpTo(FIRST + Math.min(MONTHS_A_PAGE, lastMonth + 1) - 1);
  if (deals !== null) writeDeals(sheet, deals);
  return sheet.done();
}

/** Row of each line: the month in the head, then lines with a row above each group. */
function rowsOf(columns: readonly MonthColumn[], head: number): ReadonlyMap<string, number> {
  const rows = new Map([[columns[0]!.key, head]]);
  let next = head + 2;
  let group = '';
  for (const column of columns.slice(1)) {
    if (column.group !== group) {
      group = column.group;
      next += 1;
    }
    rows.set(column.key, next);
    next += 1;
  }
  return rows;
}

function writeCalendar(sheet: SheetBuilder, { scenario, lastMonth }: WaterfallFlows): void {
  const close = parseDate(scenario.fund.firstCloseDate);
  const months = Array.from({ length: lastMonth + 1 }, (_, month) => month);
  const heads = ['Month', 'Unit', 'Whole life', 'Opening'].map((head) => text(head, 'heading'));
  sheet.row(...heads, ...months.map((month) => number(month, 'Month')));
  const dates = months.map((month) => date(formatDate(monthEnd(close, month))));
  sheet.row(text('Month-end'), text(unitWords('Date'), 'unit'), null, null, ...dates);
}

/** Lines that a formula reads from the month before: their opening is zero. */
function columnsReadBefore(columns: readonly MonthColumn[]): ReadonlySet<string> {
  const read = new Set<string>();
  const note = (column: string, month: number) => {
    if (month < 0) read.add(column);
    return '';
  };
  for (const column of columns) if (column.kind === 'formula') column.expression.write({ cell: note }, 0);
  return read;
}

function writeLine(
  sheet: SheetBuilder,
  { figures, startMonth, lastMonth }: MonthTable,
  column: MonthColumn,
  cellAt: (column: string, month: number) => string,
  hasOpening: boolean,
): void {
  const { key, title, unit, isFlow = false } = column;
  const row = sheet.next();
  const own = figures.get(key)!;
  const cells = Array.from(own, (figure, month): Cell => {
    if (isPast(column, month, startMonth)) return figure === 0 ? null : number(figure, unit);
    if (column.kind !== 'formula') return number(figure, unit);
    return formula(column.expression.write({ cell: cellAt }, month), figure, unit);
  });
  const [from, to] = [FIRST, FIRST + lastMonth].map((at) => addressOf({ row, column: at }));
  const sum = own.reduce((total, figure) => total + figure, 0);
  const total = isFlow ? formula(`SUM(${from}:${to})`, sum, unit, 'total') : null;
  sheet.row(text(title), text(unitWords(unit), 'unit'), total, hasOpening ? number(0, unit) : null, ...cells);
  const lines = linesOf(title, LINE_WIDTH, 'label');
  if (lines > 1) sheet.lines(row, lines);
  if (isFlow) sheet.anchor(`${anchorOf(key)}-total`, row, TOTAL);
}

/** Deals of American terms, by the month of their call and the month from which they count: figures below each other. */
function writeDeals(sheet: SheetBuilder, { groups }: DealFacts): void {
  sheet.space();
  const heads = [
    'Deals by month of call and of counting',
    'Called',
    'Counts from',
    'Advances',
    'Paid by calls and kept proceeds A$',
  ];
  sheet.lines(sheet.row(...heads.map((head) => text(head, 'heading'))), 4);
  const first = sheet.next();
  for (const { calledMonth, countsFromMonth, dealCount, ownAud } of groups)
    sheet.row(
      text(`Advances of month ${calledMonth}`),
      number(calledMonth, 'Month'),
      number(countsFromMonth, 'Month'),
      number(dealCount, 'Count'),
      number(ownAud, 'Aud'),
    );
  const last = Math.max(first, sheet.next() - 1);
  sheet.anchor('dealCalled', first, 1, last, 1);
  sheet.anchor('dealCounts', first, 2, last, 2);
  sheet.anchor('dealCapital', first, 4, last, 4);
}
