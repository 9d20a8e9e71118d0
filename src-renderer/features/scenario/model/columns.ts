import { isPlainObject, type ValuePart } from '../../../../src-engine/index.ts';
import { titleOfKey } from './labels.ts';

/** A column of a table of groups: a field, or a field of a group inside it. */
export type RowColumn = { readonly keys: readonly string[]; readonly title: string; readonly part: ValuePart };

/** Columns of a list of groups, groups inside laid flat; null when something in them needs a table of its own. */
export function columnsOf(item: ValuePart): readonly RowColumn[] | null {
  const columns: RowColumn[] = [];
  const walk = (part: ValuePart, keys: readonly string[]): boolean => {
    if (part.shape.kind === 'list' || part.shape.kind === 'map') return false;
    if (part.shape.kind === 'object') return part.shape.fields.every((field) => walk(field, [...keys, field.key]));
    columns.push({ keys, title: part.title ?? titleOfKey(part.key), part });
    return true;
  };
  return walk(item, []) ? columns : null;
}

/** The value in a cell; undefined where the row leaves it out. */
export function cellValue(row: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => (isPlainObject(at) ? at[key] : undefined), row);
}

/** What a cell means: what is set, or else its default. */
export function shownCell(row: unknown, column: RowColumn): unknown {
  const value = cellValue(row, column.keys);
  return value === undefined && column.part.hasDefault ? column.part.defaultValue : value;
}

/** The row with one cell set; undefined takes the field out. */
export function withCell(row: unknown, keys: readonly string[], value: unknown): Record<string, unknown> {
  const fields = isPlainObject(row) ? row : {};
  const [key, ...rest] = keys as [string, ...string[]];
  const next = rest.length > 0 ? withCell(fields[key], rest, value) : value;
  if (next !== undefined) return { ...fields, [key]: next };
  const { [key]: _, ...others } = fields;
  return others;
}

/** The list with one entry elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), list[from]!, ...others.slice(to)];
}

/** Rows and cells of a text copied from a spreadsheet; null when it is one value. */
export function pastedCells(text: string): readonly (readonly string[])[] | null {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.length > 1 || rows[0]!.length > 1 ? rows : null;
}
