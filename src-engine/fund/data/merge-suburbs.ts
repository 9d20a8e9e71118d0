import { AppError } from '../../core/errors.ts';
import type { FieldIssue } from '../../core/errors.ts';
import type { DataRoom, LgaTable, SuburbTable } from './data-room.ts';
import type { SuburbImport } from './imports.ts';
import { metricNames } from './metrics.ts';
import type { MetricName } from './metrics.ts';

/** Where each imported row goes: `target[i]` is a row of the grown table, whose codes are the built-in ones and then the new. */
type Placement = { readonly codes: readonly string[]; readonly target: Int32Array };

/** Rows of local government areas by lower-case name. */
function areaRows(lga: LgaTable): ReadonlyMap<string, number> {
  return new Map(lga.areas.slice(0, lga.lgaCount).map((area, row) => [area.toLowerCase(), row]));
}

/** Finds the suburb of every imported row; throws `input/invalid` with all rows that have none, or one already taken. */
function placeRows({ suburbs, lga }: DataRoom, own: SuburbImport): Placement {
  const rowOfCode = new Map(suburbs.codes.map((code, s) => [code, s]));
  const rowOfName = new Map(suburbs.names.map((name, s) => [name.toLowerCase(), s]));
  const areas = areaRows(lga);
  const issues: FieldIssue[] = [];
  const target = new Int32Array(own.rows.length);
  const taken = new Map<string, number>();
  const codes: string[] = [...suburbs.codes];
  own.rows.forEach((row, i) => {
    const built = row.code === null ? rowOfName.get((row.name ?? '').toLowerCase()) : rowOfCode.get(row.code);
    const code = built === undefined ? row.code : suburbs.codes[built]!;
    const path = `line ${row.line}`;
    if (code === null) {
      const remedy = 'Spell it as in the built-in table, or give a code of your own to add it.';
      issues.push({ path, message: `There is no suburb '${row.name}'.`, remedy });
      return;
    }
    if (built === undefined && row.name === null)
      issues.push({ path, message: `Suburb ${code} is not built in and has no name.`, remedy: 'Give its name.' });
    if (taken.has(code))
      issues.push({
        path,
        message: `${row.name ?? code} is also on line ${taken.get(code)}.`,
        remedy: 'Keep one row.',
      });
    taken.set(code, row.line);
    if (row.lga !== null && !areas.has(row.lga.toLowerCase()))
      issues.push({
        path: `${path}, column lga`,
        message: `There is no local government area '${row.lga}'.`,
        remedy: '',
      });
    if (built === undefined) codes.push(code);
    target[i] = built ?? codes.length - 1;
  });
  if (issues.length > 0)
    throw new AppError(
      'input/invalid',
      `${own.file}: ${issues.length} rows do not fit the suburb table.`,
      { file: own.file },
      issues,
    );
  return { codes, target };
}

/** The suburb table with the user's figures over it, in order of code. See `mergeDataRoom`. */
export function mergeSuburbs(base: DataRoom, own: SuburbImport): SuburbTable {
  const { suburbs } = base;
  const areas = areaRows(base.lga);
  const { codes, target } = placeRows(base, own);
  const rows = codes.length;
  // Grown columns in the order of `codes`, then sorted by code as the table demands.
  const grow = (values: Float64Array) => Float64Array.from({ length: rows }, (_, s) => values[s] ?? NaN);
  const text = (values: readonly string[]) => Array.from({ length: rows }, (_, s) => values[s] ?? '');
  const names = text(suburbs.names);
  const postcodes = text(suburbs.postcodes);
  const area = Int32Array.from({ length: rows }, (_, s) => suburbs.lga[s] ?? -1);
  const hasBoundary = Uint8Array.from({ length: rows }, (_, s) => suburbs.hasBoundary[s] ?? 0);
  const latitude = grow(suburbs.latitudeDegree);
  const longitude = grow(suburbs.longitudeDegree);
  const metrics = Object.fromEntries(metricNames.map((name) => [name, grow(suburbs.metrics[name])])) as Record<
    MetricName,
    Float64Array
  >;
  own.rows.forEach((row, i) => {
    const s = target[i]!;
    if (row.name !== null) names[s] = row.name;
    if (row.postcode !== null) postcodes[s] = row.postcode;
    if (row.lga !== null) area[s] = areas.get(row.lga.toLowerCase())!;
    if (row.latitudeDegree !== null) latitude[s] = row.latitudeDegree;
    if (row.longitudeDegree !== null) longitude[s] = row.longitudeDegree;
    for (const name of metricNames) {
      const value = own.metrics[name]?.[i] ?? NaN;
      if (!Number.isNaN(value)) metrics[name][s] = value;
    }
  });
  const order = Int32Array.from({ length: rows }, (_, s) => s).sort((a, b) => (codes[a]! < codes[b]! ? -1 : 1));
  const sorted = (values: Float64Array) => Float64Array.from(order, (s) => values[s]!);
  return {
    rows,
    codes: Array.from(order, (s) => codes[s]!),
    names: Array.from(order, (s) => names[s]!),
    postcodes: Array.from(order, (s) => postcodes[s]!),
    lga: Int32Array.from(order, (s) => area[s]!),
    latitudeDegree: sorted(latitude),
    longitudeDegree: sorted(longitude),
    hasBoundary: Uint8Array.from(order, (s) => hasBoundary[s]!),
    metrics: Object.fromEntries(metricNames.map((name) => [name, sorted(metrics[name])])) as Record<
      MetricName,
      Float64Array
    >,
  };
}
