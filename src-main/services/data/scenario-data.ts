import { isAbsolute, join } from 'node:path';
import type { DataConfig, DataRoom } from '../../../src-engine/index.ts';
import { importDataFiles, suburbsField } from './import-files.ts';
import { loadDataRoom } from './load-data.ts';

/** The data that a parsed scenario asks for, its own files taken relative to `scenarioDir`. Errors as above and `data/invalid`. */
export function loadScenarioData(dataDir: string, config: DataConfig, scenarioDir: string): DataRoom {
  const file = config.suburbsFile;
  const files = file === null ? {} : { [suburbsField]: isAbsolute(file) ? file : join(scenarioDir, file) };
  return importDataFiles(loadDataRoom(dataDir), files);
}
