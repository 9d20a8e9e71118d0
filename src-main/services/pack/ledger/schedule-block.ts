import { formula, text, date, type Cell } from '../model/cell.ts';
import { columnLetters } from '../model/address.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import type { Period } from './calendar.ts';
import type { Places, ScheduleLine } from './schedule.ts';

/** Columns before the first period: the line and its unit. */
export const FIRST_PERIOD = 2;

/** Where a block stands: row of the period names, row of each line. */
export type PlacedBlock = { readonly head: number; readonly rowOf: (line: string) => number };

/** Writes a schedule with a row a line and a column a period, the total of flows at the end. */
export function writeSchedule(
  sheet: SheetBuilder,
  lines: readonly ScheduleLine[],
  periods: readonly Period[],
  title: string,
): PlacedBlock {
  const head = sheet.row(
    text(title, 'heading'),
    text('Unit', 'heading'),
    ...periods.map(({ name }) => text(name, 'heading')),
    text('Total', 'heading'),
  );
  sheet.row(text('Period ends'), text('date', 'unit'), ...periods.map(({ endIso }) => date(endIso)));
  const rows = placesOf(lines, sheet.next());
  let group = '';
  for (const line of lines) {
    if (line.group !== group) sheet.row(text(line.group, 'subtitle'));
    group = line.group;
    writeLine(sheet, line, periods, head, (name) => rows.get(name)!);
  }
  return { head, rowOf: (name) => rows.get(name)! };
}

/** Row of each line, a heading before each group. */
function placesOf(lines: readonly ScheduleLine[], first: number): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  let row = first;
  let group = '';
  for (const line of lines) {
    if (line.group !== group) row += 1;
    group = line.group;
    rows.set(line.name, row);
    row += 1;
  }
  return rows;
}

function writeLine(
  sheet: SheetBuilder,
  line: ScheduleLine,
  periods: readonly Period[],
  head: number,
  rowOf: (name: string) => number,
): void {
  const { name, title, kind, values, cellAt } = line;
  const address = (other: string, column: number) => `${columnLetters(column)}${rowOf(other) + 1}`;
  const row = sheet.next();
  const from = columnLetters(FIRST_PERIOD);
  const to = columnLetters(FIRST_PERIOD + periods.length - 1);
  const total: Cell =
    kind === 'flow' || kind === 'total'
      ? formula(
          `SUM(${from}${row + 1}:${to}${row + 1})`,
          values.reduce((sum, value) => sum + value, 0),
          'AudMillion',
          kind === 'total' ? 'total' : 'value',
        )
      : null;
  sheet.row(
    text(title, kind === 'total' ? 'total-label' : 'label'),
    text(kind === 'count' ? 'number' : 'A$m', 'unit'),
    ...periods.map((_, k): Cell => {
      const column = FIRST_PERIOD + k;
      const places: Places = {
        at: (other) => address(other, column),
        before: (other) => address(other, column - 1),
        name: `${columnLetters(column)}$${head + 1}`,
      };
      return cellAt(k, places);
    }),
    total,
  );
  if (row !== rowOf(name)) throw new Error(`line ${name} stands in row ${row}`);
}
