import type { Cell, CellUnit } from './cell.ts';

/** Every sheet that a pack can have, in the order of the full pack. */
export const sheetKeys = [
  'cover',
  'summary',
  'terms',
  'sources-and-uses',
  'portfolio',
  'returns',
  'cash-annual',
  'cash-quarterly',
  'cash-monthly',
  'waterfall-median',
  'waterfall-median-months',
  'waterfall-mean',
  'waterfall-mean-months',
  'sensitivities',
  'downside',
  'guardrails',
  'risk-matrix',
  'comparison',
  'assumptions',
  'methodology',
  'glossary',
  'ilpa-fees',
  'ilpa-performance',
  'rg-45',
  'distributions',
  'paths',
  'manifest',
  'checks',
] as const;
export type SheetKey = (typeof sheetKeys)[number];

/** Zero-based cell, or a block of cells. */
export type CellPlace = { readonly row: number; readonly column: number };
export type CellBlock = { readonly from: CellPlace; readonly to: CellPlace };

/** A native chart over cells of the workbook. Blocks are anchors: `sheet.name`, resolved when the pack is assembled. */
export type ChartModel = {
  readonly kind: 'line' | 'bar' | 'stacked-bar' | 'area-band' | 'bar-and-line';
  /** The finding, as a sentence. */
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** Number format of the value axis, as Excel writes it. */
  readonly valueFormat: string;
  readonly categories: string;
  readonly series: readonly {
    /** Anchor of the cell that names it. */
    readonly name: string;
    readonly values: string;
    /** In a chart of bars and lines: which of the two. */
    readonly as?: 'line' | 'bar';
    /** RGB, six digits; the palette of the pack when left out. Null: invisible, as the lower part of a bridge or a band. */
    readonly colour?: string | null;
  }[];
  /** Where it stands on its sheet; the last row of the block stays free. */
  readonly at: CellBlock;
};

/** A rule for what may be typed into an input cell. */
export type ValidationModel = {
  readonly at: CellPlace;
  readonly rule:
    | { readonly kind: 'decimal'; readonly low: number; readonly high: number }
    | { readonly kind: 'list'; readonly options: readonly string[] };
  /** What is said when it is broken. */
  readonly message: string;
};

/** A sheet as it will be written, before it is known which other sheets are in the pack. */
export type SheetModel = {
  readonly key: SheetKey;
  /** Name of the tab: at most 31 characters, unique in the pack. */
  readonly name: string;
  /** Widths of columns in characters. */
  readonly widths: readonly number[];
  /** Rows of cells; a row may be shorter than the sheet is wide. */
  readonly rows: readonly (readonly Cell[])[];
  /** Rows and columns that stay when one scrolls, and that are printed on every page. */
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Text that runs over several columns: row, first and last column. */
  readonly merges: readonly CellBlock[];
  /** Rows of wrapped text, with the lines that they need at the widths given. */
  readonly tallRows: ReadonlyMap<number, number>;
  /** Pages that the print is wide; the frozen columns stand on each. */
  readonly pagesWide: number;
  /** Last cell on paper: what is below and to its right is there for the screen alone. Null: all of it is printed. */
  readonly printedTo: CellPlace | null;
  /** Whether the print shrinks until it is one page high. */
  readonly isOnePageTall: boolean;
  /** Rows after which a printed page ends. */
  readonly pageBreaks: readonly number[];
  readonly charts: readonly ChartModel[];
  readonly validations: readonly ValidationModel[];
  /** Places by name within this sheet: `{sheet.name}` in a formula anywhere in the pack. */
  readonly anchors: ReadonlyMap<string, CellBlock>;
  /** Anchors that get a defined name of the workbook, by that name (`Hurdle_Annual`). */
  readonly definedNames: ReadonlyMap<string, string>;
  /** Anchors of check cells with what they check and how exactly: the cover sums them. */
  readonly checks: readonly { readonly anchor: string; readonly says: string; readonly within: string }[];
  /** Rows that are streamed behind `rows`, so that they are never all in memory: numbers only, null for no value. */
  readonly streamed: {
    readonly count: number;
    readonly rowAt: (row: number) => readonly (number | null)[];
    readonly columns: number;
    /** Unit of each column; without it numbers are shown as they are. */
    readonly units?: readonly CellUnit[];
  } | null;
};

/** Everything that a file shows. `sheets` are in their order; formulas still hold anchors in braces. */
export type PackModel = {
  readonly title: string;
  readonly sheets: readonly SheetModel[];
  readonly brand: Brand;
  /** ISO time that the file gives as its creation; null: none, so that equal packs are equal files. */
  readonly madeAt: string | null;
  /** Facts that go into the file's own properties, such as the result hash. */
  readonly properties: Readonly<Record<string, string>>;
};

/** Looks of a user's own template. */
export type Brand = {
  readonly companyName: string;
  /** RGB, six digits. */
  readonly accentColour: string;
  /** PNG or JPEG of at most 500 kB; null for none. */
  readonly logo: { readonly mediaType: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array } | null;
};

export const plainBrand: Brand = { companyName: '', accentColour: '1F4E79', logo: null };
