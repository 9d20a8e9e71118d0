/** What is in a cell of a workbook that somebody gave us. Dates are numbers: days since 30 December 1899. */
export type ReadCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** An error value such as `#DIV/0!`. */
  | { readonly kind: 'error'; readonly code: string }
  | {
      readonly kind: 'formula';
      /** Without the equals sign; null for a cell that shares the formula of another, whose text the file does not repeat. */
      readonly formula: string | null;
      /** What the program that saved the file computed; null when it kept nothing. An error value is its code. */
      readonly value: number | string | boolean | null;
      readonly isError: boolean;
    };

export type ReadSheet = {
  readonly name: string;
  /** Rows and columns up to the last one that holds something. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** Zero-based, as in the model of a pack. */
  readonly cell: (row: number, column: number) => ReadCell;
};

export type ReadWorkbook = {
  readonly sheets: readonly ReadSheet[];
  /** The document's own properties, from the list of Office; where that was removed, from the XML part that the writer puts beside it. */
  readonly properties: Readonly<Record<string, string>>;
  /** What names of the workbook stand for, such as `'Terms'!$B$3`. */
  readonly definedNames: ReadonlyMap<string, string>;
};
