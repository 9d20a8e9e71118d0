import type { Cell, CellRole, FormulaCell, TextCell } from '../model/cell.ts';
import { cleanTextUpTo, escapeEscapes } from './clean-text.ts';
import { guardedFormula } from './guarded-formula.ts';
import { CHECK_FORMAT, formatOf, serialOf } from './number-formats.ts';
import type { FigureLook, Look } from './styles.ts';
import { escapeContent } from './xml.ts';

/** What is shown for a figure that does not exist. */
export const NOT_AVAILABLE = 'n/a';

/** What the writer of a cell must know of its surroundings. */
export type CellContext = {
  readonly styleId: (look: Look) => number;
  readonly textId: (text: string) => number;
  /** The formula with addresses; null when it reads a sheet that is not in the pack. */
  readonly resolve: (cell: FormulaCell) => string | null;
  readonly readsOtherSheet: (cell: FormulaCell) => boolean;
  readonly leadsSomewhere: (cell: TextCell) => boolean;
  /** Whether the row is made for several lines. */
  readonly isTall: boolean;
  readonly row: FigureLook['row'];
};

/** A cell as XML, and the number of its look. */
export type WrittenCell = { readonly xml: string; readonly style: number };

/**
 * The only way into a cell of the file. Text is a typed string whatever it looks like; a number is finite or shown as `n/a`; a
 * formula comes from a `FormulaCell` alone and keeps the engine's value as its cached result.
 * @param reference address of the cell, such as `B3`
 * @param right whether text stands over figures
 */
export function writeCell(
  reference: string,
  cell: NonNullable<Cell>,
  right: boolean,
  context: CellContext,
): WrittenCell {
  const { row, isTall } = context;
  switch (cell.kind) {
    case 'text': {
      const shown = cleanTextUpTo(cell.text);
      const wrap = isTall || shown.includes('\n');
      const link = context.leadsSomewhere(cell);
      const guarded = looksLikeFormula(shown);
      const ruled = row === 'total';
      const look = { kind: 'text', role: cell.role, wrap, right, link, guarded, ruled } as const;
      return textCell(reference, shown, look, context);
    }
    case 'choice':
      return textCell(reference, cleanTextUpTo(cell.value), { kind: 'choice', isTall }, context);
    case 'date': {
      const serial = serialOf(cell.iso);
      const look = figureLook(cell.role, formatOf('Date', null), row, isTall);
      return serial === null
        ? textCell(reference, cleanTextUpTo(cell.iso), look, context)
        : numberCell(reference, serial, look, context);
    }
    case 'number': {
      const value = finite(cell.value);
      const look = figureLook(cell.role, formatOf(cell.unit, value), row, isTall);
      return value === null
        ? textCell(reference, NOT_AVAILABLE, { ...look, missing: true }, context)
        : numberCell(reference, value, look, context);
    }
    case 'formula':
      return writeFormula(reference, cell, context);
  }
}

function textCell(reference: string, value: string, look: Look, { styleId, textId }: CellContext): WrittenCell {
  const style = styleId(look);
  return { xml: `<c r="${reference}" s="${style}" t="s"><v>${textId(escapeEscapes(value))}</v></c>`, style };
}

function numberCell(reference: string, value: number, look: Look, { styleId }: CellContext): WrittenCell {
  const style = styleId(look);
  return { xml: `<c r="${reference}" s="${style}"><v>${value}</v></c>`, style };
}

function writeFormula(reference: string, cell: FormulaCell, context: CellContext): WrittenCell {
  const value = cachedValue(cell);
  const source = context.resolve(cell);
  const missing = value === NOT_AVAILABLE;
  const format = formatOf(cell.unit, typeof value === 'number' ? value : null);
  const link = source !== null && context.readsOtherSheet(cell);
  const left = cell.unit === 'Text' && !missing;
  const style = context.styleId(figureLook(cell.role, format, context.row, context.isTall, link, missing, left));
  const head = `<c r="${reference}" s="${style}"`;
  if (source === null && typeof value === 'string')
    return { xml: `${head} t="s"><v>${context.textId(escapeEscapes(value))}</v></c>`, style };
  const code = source === null ? '' : `<f>${escapeContent(guardedFormula(source))}</f>`;
  const type = typeof value === 'string' ? ' t="str"' : typeof value === 'boolean' ? ' t="b"' : '';
  const kept = typeof value === 'string' ? escapeContent(escapeEscapes(value)) : Number(value);
  return { xml: `${head}${type}>${code}<v>${kept}</v></c>`, style };
}

export function figureLook(
  role: CellRole,
  format: string,
  row: FigureLook['row'],
  isTall: boolean,
  link = false,
  missing = false,
  left = false,
): FigureLook {
  return { kind: 'figure', role, format: role === 'check' ? CHECK_FORMAT : format, link, missing, left, row, isTall };
}

/** The engine's value as a file keeps it: an ISO date as its day number, what is unknown as `n/a`. */
export function cachedValue({ value, unit }: FormulaCell): number | string | boolean {
  if (value === null) return NOT_AVAILABLE;
  if (typeof value === 'number') return finite(value) ?? NOT_AVAILABLE;
  if (typeof value === 'boolean') return value;
  return (unit === 'Date' ? serialOf(value) : null) ?? cleanTextUpTo(value);
}

/** Text that Excel would take for a formula if someone opened and closed its cell; a text format of longer text is shown badly. */
const looksLikeFormula = (value: string): boolean => /^[\s]*[=+\-@]/.test(value) && value.length <= 255;

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
