import type { ReactNode } from 'react';
import type { RowData } from '@tanstack/react-table';
import type { CellValue, Unit } from '../../src-engine/index.ts';
import { valueText, type ValueFormat } from './format.ts';

/** A column of a `DataTable`. Give the list as a constant or from `useMemo`. */
export type DataColumn<Row extends RowData> = {
  readonly key: string;
  readonly title: string;
  /** What is sorted and copied in full. Unknown is null and sorts last. */
  readonly value: (row: Row) => CellValue;
  /** Unit of the value; 'Text' when left out. Anything but text, dates and flags stands at the right. */
  readonly unit?: Unit | undefined;
  readonly format?: ValueFormat | undefined;
  /** What is shown, filtered and copied; from value and unit when left out. */
  readonly text?: ((row: Row) => string) | undefined;
  /** Drawn in place of the text. */
  readonly cell?: ((row: Row) => ReactNode) | undefined;
  readonly align?: 'start' | 'end' | undefined;
  /** Pixels; from the contents when left out. */
  readonly width?: number | undefined;
  readonly tone?: 'dim' | 'em' | undefined;
  /** What the column means, shown on pointing at its head. */
  readonly doc?: string | undefined;
  /** Term of the glossary that F1 opens at the head and, by the row, at the cells. */
  readonly help?: string | ((row: Row) => string | undefined) | undefined;
  readonly isHidden?: boolean | undefined;
  readonly isFixed?: boolean | undefined;
};

const startUnits: readonly Unit[] = ['Text', 'Code'];

export const isAtEnd = <Row extends RowData>(column: DataColumn<Row>): boolean =>
  (column.align ?? (startUnits.includes(column.unit ?? 'Text') ? 'start' : 'end')) === 'end';

export const cellText = <Row extends RowData>(column: DataColumn<Row>, row: Row): string =>
  column.text?.(row) ?? valueText(column.value(row), column.unit ?? 'Text', column.format);

export const cellHelp = <Row extends RowData>({ help }: DataColumn<Row>, row: Row): string | undefined =>
  typeof help === 'function' ? help(row) : help;

/** The value with all its digits, for other programs. */
export function fullText<Row extends RowData>(column: DataColumn<Row>, row: Row): string {
  const value = column.value(row);
  return value === null ? '' : String(value);
}

/** Undefined for what is not known, so that it sorts last both ways. */
export function sortValue<Row extends RowData>(
  column: DataColumn<Row>,
  row: Row,
): string | number | boolean | undefined {
  const value = column.value(row);
  return value === null || (typeof value === 'number' && Number.isNaN(value)) ? undefined : value;
}

/** Orders numbers by size and words as people do, figures inside words by size. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return words.compare(String(a), String(b));
}
const words = new Intl.Collator('en-AU', { numeric: true, sensitivity: 'base' });

/** Width from the longest of the head and the first two hundred cells, so that columns stay still while rows scroll by. */
export function columnWidth<Row extends RowData>(column: DataColumn<Row>, rows: readonly Row[]): number {
  if (column.width !== undefined) return column.width;
  let longest = column.title.length + 2;
  for (const row of rows.slice(0, 200)) longest = Math.max(longest, cellText(column, row).length);
  return Math.round(Math.min(360, Math.max(52, longest * 6.6 + 20)));
}
