import { isAbsolute, join } from 'node:path';
import type { DataRoom, Scenario } from '../../../src-engine/index.ts';
import { importDataFiles } from './import-files.ts';
import { loadDataRoom } from './load-data.ts';

/** Groups of a scenario that name data files. */
export type FilesOfScenario = { readonly data: Pick<Scenario['data'], 'suburbsFile'> } & Partial<
  Pick<Scenario, 'seasoned'>
>;

/** The data that a parsed scenario asks for, its own files taken relative to `scenarioDir`. Errors as above and `data/invalid`. */
export function loadScenarioData(dataDir: string, scenario: FilesOfScenario, scenarioDir: string): DataRoom {
  return importDataFiles(loadDataRoom(dataDir), filesOf(scenario, scenarioDir));
}

/** Scenario field -> absolute path of the data file that it names. */
export function filesOf({ data, seasoned }: FilesOfScenario, scenarioDir: string): Record<string, string> {
  const named = {
    'data.suburbsFile': data.suburbsFile,
    'seasoned.loanTapeFile': seasoned?.loanTapeFile ?? null,
    'seasoned.flowsFile': seasoned?.flowsFile ?? null,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([field, file]) =>
      file === null ? [] : [[field, isAbsolute(file) ? file : join(scenarioDir, file)]],
    ),
  );
}
