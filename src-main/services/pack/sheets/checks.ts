import { headSheet, runsCaption } from '../layout/heading.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, linked, text, type Cell } from '../model/cell.ts';
import type { CellBlock, SheetModel } from '../model/sheet.ts';
import { createSheet } from '../model/sheet-builder.ts';

const widths = [24, 78, 18, 16, 3, 12];
const VALUE = 3;

/** Every check of every sheet with its tolerance and state; the cover shows their sum. */
export const checks: SheetMaker = (data, made) => {
  const found = made.flatMap((sheet) => sheet.checks.map((check) => ({ sheet, ...check })));
  const values = found.map(({ sheet, anchor }) => valueOf(sheet, anchor));
  const sum = values.reduce<number>((total, value) => total + Math.abs(value ?? 0), 0);
  const failed = values.filter((value) => (value ?? 0) !== 0).length;
  const sheet = createSheet('checks', 'Checks', widths);
  sheet.printOnePageTall();
  headSheet(
    sheet,
    widths,
    titleOf(found.length, failed),
    `A check is 0 when all is well; differences within its tolerance count as 0. ${runsCaption(data)}`,
  );
  sheet.row(
    ...['Sheet', 'What is checked', 'Tolerance', 'Difference', '', 'State'].map((name) => text(name, 'heading')),
  );
  sheet.freeze(sheet.next(), 0);
  const first = sheet.next();
  for (const [k, check] of found.entries()) {
    const value = values[k]!;
    const at = addressOf({ row: first + k, column: VALUE });
    sheet.row(
      linked(check.sheet.name, `${check.sheet.key}.${check.anchor}`),
      text(check.says),
      text(check.within === '' ? 'exact' : check.within, 'unit'),
      sourceOf(check.sheet, check.anchor, value),
      null,
      formula(
        `IF(${at}="n/a","n/a",IF(${at}=0,"holds","FAILS"))`,
        value === null ? null : value === 0 ? 'holds' : 'FAILS',
        'Text',
      ),
    );
  }
  const last = Math.max(first, sheet.next() - 1);
  const range = `${addressOf({ row: first, column: VALUE })}:${addressOf({ row: last, column: VALUE })}`;
  const total = sheet.row(
    text('All checks', 'total-label'),
    null,
    null,
    found.length === 0
      ? formula('0', 0, 'Score', 'check')
      : formula(`SUMIF(${range},">0")-SUMIF(${range},"<0")`, sum, 'Score', 'check'),
  );
  sheet.anchor('total', total, VALUE);
  return sheet.done();
};

const titleOf = (count: number, failed: number) =>
  failed === 0 ? `All ${count} checks of this pack hold` : `${failed} of ${count} checks of this pack fail`;

/** The cell, or for a block the sum of sizes, which is 0 only when all of it is. */
function sourceOf(sheet: SheetModel, anchor: string, value: number | null): Cell {
  const block = sheet.anchors.get(anchor)!;
  const place = `{${sheet.key}.${anchor}}`;
  const isOne = block.from.row === block.to.row && block.from.column === block.to.column;
  return formula(isOne ? place : `SUMIF(${place},">0")-SUMIF(${place},"<0")`, value, 'Score', 'check');
}

function valueOf({ rows, anchors, key }: SheetModel, anchor: string): number | null {
  const block = anchors.get(anchor);
  if (block === undefined) throw new Error(`sheet ${key} has no check ${anchor}`);
  const values = [...cellsIn(rows, block)].map(numberOf);
  const known = values.filter((value) => value !== null);
  if (values.length === 1) return values[0]!;
  return known.reduce((sum, value) => sum + Math.abs(value), 0);
}

function* cellsIn(rows: SheetModel['rows'], { from, to }: CellBlock): Generator<Cell> {
  for (let row = from.row; row <= to.row; row += 1)
    for (let column = from.column; column <= to.column; column += 1) yield rows[row]?.[column] ?? null;
}

const numberOf = (cell: Cell): number | null =>
  (cell?.kind === 'number' || cell?.kind === 'formula') && typeof cell.value === 'number' ? cell.value : null;
