import type { Style, Workbook } from 'exceljs';

type Model = {
  readonly styles: { addStyleModel(style: Partial<Style>): number };
  readonly sharedStrings: { add(text: string): number };
};
type PartTaker = { append(content: string, options: { readonly name: string }): void };
type Step = (parts: PartTaker, model: Model) => Promise<void>;
/** The steps of exceljs's own `write`, which its types do not name. Its version is pinned, and tests read what comes out. */
type Steps = { prepareModel(model: Model, options: object): void } & Readonly<
  Record<
    | 'addContentTypes'
    | 'addOfficeRels'
    | 'addWorkbookRels'
    | 'addWorksheets'
    | 'addSharedStrings'
    | 'addThemes'
    | 'addStyles'
    | 'addApp'
    | 'addCore'
    | 'addWorkbook',
    Step
  >
>;

/** A workbook of exceljs on its way into a file. */
export type ExceljsParts = {
  /** Takes a style into the file and gives its number. */
  readonly addStyle: (style: Partial<Style>) => number;
  /** Takes a text into the file and gives its number. */
  readonly addText: (text: string) => number;
  /** Parts by name in the order in which they stand in a file. Sheets are frames without rows. */
  readonly frame: ReadonlyMap<string, string>;
  /** Texts and styles, once every cell was written. */
  readonly finish: () => Promise<ReadonlyMap<string, string>>;
};

/**
 * What exceljs makes of a workbook, part by part. Its own way out is a zip by JSZip, which cuts text into pieces of 16,384 characters
 * and breaks a character outside the basic plane where it lies over a cut; and it keeps an object of 1 kB for every cell.
 * @param first a text that the file will have: without one exceljs leaves the list of texts out
 */
export async function exceljsParts(workbook: Workbook, first: string): Promise<ExceljsParts> {
  const steps = workbook.xlsx as unknown as Steps; // see Steps
  const model = workbook.model as unknown as Model; // prepareModel adds what it says
  steps.prepareModel(model, {});
  model.sharedStrings.add(first);
  const take = async (names: readonly Exclude<keyof Steps, 'prepareModel'>[]) => {
    const parts = new Map<string, string>();
    for (const name of names)
      await steps[name]({ append: (content, options) => void parts.set(options.name, content) }, model);
    return parts;
  };
  return {
    addStyle: (style) => model.styles.addStyleModel(style),
    addText: (text) => model.sharedStrings.add(text),
    frame: await take([
      'addContentTypes',
      'addOfficeRels',
      'addWorkbookRels',
      'addWorkbook',
      'addThemes',
      'addApp',
      'addCore',
      'addWorksheets',
    ]),
    finish: () => take(['addSharedStrings', 'addStyles']),
  };
}
