import { AppError } from '../../core/errors.ts';
import type { DataRoom, Provenance, Series, SuburbTable } from './data-room.ts';
import type { BoundaryImport, DataImports, ImportSource, SeriesImport } from './imports.ts';
import { mergeSuburbs } from './merge-suburbs.ts';

/**
 * The built-in data with the user's over it; `base` is left as it is. Suburbs are found by code, else by name without
 * regard to case; figures given replace built-in ones, blank cells keep them. A code that is not built in adds a suburb,
 * whose other figures are missing. Throws `input/invalid` with every row that does not fit.
 */
export function mergeDataRoom(base: DataRoom, imports: DataImports): DataRoom {
  const provenance: Record<string, Provenance> = { ...base.provenance };
  const series: Record<string, Series> = { ...base.series };
  let { suburbs } = base;
  if (imports.suburbs !== undefined) {
    suburbs = mergeSuburbs(base, imports.suburbs);
    provenance['own-suburbs'] = ownProvenance('Own suburb table', imports.suburbs);
  }
  for (const own of imports.series ?? []) {
    const table = `own-series-${own.series}`;
    series[own.series] = mergeSeries(base, own, table);
    provenance[table] = ownProvenance(`Own series ${own.series}`, own);
  }
  if (imports.boundaries !== undefined) {
    suburbs = markBoundaries(suburbs, imports.boundaries);
    provenance['own-boundaries'] = ownProvenance('Own boundaries', imports.boundaries);
  }
  if (imports.tape !== undefined) provenance['loan-tape'] = ownProvenance('Loan tape', imports.tape);
  if (imports.flows !== undefined) provenance['fund-flows'] = ownProvenance('Flows of the fund', imports.flows);
  return {
    ...base,
    suburbs,
    series,
    provenance,
    ...(imports.tape === undefined ? {} : { tape: imports.tape }),
    ...(imports.flows === undefined ? {} : { flows: imports.flows }),
  };
}

function ownProvenance(title: string, own: ImportSource): Provenance {
  return {
    title,
    publisher: 'The user',
    licence: "The user's own",
    attribution: `Own data: ${own.file}`,
    source: own.file,
    period: '',
    note: 'Checked for form and range, not for truth.',
    contentHash: own.contentHash,
  };
}

function mergeSeries(base: DataRoom, own: SeriesImport, table: string): Series {
  const built = base.series[own.series];
  const reject = (message: string, remedy: string) =>
    new AppError('input/invalid', `${own.file}: ${message}`, { file: own.file, series: own.series }, [
      { path: own.series, message, remedy },
    ]);
  if (built === undefined)
    throw reject(`there is no series '${own.series}'.`, `Known: ${Object.keys(base.series).join(', ')}.`);
  if (built.frequency !== own.frequency)
    throw reject(
      `'${own.series}' is given by ${own.frequency}, but is by ${built.frequency}.`,
      'Give the same frequency.',
    );
  const isRate = built.unit === 'Annual' || built.unit === 'Fraction';
  if (isRate && own.values.some((value) => Math.abs(value) > 1))
    throw reject(`'${own.series}' is a fraction, but a value is above 1.`, 'Give 0.05 for 5 %.');
  if (!isRate && own.values.some((value) => value <= 0))
    throw reject(`'${own.series}' must be above 0.`, 'Leave a missing value blank.');
  return { ...built, firstPeriod: own.firstPeriod, values: own.values, table };
}

function markBoundaries(suburbs: SuburbTable, own: BoundaryImport): SuburbTable {
  return {
    ...suburbs,
    hasBoundary: Uint8Array.from(suburbs.codes, (code, s) => (own.polygons.has(code) ? 1 : suburbs.hasBoundary[s]!)),
  };
}
