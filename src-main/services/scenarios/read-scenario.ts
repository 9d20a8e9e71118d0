import { basename, dirname, extname, resolve } from 'node:path';
import {
  AppError,
  isRegistryDocument,
  plainDocument,
  quoted,
  shownValue,
  upgradeDocument,
  type FieldIssue,
  type PlainObject,
} from '../../../src-engine/index.ts';
import { mergeDocuments } from './merge.ts';
import { locateScenario, readScenarioText } from './scenario-file.ts';
import { parseYamlTree } from './yaml-tree.ts';

/** Most files in one chain of `extends`. */
export const deepestExtends = 8;
/** Most files read for one scenario: lists in `extends` of lists could otherwise ask for millions. */
const mostFiles = 40;

export type ScenarioFolders = {
  /** Folder that a reference on the command line is relative to. */
  readonly workingFolder: string;
  /** Folder of the scenarios that come with the program (`resources/scenarios`). */
  readonly resourceFolder: string;
};

/** Where a value of the merged document stands. */
export type Place = { readonly file: string; readonly line: number };

export type RawScenario = {
  /** The merged document in the newest format, without `extends`; only what the files set. Not yet checked by the schema. */
  readonly document: PlainObject;
  /** Files it was read from, the extended ones first, absolute. */
  readonly files: readonly string[];
  /** Place of each dotted path that a file sets. */
  readonly places: ReadonlyMap<string, Place>;
};

const chainText = (chain: readonly string[]) => chain.map((file) => basename(file)).join(' -> ');

/** References in `extends`: one, or a list that is merged in order. */
function extendsOf(document: PlainObject, file: string, line: number): readonly string[] {
  const value = document['extends'];
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const wrong = list.find((entry) => typeof entry !== 'string' || entry.trim() === '');
  if (wrong === undefined && list.length > 0) return list as readonly string[];
  throw new AppError('input/invalid', `${basename(file)} extends what is not a file.`, { file }, [
    {
      path: 'extends',
      message: `must be a file or the name of a scenario, not ${shownValue(wrong)} (line ${line} of ${basename(file)})`,
      remedy: 'Write for example "extends: base-100m".',
    },
  ]);
}

/** One file and what it extends. `chain` holds the files that led here, this one last. */
async function readChain(
  chain: readonly string[],
  folders: ScenarioFolders,
  reads: { count: number },
): Promise<RawScenario> {
  const file = chain.at(-1)!;
  const name = basename(file);
  const loop = chain.indexOf(file) < chain.length - 1;
  const tooMany = ++reads.count > mostFiles;
  if (loop || tooMany || chain.length > deepestExtends) {
    const deep = tooMany ? `extends more than ${mostFiles} files` : `extends more than ${deepestExtends} files deep`;
    const what = loop ? 'extends itself' : deep;
    throw new AppError('input/invalid', `The scenario ${what}.`, { file: chain[0]! }, [
      {
        path: 'extends',
        message: `${what}: ${chainText(chain)}`,
        remedy: 'Break the chain: let one of these files set its values itself.',
      },
    ]);
  }
  const tree = parseYamlTree(await readScenarioText(file), name);
  if (isRegistryDocument(tree.data))
    throw new AppError('input/invalid', `${name} is a registry of funds, not a scenario.`, { file }, [
      {
        path: 'kind',
        message: 'a registry holds several funds and has results of its own',
        remedy: `Run it with "equihome registry ${basename(file, extname(file))}".`,
      },
    ]);
  const lineOf = (path: string) => tree.lines.get(path) ?? 1;
  const note = (path: string) => {
    const line = tree.lines.get(path);
    if (line !== undefined) places.set(path, { file, line });
  };
  const places = new Map<string, Place>();
  const { extends: _, ...own } = upgradeOf(tree.data, file, tree.lines);
  const parents: RawScenario[] = [];
  for (const reference of extendsOf(tree.data as PlainObject, file, lineOf('extends'))) {
    const parent = await locateScenario(reference, dirname(file), folders.resourceFolder).catch((error: unknown) => {
      throw extendsMissing(error, reference, file, lineOf('extends'));
    });
    parents.push(await readChain([...chain, parent], folders, reads));
  }
  let document: PlainObject = {};
  for (const parent of parents) {
    document = mergeDocuments(document, parent.document);
    for (const [path, place] of parent.places) places.set(path, place);
  }
  // A variant under the name of what it extends could not be told apart from it in results.
  const { name: _name, description: _description, ...inherited } = document;
  const merged = mergeDocuments(inherited, own, note);
  return { document: merged, files: [...new Set([...parents.flatMap((parent) => parent.files), file])], places };
}

function upgradeOf(data: unknown, file: string, lines: ReadonlyMap<string, number>): PlainObject {
  try {
    return upgradeDocument(plainDocument(data)).document;
  } catch (error) {
    throw withPlaces(error, (path) => ({ file, line: lines.get(path) ?? 1 }), file);
  }
}

function extendsMissing(error: unknown, reference: string, file: string, line: number): unknown {
  if (!(error instanceof AppError)) return error;
  const remedy = error.issues[0]?.remedy ?? '';
  return new AppError('input/not-found', `${basename(file)} extends a scenario that is not there.`, { file, line }, [
    { path: 'extends', message: `there is no "${quoted(reference, 100)}" (line ${line} of ${basename(file)})`, remedy },
  ]);
}

/** Where a field stands, or else its nearest parent: for a field that is missing, or a fault of a whole group. */
function nearestPlace(field: string, placeOf: (path: string) => Place | undefined) {
  let path = field;
  let place = placeOf(path);
  while (!place && /[.[]/.test(path)) {
    path = path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')));
    place = placeOf(path);
  }
  return place && { place, exact: path === field };
}

/** Adds the file and line of each issue to its message, where they are known. A path may name several fields, separated by commas. */
export function withPlaces(error: unknown, placeOf: (path: string) => Place | undefined, file: string): unknown {
  if (!(error instanceof AppError)) return error;
  const issues: readonly FieldIssue[] = error.issues.map((issue) => {
    const places = issue.path.split(', ').map((path) => nearestPlace(path, placeOf));
    const place = places.find((found) => found?.exact)?.place ?? places.find((found) => found)?.place;
    if (!place || issue.path === '') return issue;
    return { ...issue, message: `${issue.message} (line ${place.line} of ${basename(place.file)})` };
  });
  return new AppError(error.code, error.message, { ...error.context, file }, issues, { cause: error });
}

/**
 * Reads a scenario file (YAML or JSON) and all that it extends into one document in the newest format. `extends` names files
 * relative to the file that says so, or scenarios that come with the program. A scenario without a name takes that of its file.
 * Throws `input/not-found`, `input/too-large` or `input/invalid`, with the file, the field, its line and the remedy.
 */
export async function readScenario(reference: string, folders: ScenarioFolders): Promise<RawScenario> {
  const file = resolve(await locateScenario(reference, folders.workingFolder, folders.resourceFolder));
  const raw = await readChain([file], folders, { count: 0 });
  const name = basename(file, extname(file));
  return raw.document['name'] === undefined ? { ...raw, document: { ...raw.document, name } } : raw;
}
