import type { Cell as FileCell, CellFormulaValue } from 'exceljs';
import type { Cell, CellRole, FormulaCell, TextCell } from '../model/cell.ts';
import { cleanTextUpTo, escapeEscapes } from './clean-text.ts';
import { guardedFormula } from './guarded-formula.ts';
import { CHECK_FORMAT, formatOf, serialOf } from './number-formats.ts';
import type { FigureLook, Styles } from './styles.ts';

/** What is shown for a figure that does not exist. */
export const NOT_AVAILABLE = 'n/a';

/** What the writer of a cell must know of its surroundings. */
export type CellContext = {
  readonly styles: Styles;
  /** The formula with addresses; null when it reads a sheet that is not in the pack. */
  readonly resolve: (cell: FormulaCell) => string | null;
  readonly readsOtherSheet: (cell: FormulaCell) => boolean;
  readonly leadsSomewhere: (cell: TextCell) => boolean;
  /** Whether the row is made for several lines. */
  readonly wrap: boolean;
  /** Whether text stands over figures. */
  readonly right: boolean;
  readonly row: FigureLook['row'];
};

/**
 * The only way into a cell of the file. Text is a typed string whatever it looks like; a number is finite or shown as `n/a`; a
 * formula comes from a `FormulaCell` alone and keeps the engine's value as its cached result.
 */
export function writeCell(file: FileCell, cell: Cell, context: CellContext): void {
  if (cell === null) return;
  const { styles } = context;
  switch (cell.kind) {
    case 'text': {
      const shown = cleanTextUpTo(cell.text);
      file.value = escapeEscapes(shown);
      file.style = styles({
        kind: 'text',
        role: cell.role,
        wrap: context.wrap || shown.includes('\n'),
        right: context.right,
        link: context.leadsSomewhere(cell),
        guarded: looksLikeFormula(shown),
      });
      return;
    }
    case 'choice':
      file.value = escapeEscapes(cleanTextUpTo(cell.value));
      file.style = styles({ kind: 'choice' });
      return;
    case 'date': {
      const serial = serialOf(cell.iso);
      file.value = serial ?? escapeEscapes(cleanTextUpTo(cell.iso));
      file.style = styles(figure(cell, context, formatOf('Date', null)));
      return;
    }
    case 'number': {
      const value = finite(cell.value);
      file.value = value ?? NOT_AVAILABLE;
      const look = figure(cell, context, formatOf(cell.unit, value));
      file.style = styles({ ...look, missing: value === null });
      return;
    }
    case 'formula':
      writeFormula(file, cell, context);
  }
}

function writeFormula(file: FileCell, cell: FormulaCell, context: CellContext): void {
  const value = cachedValue(cell);
  const source = context.resolve(cell);
  const result = typeof value === 'string' ? escapeEscapes(value) : value;
  if (source === null) file.value = result;
  else file.value = { formula: guardedFormula(source), result } as CellFormulaValue; // exceljs asks for a date system too
  const missing = value === NOT_AVAILABLE;
  const link = source !== null && context.readsOtherSheet(cell);
  const isWords = cell.unit === 'Text' && !missing;
  const format = formatOf(cell.unit, typeof value === 'number' ? value : null);
  file.style = context.styles({ ...figure(cell, context, format), link, missing, left: isWords });
}

/** The engine's value as a file keeps it: an ISO date as its day number, what is unknown as `n/a`. */
export function cachedValue({ value, unit }: FormulaCell): number | string | boolean {
  if (value === null) return NOT_AVAILABLE;
  if (typeof value === 'number') return finite(value) ?? NOT_AVAILABLE;
  if (typeof value === 'boolean') return value;
  return (unit === 'Date' ? serialOf(value) : null) ?? cleanTextUpTo(value);
}

const figure = ({ role }: { role: CellRole }, { row }: CellContext, format: string): FigureLook => ({
  kind: 'figure',
  role,
  format: role === 'check' ? CHECK_FORMAT : format,
  link: false,
  missing: false,
  left: false,
  row,
});

/** Text that Excel would take for a formula if someone opened and closed its cell; a text format of longer text is shown badly. */
const looksLikeFormula = (value: string): boolean => /^[\s]*[=+\-@]/.test(value) && value.length <= 255;

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
