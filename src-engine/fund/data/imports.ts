import type { Series } from './data-room.ts';
import type { MetricName } from './metrics.ts';

/** What every imported file says of itself. */
export type ImportSource = {
  /** Name of the file, for messages and provenance. */
  readonly file: string;
  /** SHA-256 of the text (hex). */
  readonly contentHash: string;
};

/** One row of a user's suburb table. Null where the table has no such column or the cell is blank. */
export type ImportedSuburb = {
  readonly line: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly postcode: string | null;
  readonly lga: string | null;
  readonly latitudeDegree: number | null;
  readonly longitudeDegree: number | null;
};

/** A checked suburb table of the user: figures by metric, row for row with `rows`; NaN = blank = keep what is built in. */
export type SuburbImport = ImportSource & {
  readonly rows: readonly ImportedSuburb[];
  readonly metrics: Readonly<Partial<Record<MetricName, Float64Array>>>;
};

/** A checked series of the user; it takes the place of the built-in series of that name. */
export type SeriesImport = ImportSource & {
  readonly series: string;
  readonly frequency: Series['frequency'];
  readonly firstPeriod: string;
  readonly values: Float64Array;
};

/** Longitude and latitude in degrees. */
export type Position = readonly [longitudeDegree: number, latitudeDegree: number];

/** Checked boundaries of the user, by suburb code: polygons of closed rings, the outer ring first. */
export type BoundaryImport = ImportSource & {
  readonly polygons: ReadonlyMap<string, readonly (readonly (readonly Position[])[])[]>;
};

export type DataImports = {
  readonly suburbs?: SuburbImport | undefined;
  readonly series?: readonly SeriesImport[] | undefined;
  readonly boundaries?: BoundaryImport | undefined;
};
