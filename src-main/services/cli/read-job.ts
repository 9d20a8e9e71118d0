import { parseScenario, type Job } from '../../../src-engine/index.ts';
import { dataFiles } from '../scenarios/data-files.ts';
import { readScenario, withPlaces, type ScenarioFolders } from '../scenarios/read-scenario.ts';

/** Settings of the command line that stand above those of the file. */
export type RunOverrides = { readonly paths?: number | undefined; readonly seed?: string | undefined };

/**
 * Reads a scenario file with all it extends, puts the command line's settings over it and checks it, so that errors name the
 * file and line before any process is started.
 */
export async function readJob(
  reference: string,
  folders: ScenarioFolders,
  dataDir: string,
  overrides: RunOverrides = {},
): Promise<Job> {
  const raw = await readScenario(reference, folders);
  const run = typeof raw.document['run'] === 'object' ? raw.document['run'] : {};
  const changed = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  const scenario = Object.keys(changed).length === 0 ? raw.document : { ...raw.document, run: { ...run, ...changed } };
  try {
    parseScenario(scenario);
  } catch (error) {
    throw withPlaces(error, (path) => raw.places.get(path), raw.files.at(-1)!);
  }
  return { scenario, dataDir, dataFiles: Object.fromEntries(await dataFiles(raw)) };
}
