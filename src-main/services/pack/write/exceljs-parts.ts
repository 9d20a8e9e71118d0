import type { Workbook } from 'exceljs';
import { createParts, type Parts } from './package-parts.ts';

type Model = unknown;
type PartTaker = { append(content: string, options: { readonly name: string }): void };
/** The steps of exceljs's own `write`, which its types do not name. Its version is pinned, and tests read what comes out. */
type Steps = {
  prepareModel(model: Model, options: object): void;
  addContentTypes(parts: PartTaker, model: Model): Promise<void>;
  addOfficeRels(parts: PartTaker, model: Model): Promise<void>;
  addWorkbookRels(parts: PartTaker, model: Model): Promise<void>;
  addWorksheets(parts: PartTaker, model: Model): Promise<void>;
  addSharedStrings(parts: PartTaker, model: Model): Promise<void>;
  addThemes(parts: PartTaker, model: Model): Promise<void>;
  addStyles(parts: PartTaker, model: Model): Promise<void>;
  addApp(parts: PartTaker, model: Model): Promise<void>;
  addCore(parts: PartTaker, model: Model): Promise<void>;
  addWorkbook(parts: PartTaker, model: Model): Promise<void>;
};

/**
 * What exceljs makes of a workbook, part by part, in the order in which they stand in a file. Its own way out is a zip by JSZip, which
 * cuts text into pieces of 16,384 characters and breaks a character outside the basic plane where it lies over a cut; and it would be
 * compressed twice.
 */
export async function exceljsParts(workbook: Workbook): Promise<Parts> {
  const steps = workbook.xlsx as unknown as Steps; // see Steps
  const model = workbook.model;
  const parts = createParts();
  const taker: PartTaker = { append: (content, { name }) => parts.set(name, content) };
  steps.prepareModel(model, {});
  await steps.addContentTypes(taker, model);
  await steps.addOfficeRels(taker, model);
  await steps.addWorkbookRels(taker, model);
  await steps.addWorksheets(taker, model);
  await steps.addSharedStrings(taker, model); // counted while the sheets were made
  await steps.addThemes(taker, model);
  await steps.addStyles(taker, model);
  await steps.addApp(taker, model);
  await steps.addCore(taker, model);
  await steps.addWorkbook(taker, model);
  return parts;
}
