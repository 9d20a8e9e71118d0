import type { Unit } from '../../core/units.ts';
import type { FlowsImport, TapeImport } from './imports.ts';
import type { MetricName } from './metrics.ts';

/** Who published a table, under what terms, and the words that must be shown with it. */
export type Provenance = {
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  /** The credit line that the licence asks for, word for word. */
  readonly attribution: string;
  /** The public document or dataset. */
  readonly source: string;
  readonly period: string;
  /** What a reader must know before relying on it. */
  readonly note: string;
  /** SHA-256 of the table's bytes (hex), or of the user's text for an imported table. Goes into the manifest of a run. */
  readonly contentHash: string;
};

/**
 * Suburbs as columns; row `s` of every column is the same suburb. A missing figure is NaN, never 0.
 * Rows are in order of code, so that the order of an import cannot move a result.
 */
export type SuburbTable = {
  readonly rows: number;
  /** ABS SAL code of 2021 (`SAL10002`), or the user's own. Unique. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly postcodes: readonly string[];
  /** Row of the suburb's local government area in `lga.areas`; -1 when unknown. */
  readonly lga: Int32Array;
  readonly latitudeDegree: Float64Array;
  readonly longitudeDegree: Float64Array;
  /** 1 when a boundary polygon exists. */
  readonly hasBoundary: Uint8Array;
  readonly metrics: Readonly<Record<MetricName, Float64Array>>;
};

/** A regular time series without holes in its index; a missing observation is NaN. */
export type Series = {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly frequency: 'month' | 'quarter';
  /** `2003-07` for months, `2003-Q3` for quarters. */
  readonly firstPeriod: string;
  readonly values: Float64Array;
  readonly doc: string;
  /** Key of `DataRoom.provenance`. */
  readonly table: string;
};

export const saleKinds = ['house', 'unit', 'all'] as const;
export type SaleKind = (typeof saleKinds)[number];

/** Prices and counts of one kind of dwelling, area-major: index `area * quarters + quarter`; NaN where suppressed. */
export type SalesColumns = {
  readonly lowerQuartileAud: Float64Array;
  readonly medianAud: Float64Array;
  readonly upperQuartileAud: Float64Array;
  readonly salesCount: Float64Array;
};

/** Quarterly sales of the local government areas, and of the larger areas that the publisher totals. */
export type LgaTable = {
  /** First the 34 local government areas by name, then the totals. */
  readonly areas: readonly string[];
  /** How many of `areas` are local government areas (34). */
  readonly lgaCount: number;
  readonly firstQuarter: string;
  readonly quarters: number;
  /** `house` = non-strata titles, `unit` = strata titles. */
  readonly sales: Readonly<Record<SaleKind, SalesColumns>>;
};

/** Loan quality of all housing loans of authorised deposit-taking institutions, at quarter ends (some quarters unpublished here). */
export type ArrearsTable = {
  readonly quarters: readonly string[];
  readonly creditAud: Float64Array;
  readonly pastDue30To89Fraction: Float64Array;
  readonly nonPerformingFraction: Float64Array;
  readonly lvr80PlusFraction: Float64Array;
  readonly newLoansAud: Float64Array;
};

/** Hazard or odds ratios by band of indexed scheduled loan-to-value; bands are (lower, upper]. */
export type HazardRatioTable = {
  /** `cox`: competing-risks hazard ratio, base band 60-70 %; `logit`: multinomial odds ratio, base band 50-60 %. */
  readonly model: readonly ('cox' | 'logit')[];
  readonly lowerLvrFraction: Float64Array;
  readonly upperLvrFraction: Float64Array;
  readonly isBase: Uint8Array;
  readonly enteredArrearsMultiple: Float64Array;
  readonly fullRepaymentMultiple: Float64Array;
  readonly arrearsToForeclosureMultiple: Float64Array;
  readonly arrearsToCuredMultiple: Float64Array;
  readonly arrearsToRepaymentMultiple: Float64Array;
};

/** Net overseas migration: a few published financial years, not a series. */
export type MigrationFact = { readonly financialYear: string; readonly personsCount: number; readonly vintage: string };

/** Everything that a scenario is resolved against. Built by the loader or by hand in a test; nothing in it is ever changed. */
export type DataRoom = {
  readonly suburbs: SuburbTable;
  readonly series: Readonly<Record<string, Series>>;
  readonly lga: LgaTable;
  readonly arrears: ArrearsTable;
  readonly hazardRatios: HazardRatioTable;
  readonly migration: readonly MigrationFact[];
  /** Loan tape and dated flows of a fund that already exists, for a seasoned start. */
  readonly tape?: TapeImport | undefined;
  readonly flows?: FlowsImport | undefined;
  /** One entry per table, by table name (`suburbs`, `price-indices`, ...). */
  readonly provenance: Readonly<Record<string, Provenance>>;
};
