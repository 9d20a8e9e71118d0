import { isAbsolute, join } from 'node:path';
import type { DataConfig } from '../../../src-engine/fund/data/config.ts';
import type { DataRoom } from '../../../src-engine/fund/data/data-room.ts';
import { importDataFiles, seriesField, suburbsField } from './import-files.ts';
import { loadDataRoom } from './load-data.ts';

/** The data that a parsed scenario asks for, its own files taken relative to `scenarioDir`. Errors as above and `data/invalid`. */
export function loadScenarioData(dataDir: string, config: DataConfig, scenarioDir: string): DataRoom {
  const place = (file: string) => (isAbsolute(file) ? file : join(scenarioDir, file));
  const files: Record<string, string> = {};
  if (config.suburbsFile !== null) files[suburbsField] = place(config.suburbsFile);
  for (const [name, file] of Object.entries(config.seriesFiles)) files[`${seriesField}${name}`] = place(file);
  return importDataFiles(loadDataRoom(dataDir), files);
}
