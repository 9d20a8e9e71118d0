import { isAbsolute, join } from 'node:path';
import type { Scenario } from '../../src-engine/index.ts';

/** Groups of a scenario that name data files. */
export type FilesOfScenario = { readonly data: Pick<Scenario['data'], 'suburbsFile'> } & Partial<
  Pick<Scenario, 'seasoned'>
>;

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
