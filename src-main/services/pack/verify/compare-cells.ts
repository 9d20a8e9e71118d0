import { addressOf } from '../model/address.ts';
import type { Cell, CellUnit } from '../model/cell.ts';
import { anchorFinder, resolvedFormula, type FindAnchor } from '../model/resolve-anchors.ts';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import type { ReadCell, ReadSheet, ReadWorkbook } from '../read/read-cell.ts';
import { cleanTextUpTo } from '../write/clean-text.ts';
import { serialOf } from '../write/number-formats.ts';
import { withSafeNames } from '../write/sheet-names.ts';
import { cachedValue, NOT_AVAILABLE } from '../write/write-cell.ts';
import { isSameFormula } from './same-formula.ts';

/** A cell of the file that is not what was computed. */
export type CellDifference = {
  /** `Terms!C12`; the name of a sheet alone for a sheet that is missing or was added. */
  readonly place: string;
  /** What stands at the head of its row. */
  readonly label: string;
  readonly inFile: string;
  readonly computed: string;
  /** `input`: a term that somebody may change; `formula`: its text; `value`: what a formula, link or figure says. */
  readonly kind: 'input' | 'formula' | 'value' | 'sheet';
};

export type CellComparison = {
  readonly cellCount: number;
  readonly differenceCount: number;
  /** At most `MOST_LISTED`, changed inputs first. */
  readonly differences: readonly CellDifference[];
};

const MOST_LISTED = 200;
/** Engine and recalculation agree to this, as a fraction of the value. */
const RELATIVE = 1e-9;
/** What two ways of adding up may leave where nothing should be left: a hundredth of a cent of a large fund. */
const floors: Partial<Record<CellUnit | 'Text', number>> = { Aud: 1e-4, AudMillion: 1e-10 };
const FLOOR = 1e-12;

/** Every cell of the file against the pack as it was computed again. */
export function compareCells(model: PackModel, file: ReadWorkbook): CellComparison {
  const pack = withSafeNames(model);
  const find = anchorFinder(pack.sheets);
  const found: CellDifference[] = [];
  let [cellCount, differenceCount] = [0, 0];
  const add = (difference: CellDifference) => {
    differenceCount += 1;
    if (found.length < MOST_LISTED || difference.kind === 'input') found.push(difference);
  };
  const sheets = new Map(file.sheets.map((sheet) => [sheet.name, sheet]));
  for (const sheet of pack.sheets) {
    const read = sheets.get(sheet.name);
    sheets.delete(sheet.name);
    if (read === undefined) add(wholeSheet(sheet.name, 'is missing', 'is part of the pack'));
    else cellCount += compareSheet(sheet, read, find, add);
  }
  for (const name of sheets.keys()) add(wholeSheet(name, 'was added', 'is no part of the pack'));
  const order = (kind: CellDifference['kind']) => ['input', 'sheet', 'formula', 'value'].indexOf(kind);
  const sorted = found.toSorted((a, b) => order(a.kind) - order(b.kind)); // stable: places stay in order
  return { cellCount, differenceCount, differences: sorted.slice(0, MOST_LISTED) };
}

const wholeSheet = (place: string, inFile: string, computed: string): CellDifference => ({
  place,
  label: '',
  inFile,
  computed,
  kind: 'sheet',
});

/** Gives the number of cells that hold something on either side. */
function compareSheet(
  sheet: SheetModel,
  file: ReadSheet,
  find: FindAnchor,
  add: (difference: CellDifference) => void,
): number {
  const { streamed } = sheet;
  const modelRows = sheet.rows.length + (streamed?.count ?? 0);
  let count = 0;
  for (let row = 0; row < Math.max(modelRows, file.rowCount); row += 1) {
    const values =
      streamed !== null && row >= sheet.rows.length && row < modelRows ? streamed.rowAt(row - sheet.rows.length) : null;
    const cells = sheet.rows[row] ?? [];
    const width = Math.max(values?.length ?? 0, cells.length, file.columnCount);
    for (let column = 0; column < width; column += 1) {
      const read = file.cell(row, column);
      const cell = values === null ? (cells[column] ?? null) : rawCell(values[column]);
      if (cell === null && read.kind === 'empty') continue;
      count += 1;
      const difference = compareCell(cell, read, sheet, find, values !== null);
      if (difference === null) continue;
      const place = `${sheet.name}!${addressOf({ row, column })}`;
      add({ place, label: labelOf(cells, column), ...difference });
    }
  }
  return count;
}

