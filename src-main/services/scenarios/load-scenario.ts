import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import type { Scenario } from '../../../src-engine/fund/scenario/schema.ts';
import { dataFiles } from './data-files.ts';
import { readScenario, withPlaces, type RawScenario, type ScenarioFolders } from './read-scenario.ts';

export type LoadedScenario = {
  readonly scenario: Scenario;
  readonly raw: RawScenario;
  /** The user's data files by the dotted path of the field that names them, absolute. */
  readonly dataFiles: ReadonlyMap<string, string>;
  /** Adds file and line to the issues of an error that names fields of this scenario, as `resolveScenario` throws. */
  readonly explain: (error: unknown) => unknown;
};

/**
 * From a file or the name of a scenario to a checked scenario: read, merge, upgrade, parse, find the data files it names.
 * Throws `input/not-found`, `input/too-large` or `input/invalid`; every issue names the field, and the line where it is set.
 */
export async function loadScenario(reference: string, folders: ScenarioFolders): Promise<LoadedScenario> {
  const raw = await readScenario(reference, folders);
  const explain = (error: unknown) => withPlaces(error, (path) => raw.places.get(path), raw.files.at(-1)!);
  try {
    const scenario = parseScenario(raw.document);
    return { scenario, raw, dataFiles: await dataFiles(raw), explain };
  } catch (error) {
    throw explain(error);
  }
}
