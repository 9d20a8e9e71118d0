import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { AppError, isPlainObject, quoted, type FieldIssue } from '../../../src-engine/index.ts';
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

/**
 * The user's data files that a scenario names: dotted path of the field -> absolute path. A relative path is relative to the
 * scenario file that sets it, wherever the scenario that extends it stands. The document keeps what the user wrote, so that its
 * hash does not depend on the folder. Throws `input/not-found` with one issue per missing file.
 */
export async function dataFiles(raw: RawScenario): Promise<ReadonlyMap<string, string>> {
  const found: [string, string][] = [];
  references(raw.document, '', '', found);
  const files = new Map<string, string>();
  const issues: FieldIssue[] = [];
  for (const [path, reference] of found) {
    const place = raw.places.get(path);
    const folder = dirname(place?.file ?? raw.files.at(-1)!);
    const file = isAbsolute(reference) ? reference : resolve(folder, reference);
    const exists = await stat(file).then(
      (entry) => entry.isFile(),
      () => false,
    );
    if (exists) files.set(path, file);
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
