import { z } from 'zod';
import { AppError, units } from '../../../src-engine/index.ts';
import { readDataFile } from './data-file.ts';

/** One column of a table in resources/data. */
export const catalogueColumnSchema = z.strictObject({
  name: z.string().min(1),
  unit: z.enum(units),
  doc: z.string().min(1),
});

/** One table of resources/data: what it is, who published it, how it is laid out, and the hash of its bytes. */
export const catalogueEntrySchema = z.strictObject({
  /** Key of the table everywhere: the file's name without its ending. */
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  file: z.string().regex(/^[a-z0-9-]+\.(csv|geojson)$/),
  title: z.string().min(1),
  publisher: z.string().min(1),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  source: z.string().min(1),
  period: z.string().min(1),
  note: z.string(),
  rows: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  columns: z.array(catalogueColumnSchema),
});
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

/** `resources/data/catalogue.json`. */
export const catalogueSchema = z.strictObject({
  format: z.literal(1),
  tables: z.array(catalogueEntrySchema).min(1),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** The catalogue of a data folder. Throws `data/invalid` when it is missing or not a catalogue. */
export function loadCatalogue(dataDir: string): Catalogue {
  const file = 'catalogue.json';
  const text = readDataFile(dataDir, file).toString('utf8');
  const parsed = catalogueSchema.safeParse(jsonOf(text, file));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
    remedy: '',
  }));
  throw new AppError('data/invalid', `${file} is not a catalogue of data.`, { file }, issues);
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('data/invalid', `${file} is not JSON.`, { file }, [], { cause });
  }
}
