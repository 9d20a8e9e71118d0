import { resolveEscapes } from './escapes.ts';
import type { ReadCell, ReadSheet } from './read-cell.ts';
import { refusal } from './refusal.ts';
import { readXml } from './xml-tokens.ts';

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Cells of a workbook that are read at most: a raw sheet of 100,000 paths has two million. */
const MOST_CELLS = 5_000_000;

/** Plain numbers are kept as such: a raw sheet has millions. */
type Kept = number | Exclude<ReadCell, { kind: 'number' | 'empty' }>;

const EMPTY: ReadCell = { kind: 'empty' };

/** How many more cells the workbook may have. */
export type CellBudget = { left: number };
export const cellBudget = (): CellBudget => ({ left: MOST_CELLS });

/** @throws AppError `data/invalid` for a cell outside of what Excel has, a reference to no text, or too many cells */
export function readSheet(
  xml: string,
  part: string,
  name: string,
  strings: readonly string[],
  budget: CellBudget,
): ReadSheet {
  const rows = new Map<number, Map<number, Kept>>();
  let rowCount = 0;
  let columnCount = 0;
  let row = -1;
  let column = -1;
  let type: string | null = null;
  let formula: string | null = null;
  let hasFormula = false;
  let value: string | null = null;
  let into: 'f' | 'v' | 't' | null = null;
  const place = () => `${name} row ${row + 1}, column ${column + 1}`;

  function keep(cell: Kept): void {
    if ((budget.left -= 1) < 0)
      throw refusal(
        `The workbook has more than ${MOST_CELLS} cells.`,
        name,
        'Choose a workbook that this program made.',
      );
    let cells = rows.get(row);
    if (cells === undefined) rows.set(row, (cells = new Map()));
    cells.set(column, cell);
    rowCount = Math.max(rowCount, row + 1);
    columnCount = Math.max(columnCount, column + 1);
  }

  readXml(xml, part, {
    open(tag, attribute) {
      if (tag === 'row') {
        const number = attribute('r');
        row = number === null ? row + 1 : Number(number) - 1;
        column = -1;
        if (!Number.isInteger(row) || row < 0 || row >= MOST_ROWS)
          throw refusal(
            `Sheet ${name} has a row ${String(number)}, which no sheet has.`,
            name,
            'Save the file again in Excel.',
          );
      } else if (tag === 'c') {
        const reference = attribute('r');
        column = reference === null ? column + 1 : columnOf(reference);
        if (column < 0 || column >= MOST_COLUMNS || row < 0)
          throw refusal(
            `Sheet ${name} has a cell ${String(reference).slice(0, 40)}, which no sheet has.`,
            name,
            'Save the file again in Excel.',
          );
        type = attribute('t');
        formula = value = null;
        hasFormula = false;
      } else if (tag === 'f') {
        hasFormula = true;
        into = 'f';
      } else if (tag === 'v' || tag === 't') into = tag;
    },
    text(piece) {
      if (into === 'f') formula = (formula ?? '') + piece;
      else if (into !== null) value = (value ?? '') + piece;
    },
    close(tag) {
      if (tag === into) into = null;
      else if (tag === 'c') {
        const plain = valueOf(type, value, strings, place);
        if (hasFormula) keep({ kind: 'formula', formula, value: plain, isError: type === 'e' });
        else if (type === 'e' && value !== null) keep({ kind: 'error', code: value });
        else if (typeof plain === 'number') keep(plain);
        else if (typeof plain === 'boolean') keep({ kind: 'boolean', value: plain });
        else if (plain !== null && plain !== '') keep({ kind: 'text', text: plain });
      }
    },
  });

  return {
    name,
    rowCount,
    columnCount,
    cell(atRow, atColumn) {
      const kept = rows.get(atRow)?.get(atColumn);
      return kept === undefined ? EMPTY : typeof kept === 'number' ? { kind: 'number', value: kept } : kept;
    },
  };
}

function valueOf(
  type: string | null,
  value: string | null,
  strings: readonly string[],
  place: () => string,
): number | string | boolean | null {
  if (value === null) return null;
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined)
        throw refusal(
          `A cell refers to text number ${value.slice(0, 20)}, which the file does not have.`,
          place(),
          'Save the file again in Excel.',
        );
      return text;
    }
    case 'str':
    case 'inlineStr':
      return resolveEscapes(value);
    case 'b':
      return value.trim() === '1' || value.trim() === 'true';
    case 'e':
    case 'd':
      return value;
    case 'n':
    case null:
    default: {
      const number = value.trim() === '' ? NaN : Number(value);
      if (!Number.isFinite(number))
        throw refusal(
          `A cell holds ${value.slice(0, 20)}, which is no number.`,
          place(),
          'Save the file again in Excel.',
        );
      return number;
    }
  }
}

/** Zero-based column of `AB12`; -1 for what is no address. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) return -1;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