/** A streamed figure that does not exist is an empty cell. */
const rawCell = (value: number | null | undefined): Cell =>
  value === null || value === undefined || !Number.isFinite(value)
    ? null
    : { kind: 'number', value, unit: 'Score', role: 'value' };

/** The first text of the row, which says what its figures are. */
function labelOf(cells: readonly Cell[], column: number): string {
  const texts = cells
    .slice(0, column + 1)
    .flatMap((cell) => (cell?.kind === 'text' && cell.text !== '' ? [cell.text] : []));
  return (texts[0] ?? '').slice(0, 120);
}

type Found = Pick<CellDifference, 'inFile' | 'computed' | 'kind'>;

function compareCell(cell: Cell, read: ReadCell, sheet: SheetModel, find: FindAnchor, isRaw: boolean): Found | null {
  if (cell === null) return { inFile: shown(valueOf(read)), computed: 'nothing', kind: 'value' };
  if (cell.kind !== 'formula') {
    const expected = plainValue(cell);
    const floor = cell.kind === 'number' && !isRaw ? (floors[cell.unit] ?? FLOOR) : FLOOR;
    if (read.kind !== 'formula' && isSame(valueOf(read), expected, floor)) return null;
    const isInput =
      cell.kind === 'choice' || ((cell.kind === 'number' || cell.kind === 'date') && cell.role === 'input');
    return {
      inFile: read.kind === 'formula' ? `=${read.formula ?? '?'}` : shown(valueOf(read)),
      computed: shown(expected),
      kind: isInput ? 'input' : 'value',
    };
  }
  const expected = cachedValue(cell);
  const source = resolvedFormula(cell, sheet, find);
  if (source === null) {
    if (read.kind !== 'formula' && isSame(valueOf(read), expected, floors[cell.unit] ?? FLOOR)) return null;
    return { inFile: shown(valueOf(read)), computed: shown(expected), kind: 'value' };
  }
  if (read.kind !== 'formula') return { inFile: shown(valueOf(read)), computed: `=${source}`, kind: 'formula' };
  if (read.formula !== null && !isSameFormula(read.formula, source))
    return { inFile: `=${read.formula}`, computed: `=${source}`, kind: 'formula' };
  // A program that keeps no results leaves them to whoever opens the file.
  if (read.value === null || isSame(read.value, expected, floors[cell.unit] ?? FLOOR)) return null;
  return { inFile: shown(read.value), computed: shown(expected), kind: 'value' };
}

/** What the writer puts into the cell. */
function plainValue(cell: Exclude<Cell, null | { kind: 'formula' }>): string | number {
  if (cell.kind === 'text') return cleanTextUpTo(cell.text);
  if (cell.kind === 'choice') return cleanTextUpTo(cell.value);
  if (cell.kind === 'date') return serialOf(cell.iso) ?? cleanTextUpTo(cell.iso);
  return cell.value !== null && Number.isFinite(cell.value) ? cell.value : NOT_AVAILABLE;
}

type Value = string | number | boolean | null;

function valueOf(read: ReadCell): Value {
  switch (read.kind) {
    case 'empty':
      return null;
    case 'text':
      return read.text;
    case 'error':
      return read.code;
    case 'number':
    case 'boolean':
    case 'formula':
      return read.value;
  }
}

function isSame(file: Value, computed: Value, floor: number): boolean {
  if (typeof file === 'number' && typeof computed === 'number') {
    const gap = Math.abs(file - computed);
    return gap <= floor || gap <= RELATIVE * Math.max(Math.abs(file), Math.abs(computed));
  }
  // A true value is 1 to some programs.
  if (typeof file === 'boolean' || typeof computed === 'boolean') return Number(file) === Number(computed);
  return (file ?? '') === (computed ?? '');
}

/** At most a line. */
const shown = (value: Value): string => (value === null || value === '' ? 'nothing' : String(value).slice(0, 200));
