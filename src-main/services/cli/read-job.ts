import { AppError, type Job } from '../../../src-engine/index.ts';
import { loadScenario } from '../scenarios/load-scenario.ts';
import type { ScenarioFolders } from '../scenarios/read-scenario.ts';

/** Settings of the command line that stand above those of the file. */
export type RunOverrides = { readonly paths?: number | undefined; readonly seed?: string | undefined };

export type ReadJob = {
  readonly job: Job;
  /** Throws the error again, with file and line where it names a field: for what the plan refuses. */
  readonly explain: (error: unknown) => never;
};

/**
 * Reads a scenario file with all it extends, puts the command line's settings over it and checks it, so that errors name the
 * file and line before any process is started.
 */
export async function readJob(
  reference: string,
  folders: ScenarioFolders,
  dataDir: string,
  overrides: RunOverrides = {},
): Promise<ReadJob> {
  const settings = { 'run.paths': overrides.paths, 'run.seed': overrides.seed };
  const { document, dataFiles, explain } = await loadScenario(reference, folders, settings);
  return {
    job: { scenario: document, dataDir, dataFiles: Object.fromEntries(dataFiles) },
    explain: (error) => {
      throw concernsFields(error) ? explain(error) : error;
    },
  };
}

/** A crash or a cancelled run is no fault of the file. */
export function concernsFields(error: unknown): boolean {
  return error instanceof AppError && error.issues.some(({ path }) => path !== '') && error.code !== 'input/not-found';
}
