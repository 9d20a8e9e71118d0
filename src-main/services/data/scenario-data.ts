import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { AppError } from '../../../src-engine/core/errors.ts';
import type { DataConfig } from '../../../src-engine/fund/data/config.ts';
import type { DataRoom } from '../../../src-engine/fund/data/data-room.ts';
import { mergeDataRoom } from '../../../src-engine/fund/data/merge.ts';
import { importSeries } from './import-series.ts';
import { importSuburbTable } from './import-suburbs.ts';
import { loadDataRoom } from './load-data.ts';

/**
 * The data that a scenario asks for: the built-in tables with the scenario's own files over them. Paths are relative to
 * `scenarioDir`. Throws `input/not-found` for a file that cannot be read, `input/invalid` for one that is wrong.
 */
export function loadScenarioData(dataDir: string, config: DataConfig, scenarioDir: string): DataRoom {
  const base = loadDataRoom(dataDir);
  const { suburbsFile, seriesFiles } = config;
  const names = Object.keys(seriesFiles).toSorted();
  if (suburbsFile === null && names.length === 0) return base;
  return mergeDataRoom(base, {
    suburbs:
      suburbsFile === null
        ? undefined
        : importSuburbTable(readOwn(suburbsFile, scenarioDir, 'data.suburbsFile'), suburbsFile),
    series: names.map((name) =>
      importSeries(readOwn(seriesFiles[name]!, scenarioDir, `data.seriesFiles.${name}`), name, seriesFiles[name]!),
    ),
  });
}

function readOwn(file: string, scenarioDir: string, field: string): string {
  try {
    return readFileSync(isAbsolute(file) ? file : join(scenarioDir, file), 'utf8');
  } catch (cause) {
    const message = `The file '${file}' cannot be read.`;
    const remedy = 'Give a path relative to the scenario file.';
    throw new AppError('input/not-found', message, { file }, [{ path: field, message, remedy }], { cause });
  }
}
