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

/** How an advance of a tape stands: on the book, in default and not yet sold, or settled. */
export const tapeStatuses = ['living', 'default', 'exited'] as const;
export type TapeStatus = (typeof tapeStatuses)[number];

/** One row of the loan tape of an existing fund, checked for form alone. Null where the tape has no such column or a blank cell. */
export type TapeRow = {
  readonly line: number;
  readonly id: string;
  /** Day number (1970-01-01 = 0). */
  readonly advanceDay: number;
  readonly principalAud: number;
  readonly valueAud: number;
  readonly seniorAud: number;
  readonly suburb: string;
  readonly status: TapeStatus;
  readonly exitDay: number | null;
  /** Name of an exit cause, as written. */
  readonly cause: string | null;
  readonly proceedsAud: number | null;
  /** Day on which the proceeds came; null: on the exit day. */
  readonly cashDay: number | null;
  readonly currentValueAud: number | null;
  readonly currentSeniorAud: number | null;
  readonly shareFraction: number | null;
  readonly interestRateAnnual: number | null;
  readonly dwellingType: number | null;
  readonly recycled: number | null;
  readonly seniorAgeMonths: number | null;
  readonly interestOnly: number | null;
  readonly tenureMonths: number | null;
};

/** A loan tape as it was read. */
export type TapeImport = ImportSource & { readonly rows: readonly TapeRow[] };

/** One dated row of what the fund's investors paid in and received, and what the fund paid for itself. Null: no such column. */
export type FlowRow = {
  readonly line: number;
  readonly day: number;
  readonly calledLpAud: number | null;
  readonly calledGpAud: number | null;
  /** LP and GP commitment together, where the file does not part them. */
  readonly calledAud: number | null;
  readonly distributedLpAud: number | null;
  readonly distributedGpAud: number | null;
  readonly carryAud: number | null;
  readonly distributedAud: number | null;
  readonly managementFeeAud: number | null;
  readonly expensesAud: number | null;
};

/** Dated flows as they were read. */
export type FlowsImport = ImportSource & { readonly rows: readonly FlowRow[] };

export type DataImports = {
  /** Loan tape and dated flows of a fund that already exists. */
  readonly tape?: TapeImport | undefined;
  readonly flows?: FlowsImport | undefined;
  readonly suburbs?: SuburbImport | undefined;
  readonly series?: readonly SeriesImport[] | undefined;
  readonly boundaries?: BoundaryImport | undefined;
};
