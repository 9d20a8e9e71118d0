import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { AppError, nearestName, quoted } from '../../../src-engine/index.ts';

/** Largest scenario file that is read; ours have a few kilobytes. */
export const largestScenarioBytes = 2_000_000;

const endings = ['.yaml', '.yml', '.json'] as const;

/** A name without folder and ending (`base-100m`) is a scenario that comes with the program. */
const isResourceName = (reference: string) => /^[a-z0-9][a-z0-9-]*$/i.test(reference);

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Names of the scenarios and registries in a folder, sorted. */
async function documentNames(
  folder: string,
): Promise<readonly { readonly name: string; readonly isRegistry: boolean }[]> {
  const entries = await readdir(folder).catch(() => []);
  const files = entries.filter((entry) => (endings as readonly string[]).includes(extname(entry))).toSorted();
  return Promise.all(
    files.map(async (entry) => ({
      name: basename(entry, extname(entry)),
      isRegistry: /^\s*["']?kind["']?\s*:\s*["']?registry\b/m.test(
        await readFile(join(folder, entry), 'utf8').catch(() => ''),
      ),
    })),
  );
}

/** Names of the scenarios in a folder, sorted; registries of funds are not among them. */
export async function scenarioNames(folder: string): Promise<readonly string[]> {
  return (await documentNames(folder)).filter(({ isRegistry }) => !isRegistry).map(({ name }) => name);
}

/**
 * Path of the file that a reference means: a path relative to `folder`, or the name of a scenario that comes with the program.
 * A file of that path wins over a name. Throws `input/not-found`, naming the nearest known scenario.
 */
export async function locateScenario(reference: string, folder: string, resourceFolder: string): Promise<string> {
  const path = isAbsolute(reference) ? reference : resolve(folder, reference);
  if (reference.trim() !== '' && (await isFile(path))) return path;
  if (isResourceName(reference)) {
    for (const ending of endings) {
      const candidate = join(resourceFolder, reference + ending);
      if (await isFile(candidate)) return candidate;
    }
  }
  const known = (await documentNames(resourceFolder)).map(({ name }) => name);
  const near = nearestName(basename(reference, extname(reference)), known);
  const folderExists = await stat(dirname(path)).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const remedy =
    near === undefined
      ? `Give the path of a file${known.length > 0 ? `, or one of ${known.join(', ')}` : ''}.`
      : `Did you mean ${near}?`;
  const message = folderExists ? 'no such scenario file' : 'no such scenario file: its folder does not exist';
  throw new AppError(
    'input/not-found',
    `There is no scenario "${quoted(reference, 100)}".`,
    { reference: quoted(reference, 200) },
    [{ path: quoted(reference, 100), message, remedy }],
  );
}

const byteOrderMarks: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-32', [0xff, 0xfe, 0x00, 0x00]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
];

/**
 * Text of a scenario file. Throws `input/not-found`, `input/too-large` over `largestScenarioBytes` (unread), and
 * `input/invalid` for what is not UTF-8 text. A UTF-8 byte-order mark is taken off.
 */
export async function readScenarioText(path: string): Promise<string> {
  const name = basename(path);
  const refuse = (message: string, remedy: string) =>
    new AppError('input/invalid', `${name} is not a text file.`, { file: path }, [{ path: name, message, remedy }]);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('input/not-found', `There is no file ${quoted(path, 200)}.`, { file: path });
  if (found.size > largestScenarioBytes) {
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    throw new AppError('input/too-large', `${name} is too large for a scenario.`, { file: path, bytes: found.size }, [
      {
        path: name,
        message: `has ${megabytes(found.size)}; at most ${megabytes(largestScenarioBytes)} are read`,
        remedy: 'Put tables and series into CSV files and name them in the scenario.',
      },
    ]);
  }
  const bytes = await readFile(path);
  for (const [encoding, mark] of byteOrderMarks) {
    if (mark.every((byte, index) => bytes[index] === byte))
      throw refuse(`is encoded as ${encoding}`, 'Save it as UTF-8.');
  }
  if (bytes.includes(0)) throw refuse('holds binary data', 'Give a YAML or JSON file.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('is not UTF-8 text', 'Save it as UTF-8.');
  }
}
