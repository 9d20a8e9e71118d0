import type { CellValue, ComparisonView, Unit } from '../../../../src-engine/index.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import { formula, number, text, type Cell, type CellUnit } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { comparisonWidths as widths } from './comparison-widths.ts';

const FIRST_VALUE = 3;

/** Inputs that differ, one row an input: old, new, and the change where both are numbers. */
export function comparedInputs(sheet: SheetBuilder, { inputs, runs }: ComparisonView): void {
  const valuesAt = inputs.columns.findIndex(({ key }) => key === runs[0]!.letter);
  const two = runs.length === 2;
  sheet.paragraph(`${inputs.title}. ${inputs.caption}.`, 'body');
  headRow(
    sheet,
    widths,
    'Inputs that differ',
    'Section',
    'Unit',
    ...runs.map(({ letter }) => letter),
    ...(two ? ['Change', 'Relative'] : []),
  );
  inputs.rows.forEach((cells, i) => {
    const unit = inputs.rowUnits?.[i] ?? 'Text';
    const values = runs.map((_, r) => cells[valuesAt + r] ?? null);
    wrappedRow(
      sheet,
      widths,
      text(String(cells[1])),
      text(String(cells[0]), 'unit'),
      text(unitWords(unit), 'unit'),
      ...values.map((value) => valueCell(value, unit)),
      ...(two ? changes(sheet.next(), values, unit) : []),
    );
  });
  sheet.space();
}

/** Money in dollars, as in a scenario. */
const cellUnit = (unit: Unit): CellUnit => (unit === 'Text' || unit === 'Flag' || unit === 'Code' ? 'Score' : unit);

function valueCell(value: CellValue, unit: Unit): Cell {
  if (typeof value === 'number') return number(value, cellUnit(unit));
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no', 'body');
  return text(value ?? 'n/a', 'body');
}

function changes(row: number, [from, to]: readonly CellValue[], unit: Unit): readonly Cell[] {
  if (typeof from !== 'number' || typeof to !== 'number') return [];
  const [a, b] = [addressOf({ row, column: FIRST_VALUE }), addressOf({ row, column: FIRST_VALUE + 1 })];
  return [
    formula(`${b}-${a}`, to - from, cellUnit(unit)),
    formula(`IF(${a}=0,"n/a",(${b}-${a})/ABS(${a}))`, from === 0 ? null : (to - from) / Math.abs(from), 'Fraction'),
  ];
}
