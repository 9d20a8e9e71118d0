import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError, type DataRoom, mergeDataRoom } from '../../../src-engine/index.ts';
import { importSeries } from './import-series.ts';
import { importSuburbTable } from './import-suburbs.ts';

/** Field of a scenario that names a suburb table. */
export const suburbsField = 'data.suburbsFile';

/**
 * The built-in data with a scenario's own files over it. `files`: scenario field -> absolute path; the only field is
 * `data.suburbsFile`. Messages and provenance carry the file's name, not its folder.
 * Throws `input/not-found` for a file that cannot be read, `input/invalid` with every wrong row, or for an unknown field.
 */
export function importDataFiles(builtIn: DataRoom, files: Readonly<Record<string, string>>): DataRoom {
  const unknown = Object.keys(files).find((field) => field !== suburbsField);
  if (unknown !== undefined)
    throw new AppError('input/invalid', `'${unknown}' does not name a data file.`, { field: unknown });
  const file = files[suburbsField];
  if (file === undefined) return builtIn;
  return mergeDataRoom(builtIn, { suburbs: importSuburbTable(readOwn(file, suburbsField), basename(file)) });
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
