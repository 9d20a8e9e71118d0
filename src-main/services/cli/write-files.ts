import { mkdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../src-engine/index.ts';

/**
 * Makes a folder and sees that files can be written into it: before a long simulation, not after it.
 * @throws AppError `input/invalid` that names the folder
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    const trial = join(folder, `.equihome-${process.pid}.part`);
    await writeFile(trial, '');
    await unlink(trial);
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
}

/** Writes files into a folder, each whole or not at all: a reader never sees half a file. Makes the folder. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await prepareFolder(folder);
  for (const [name, text] of Object.entries(files)) {
    const part = join(folder, `.${name}.part`);
    try {
      await writeFile(part, text);
      await rename(part, join(folder, name));
    } catch (cause) {
      throw cannotWrite(join(folder, name), cause);
    }
  }
}

/** One level at a time: the recursive mode of `mkdir` never returns below some folders that cannot hold any (`/proc`). */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return;
  if (found === null && dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch(async (error: unknown) => {
    const made = await stat(folder).catch(() => null); // another process may have been faster
    if (!made?.isDirectory()) throw error;
  });
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'a file of that name is in the way',
  ENOTDIR: 'a file of that name is in the way',
  EISDIR: 'a folder of that name is in the way',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'no folder can be made there',
};

function cannotWrite(path: string, cause: unknown): AppError {
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? '';
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new AppError(
    'input/invalid',
    `${path} cannot be written: ${reason}.`,
    { file: path },
    [{ path: '--out', message: `${reason} (${path})`, remedy: 'Give another place with --out.' }],
    { cause },
  );
}
