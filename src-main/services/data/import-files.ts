import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../src-engine/core/errors.ts';
import type { DataRoom } from '../../../src-engine/fund/data/data-room.ts';
import { mergeDataRoom } from '../../../src-engine/fund/data/merge.ts';
import { importSeries } from './import-series.ts';
import { importSuburbTable } from './import-suburbs.ts';

/** Fields of a scenario that name data files; the name of the series follows the second. */
export const suburbsField = 'data.suburbsFile';
export const seriesField = 'data.seriesFiles.';

/**
 * The built-in data with a scenario's own files over it. `files`: scenario field -> absolute path, the fields being
 * `data.suburbsFile` and `data.seriesFiles.<series>`. Messages and provenance carry the file's name, not its folder.
 * Throws `input/not-found` for a file that cannot be read, `input/invalid` with every wrong row, or for an unknown field.
 */
export function importDataFiles(builtIn: DataRoom, files: Readonly<Record<string, string>>): DataRoom {
  const fields = Object.keys(files).toSorted();
  if (fields.length === 0) return builtIn;
  const unknown = fields.find((field) => field !== suburbsField && !field.startsWith(seriesField));
  if (unknown !== undefined)
    throw new AppError('input/invalid', `'${unknown}' does not name a data file.`, { field: unknown });
  return mergeDataRoom(builtIn, {
    suburbs: fields.includes(suburbsField)
      ? importSuburbTable(readOwn(files, suburbsField), basename(files[suburbsField]!))
      : undefined,
    series: fields
      .filter((field) => field.startsWith(seriesField))
      .map((field) => importSeries(readOwn(files, field), field.slice(seriesField.length), basename(files[field]!))),
  });
}

function readOwn(files: Readonly<Record<string, string>>, field: string): string {
  const file = files[field]!;
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `The file '${basename(file)}' cannot be read.`;
    const remedy = 'Give a path relative to the scenario file.';
    throw new AppError('input/not-found', message, { file }, [{ path: field, message, remedy }], { cause });
  }
}
