import { AppError, documentOf, parseScenario, type PlainObject, type Scenario } from '../../../src-engine/index.ts';
import { dataFiles } from './data-files.ts';
import { mergeDocuments } from './merge.ts';
import { readScenario, withPlaces, type ScenarioFolders } from './read-scenario.ts';

export type LoadedScenario = {
  readonly scenario: Scenario;
  /** What the files and the settings set, in the newest format: what `scenario` was parsed from. */
  readonly document: PlainObject;
  /** Files it was read from, the extended ones first, absolute. */
  readonly files: readonly string[];
  /** The user's data files by the dotted path of the field that names them, absolute. */
  readonly dataFiles: ReadonlyMap<string, string>;
  /** Adds file and line to the issues of an error that names fields of this scenario, as `resolveScenario` throws. */
  readonly explain: (error: unknown) => unknown;
};

/**
 * From a file or the name of a scenario to a checked scenario: read, merge, upgrade, parse, find the data files it names.
 * `settings` (dotted path -> value, undefined = not given) stand above the files: options of a command.
 * Throws `input/not-found`, `input/too-large` or `input/invalid`; every issue names the field, and the line where it is set.
 */
export async function loadScenario(
  reference: string,
  folders: ScenarioFolders,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<LoadedScenario> {
  const raw = await readScenario(reference, folders);
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  const document = mergeDocuments(raw.document, documentOf(given));
  const explain = (error: unknown) => {
    const placed = withPlaces(error, (path) => raw.places.get(path), raw.files.at(-1)!);
    if (!(error instanceof AppError) || !(placed instanceof AppError)) return placed;
    // What the command says stands in no line of a file.
    const issues = placed.issues.map((issue, i) => (Object.hasOwn(given, issue.path) ? error.issues[i]! : issue));
    return new AppError(placed.code, placed.message, placed.context, issues, { cause: error });
  };
  try {
    const scenario = parseScenario(document);
    return { scenario, document, files: raw.files, dataFiles: dataFiles(raw), explain };
  } catch (error) {
    throw explain(error);
  }
}
