import { statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { AppError, isPlainObject, quoted, type FieldIssue, type PlainObject } from '../../../src-engine/index.ts';
import type { RawScenario } from './read-scenario.ts';

/** References to files in a document: text fields named `...File` and groups or lists named `...Files`. */
function references(value: unknown, path: string, key: string, found: [string, string][]): void {
  if (typeof value === 'string') {
    if (key.endsWith('File') || key.endsWith('Files')) found.push([path, value]);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) references(item, `${path}[${index}]`, key, found);
  } else if (isPlainObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      references(item, path === '' ? name : `${path}.${name}`, key.endsWith('Files') ? key : name, found);
    }
  }
}

/** Files that a document names, as it names them: dotted path of the field and the reference. */
export function namedFiles(document: PlainObject): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  references(document, '', '', found);
  return found;
}

/**
 * The data files that a document names: dotted path of the field -> absolute path. `foldersOf` says where a relative path may
 * start, the first folder that has the file counts. The document keeps what the user wrote, so that its hash does not depend
 * on the folder. Throws `input/not-found` with one issue per missing file.
 */
export function findDataFiles(
  document: PlainObject,
  foldersOf: (path: string) => readonly string[],
): ReadonlyMap<string, string> {
  const found: [string, string][] = [];
  references(document, '', '', found);
  const files = new Map<string, string>();
  const issues: FieldIssue[] = [];
  for (const [path, reference] of found) {
    const candidates = isAbsolute(reference)
      ? [reference]
      : foldersOf(path).map((folder) => resolve(folder, reference));
    const file = candidates.find(isFile);
    if (file !== undefined) files.set(path, file);
    else {
      issues.push({
        path,
        message: `there is no file "${quoted(reference, 100)}"`,
        remedy: 'Give a path relative to the scenario file, or remove the line.',
      });
    }
  }
  if (issues.length > 0)
    throw new AppError('input/not-found', 'The scenario names data files that are not there.', {}, issues);
  return files;
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Those of a scenario file: a relative path is relative to the file that sets it, wherever the file that extends it stands. */
export function dataFiles(raw: RawScenario): ReadonlyMap<string, string> {
  return findDataFiles(raw.document, (path) => [dirname(raw.places.get(path)?.file ?? raw.files.at(-1)!)]);
}
