import type { Unit } from './units.ts';

/** Storage, unit and meaning of one column. `unit` is checked against the column name by test/architecture. */
export type ColumnSpec = { readonly kind: 'f64' | 'i32' | 'u8'; readonly unit: Unit; readonly doc: string };
export type TableSpec = Readonly<Record<string, ColumnSpec>>;
export type TableDef<S extends TableSpec = TableSpec> = { readonly name: string; readonly spec: S };

export type ArrayFor<K extends ColumnSpec['kind']> = K extends 'f64'
  ? Float64Array
  : K extends 'i32'
    ? Int32Array
    : Uint8Array;

/** The columns of a table as typed arrays of equal length. */
export type Columns<D extends TableDef> = { readonly [C in keyof D['spec']]: ArrayFor<D['spec'][C]['kind']> };

/** A column store: `rows` equal-length typed arrays. Row `i` of every column describes the same thing. */
export type Table<D extends TableDef> = {
  readonly name: D['name'];
  readonly rows: number;
  readonly columns: Columns<D>;
};

export function defineTable<const N extends string, const S extends TableSpec>(
  name: N,
  spec: S,
): { readonly name: N; readonly spec: S } {
  return { name, spec };
}

const arrayKinds = { f64: Float64Array, i32: Int32Array, u8: Uint8Array } as const;

/** Allocates a zero-filled table. Cost: one allocation per column, none per row. */
export function createTable<const N extends string, const S extends TableSpec>(
  def: { readonly name: N; readonly spec: S },
  rows: number,
): Table<{ readonly name: N; readonly spec: S }> {
  const columns = Object.fromEntries(
    Object.entries(def.spec).map(([name, column]) => [name, new arrayKinds[column.kind](rows)]),
  );
  // Object.fromEntries cannot keep the link between a column's name and its array kind.
  return { name: def.name, rows, columns } as unknown as Table<{ readonly name: N; readonly spec: S }>;
}

/** A table that is written anew for every path. `clear` makes all of it zero in one go. */
export type ScratchTable<D extends TableDef> = { readonly columns: Columns<D>; readonly clear: () => void };

/** The columns, all of doubles, lie in one piece of memory: a call for each would take longer than the zeros. */
export function createScratchTable<
  const N extends string,
  const S extends Readonly<Record<string, ColumnSpec & { readonly kind: 'f64' }>>,
>(def: { readonly name: N; readonly spec: S }, rows: number): ScratchTable<{ readonly name: N; readonly spec: S }> {
  const names = Object.keys(def.spec);
  const cells = new Float64Array(names.length * rows);
  const columns = Object.fromEntries(names.map((name, i) => [name, cells.subarray(i * rows, (i + 1) * rows)]));
  return {
    columns: columns as unknown as Columns<{ readonly name: N; readonly spec: S }>, // as in `createTable`
    clear: () => void cells.fill(0),
  };
}

/** The first `rows` rows of a table as a table of its own (copies). Use it to hand out a scratch table. */
export function copyRows<D extends TableDef>(table: Table<D>, rows: number): Table<D> {
  const columns = Object.fromEntries(
    Object.entries(table.columns as Record<string, Float64Array>).map(([name, values]) => [
      name,
      values.slice(0, rows),
    ]),
  );
  return { name: table.name, rows, columns: columns as unknown as Columns<D> };
}

/** One row as an object: for tests, tooltips and error context, never inside a loop over rows. */
export function rowAt<D extends TableDef>(table: Table<D>, row: number): Record<keyof D['spec'], number> {
  const entries = Object.entries(table.columns as Record<string, ArrayLike<number>>);
  return Object.fromEntries(entries.map(([name, values]) => [name, values[row]!])) as Record<keyof D['spec'], number>;
}

/** Names of the columns in spec order. */
export function columnNames<D extends TableDef>(def: D): readonly (keyof D['spec'] & string)[] {
  return Object.keys(def.spec);
}
