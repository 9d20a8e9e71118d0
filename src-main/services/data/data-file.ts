import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../src-engine/index.ts';

/** Bytes of a file of the data folder. Throws `data/invalid` when it cannot be read. */
export function readDataFile(dataDir: string, file: string): Buffer {
  try {
    return readFileSync(join(dataDir, file));
  } catch (cause) {
    throw new AppError('data/invalid', `The data file ${file} cannot be read.`, { file, folder: dataDir }, [], {
      cause,
    });
  }
}
