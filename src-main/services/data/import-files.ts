import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError, type DataImports, type DataRoom, mergeDataRoom } from '../../../src-engine/index.ts';
import { importFlows } from './import-flows.ts';
import { importSeries } from './import-series.ts';
import { importSuburbTable } from './import-suburbs.ts';
import { importTape } from './import-tape.ts';

/** Fields of a scenario that name a data file, and what the file is read as. */
export const dataFileFields = {
  'data.suburbsFile': (text: string, file: string) => ({ suburbs: importSuburbTable(text, file) }),
  'seasoned.loanTapeFile': (text: string, file: string) => ({ tape: importTape(text, file) }),
  'seasoned.flowsFile': (text: string, file: string) => ({ flows: importFlows(text, file) }),
} as const;

/**
 * The built-in data with a scenario's own files over it. `files`: scenario field -> absolute path; the fields are those of
 * `dataFileFields`. Messages and provenance carry the file's name, not its folder.
 * Throws `input/not-found` for a file that cannot be read, `input/invalid` with every wrong row, or for an unknown field.
 */
export function importDataFiles(builtIn: DataRoom, files: Readonly<Record<string, string>>): DataRoom {
  const unknown = Object.keys(files).find((field) => !Object.hasOwn(dataFileFields, field));
  if (unknown !== undefined)
    throw new AppError('input/invalid', `'${unknown}' does not name a data file.`, { field: unknown });
  let imports: DataImports = {};
  for (const [field, read] of Object.entries(dataFileFields)) {
    const file = files[field];
    if (file !== undefined) imports = { ...imports, ...read(readOwn(file, field), basename(file)) };
  }
  return Object.keys(imports).length === 0 ? builtIn : mergeDataRoom(builtIn, imports);
}

/**
 * The built-in data with own series over it, for a calibration. `files`: name of the series -> path. A run does not read
 * series (its market parameters are in the scenario), so a scenario cannot name them.
 */
export function importSeriesFiles(builtIn: DataRoom, files: Readonly<Record<string, string>>): DataRoom {
  const series = Object.keys(files)
    .toSorted()
    .map((name) => importSeries(readOwn(files[name]!, name), name, basename(files[name]!)));
  return mergeDataRoom(builtIn, { series });
}

function readOwn(file: string, field: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `The file '${basename(file)}' cannot be read.`;
    const remedy = 'Check the path; in a scenario it is relative to the scenario file.';
    throw new AppError('input/not-found', message, { file }, [{ path: field, message, remedy }], { cause });
  }
}
