import { basename, dirname, extname, resolve } from 'node:path';
import {
  AppError,
  documentOf,
  isRegistryDocument,
  parseRegistry,
  parseScenario,
  plainDocument,
  type FieldIssue,
  type PlainObject,
  type RegistryConfig,
  type RegistryJob,
} from '../../../src-engine/index.ts';
import { dataFiles } from '../scenarios/data-files.ts';
import { mergeDocuments } from '../scenarios/merge.ts';
import { readScenario, withPlaces, type RawScenario, type ScenarioFolders } from '../scenarios/read-scenario.ts';
import { locateScenario, readScenarioText } from '../scenarios/scenario-file.ts';
import { parseYamlTree } from '../scenarios/yaml-tree.ts';

export type LoadedRegistry = {
  readonly registry: RegistryConfig;
  readonly job: Omit<RegistryJob, 'dataDir'>;
  /** Adds file and line to the issues of an error that names fields of this registry, as `resolveRegistry` throws. */
  readonly explain: (error: unknown) => unknown;
};

type Source = {
  readonly file: string;
  readonly lines: ReadonlyMap<string, number>;
  readonly registry: RegistryConfig;
  readonly folders: ScenarioFolders;
};

/**
 * From a file or the name of a registry to all that a run of it needs: the registry, the scenarios that it names, the settings
 * laid over them. `settings` (dotted path -> value) are those of the command and stand above all.
 * Throws `input/not-found`, `input/too-large` or `input/invalid`; every issue names the field, and the line where it is set.
 */
export async function loadRegistry(
  reference: string,
  folders: ScenarioFolders,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<LoadedRegistry> {
  const file = resolve(await locateScenario(reference, folders.workingFolder, folders.resourceFolder));
  const source = await readRegistry(file, folders);
  const { registry } = source;
  const over = documentOf(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)));
  const raw = await read(source, registry.scenario, 'scenario');
  const common = compose(source, raw, over, null);
  const files = dataFilesOf(source, common, 'scenario');
  const funds: PlainObject[] = [];
  for (const [i, { scenario }] of registry.funds.entries()) {
    const own = scenario === null ? raw : await read(source, scenario, `funds[${i}].scenario`);
    const fund = compose(source, own, over, i);
    if (scenario !== null) refuseOtherFiles(files, dataFilesOf(source, fund, `funds[${i}].scenario`), i);
    funds.push(fund.document);
  }
  return {
    registry,
    job: { registry, common: common.document, funds, dataFiles: Object.fromEntries(files) },
    explain: (error) => placed(source, error),
  };
}

/** Whether a reference means a file that says it is a registry of funds; false for what cannot be read. */
export async function isRegistryFile(reference: string, folders: ScenarioFolders): Promise<boolean> {
  try {
    const file = await locateScenario(reference, folders.workingFolder, folders.resourceFolder);
    return isRegistryDocument(parseYamlTree(await readScenarioText(file), basename(file)).data);
  } catch {
    return false;
  }
}

async function readRegistry(file: string, folders: ScenarioFolders): Promise<Source> {
  const name = basename(file);
  const { data, lines } = parseYamlTree(await readScenarioText(file), name);
  const below = { ...folders, workingFolder: dirname(file) };
  const document = plainDocument(data);
  if (!isRegistryDocument(document))
    throw new AppError('input/invalid', `${name} is not a registry of funds.`, { file }, [
      {
        path: 'kind',
        message: 'is not "registry"',
        remedy: `Write "kind: registry", or run it as a scenario: equihome run ${basename(file, extname(file))}.`,
      },
    ]);
  const named = document['name'] === undefined ? { ...document, name: basename(file, extname(file)) } : document;
  try {
    return { file, lines, folders: below, registry: parseRegistry(named) };
  } catch (error) {
    throw placed({ file, lines }, error);
  }
}

function placed({ file, lines }: Pick<Source, 'file' | 'lines'>, error: unknown): unknown {
  return withPlaces(
    error,
    (path) => {
      const line = lines.get(path);
      return line === undefined ? undefined : { file, line };
    },
    file,
  );
}

/** A scenario that the registry names in `field`. */
async function read(source: Source, reference: string, field: string): Promise<RawScenario> {
  try {
    return await readScenario(reference, source.folders);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'input/not-found') throw error;
    const issues = error.issues.map((issue) => ({ ...issue, path: field, message: `${issue.path}: ${issue.message}` }));
    throw placed(source, new AppError(error.code, error.message, error.context, issues, { cause: error }));
  }
}

/**
 * A scenario with the settings of the registry and of fund `fund` (null: the common scenario) over it, in that order, and the
 * command's on top. Checked, so that every fault is told with its place.
 */
function compose(source: Source, raw: RawScenario, over: PlainObject, fund: number | null): RawScenario {
  const { registry, lines, file } = source;
  const places = new Map(raw.places);
  const setBy = new Map<string, string>();
  const lay = (under: PlainObject, settings: PlainObject, field: string) =>
    mergeDocuments(under, settings, (path) => {
      const written = field === '' ? path : `${field}.${path}`;
      places.set(path, { file, line: lines.get(written) ?? lines.get(field) ?? 1 });
      setBy.set(path, written);
    });
  let document = lay(raw.document, settingsDocument(registry.settings), 'settings');
  document = lay(document, { manager: settingsDocument(registry.manager) }, '');
  if (fund !== null)
    document = lay(document, settingsDocument(registry.funds[fund]!.settings), `funds[${fund}].settings`);
  document = mergeDocuments(document, over);
  try {
    parseScenario(document);
  } catch (error) {
    const whole = withPlaces(error, (path) => places.get(path), raw.files.at(-1)!);
    if (!(whole instanceof AppError)) throw whole;
    const scenarioField =
      fund === null || registry.funds[fund]!.scenario === null ? 'scenario' : `funds[${fund}].scenario`;
    const issues = whole.issues.map((issue): FieldIssue => {
      const field = setBy.get(issue.path);
      return field !== undefined
        ? { ...issue, path: field }
        : { ...issue, path: scenarioField, message: `${issue.path}: ${issue.message}` };
    });
    throw new AppError(whole.code, whole.message, whole.context, issues, { cause: whole });
  }
  return { document, files: raw.files, places };
}

/** Settings written nested, as dotted paths, or both, as a document. */
function settingsDocument(settings: Readonly<Record<string, unknown>>): PlainObject {
  return Object.entries(settings).reduce<PlainObject>(
    (document, [path, value]) => mergeDocuments(document, documentOf({ [path]: value })),
    {},
  );
}

function dataFilesOf(source: Source, raw: RawScenario, field: string): ReadonlyMap<string, string> {
  try {
    return dataFiles(raw);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const issues = error.issues.map((issue) => ({ ...issue, path: field, message: `${issue.path}: ${issue.message}` }));
    throw placed(source, new AppError(error.code, error.message, error.context, issues, { cause: error }));
  }
}

/** The same words in two folders may name two files. */
function refuseOtherFiles(common: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>, fund: number): void {
  const other = [...own].find(([path, file]) => common.get(path) !== file);
  if (other === undefined) return;
  throw new AppError('input/invalid', 'The funds do not share one market.', {}, [
    {
      path: `funds[${fund}].scenario`,
      message: `${other[0]} names another file than the common scenario does`,
      remedy: 'All funds stand on the same data: name the file in the common scenario.',
    },
  ]);
}
