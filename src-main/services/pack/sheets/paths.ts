import { columnMeta, numberWords, titleOf } from '../../../../src-engine/index.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import { wrappedRow } from '../layout/table-rows.ts';
import { unitWords } from '../layout/unit-words.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { text, type CellUnit } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet } from '../model/sheet-builder.ts';

/** On paper: enough to see what the rows are. Nobody reads the rest there. */
const PRINTED = { rows: 25, columns: 11 };

/** Raw metrics of every path, in units of the engine: dollars, fractions, months. Streamed, as a run may have many thousands. */
export const paths: SheetMaker = ({ runs: [run], template }) => {
  const metrics = template.rawMetrics.filter((name) => run.columns.has(name));
  const count = run.columns.get(metrics[0] ?? '')?.length ?? 0;
  if (count === 0) return null;
  const widths = [9, ...metrics.map(() => 15)];
  const sheet = createSheet('paths', 'Paths', widths);
  headSheet(
    sheet,
    widths.slice(0, 10),
    `${numberWords(count)} paths, ${metrics.length} measures each: count them again`,
    `An empty cell is a path without a value. Printed are the first ${Math.min(PRINTED.rows, count)} rows; the file has all. ${runCaption(run)}`,
  );
  wrappedRow(sheet, widths, text('What it is', 'note'), ...metrics.map((name) => text(docOf(name), 'note')));
  sheet.row(text('Unit', 'unit'), ...metrics.map((name) => text(unitWords(columnMeta(name)!.unit), 'unit')));
  sheet.lines(sheet.row(text('Path', 'heading'), ...metrics.map((name) => text(titleOf(name), 'heading'))), 2);
  sheet.freeze(sheet.next(), 1);
  const first = sheet.next();
  sheet.printUpTo(Math.min(PRINTED.columns, widths.length) - 1, first + Math.min(PRINTED.rows, count) - 1);
  metrics.forEach((name, c) => sheet.anchor(name, first, c + 1, first + count - 1, c + 1));
  sheet.stream({
    count,
    columns: metrics.length + 1,
    rowAt: rowsOf(run, metrics),
    units: ['Count', ...metrics.map((name) => rawUnit(columnMeta(name)!.unit))],
  });
  return sheet.done();
};

function rowsOf(
  { columns, paths: numbers }: PackRun,
  metrics: readonly string[],
): (row: number) => readonly (number | null)[] {
  const values = metrics.map((name) => columns.get(name)!);
  return (row) => [
    numbers === null ? row : numbers[row]!,
    ...values.map((column) => (Number.isFinite(column[row]!) ? column[row]! : null)),
  ];
}

const rawUnit = (unit: NonNullable<ReturnType<typeof columnMeta>>['unit']): CellUnit =>
  unit === 'Flag' || unit === 'Code' || unit === 'Text' ? 'Count' : unit;

/** A value that does not exist is an empty cell here. */
const docOf = (name: string): string => columnMeta(name)!.doc.replaceAll('NaN', 'empty');
