import { existsSync } from 'node:fs';
import { access, constants, link, open, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { AppError } from '../../../src-engine/index.ts';

/**
 * Writes a file whole or not at all, so that nobody ever opens half of it: under another name first, then flushed, then renamed.
 * What stood under the name is replaced.
 * @throws AppError `store/full`, `input/invalid` with the reason; what `content` throws as an AppError
 */
export async function writeWhole<T>(path: string, content: (part: string) => Promise<T>): Promise<T> {
  return withPart(path, content, (part) => rename(part, path));
}

/** The same under the first name that is free: `pack.xlsx`, `pack (2).xlsx`, ... Gives the path. */
export async function writeNew<T>(
  path: string,
  content: (part: string) => Promise<T>,
): Promise<{ readonly path: string; readonly made: T }> {
  let taken = path;
  const made = await withPart(path, content, async (part) => void (taken = await publishFree(part, path)));
  return { path: taken, made };
}

/** @throws AppError `input/invalid` for a place that cannot take a file: told before anything is worked out */
export async function checkPlace(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((cause: unknown) => {
    throw cannotSave(path, cause);
  });
}

async function withPart<T>(
  path: string,
  content: (part: string) => Promise<T>,
  publish: (part: string) => Promise<void>,
): Promise<T> {
  const part = `${path}.part`;
  try {
    const made = await content(part);
    await flush(part);
    await publish(part);
    await flush(dirname(path));
    return made;
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw cannotSave(path, cause);
  }
}

async function publishFree(part: string, path: string): Promise<string> {
  const stem = path.slice(0, path.length - extname(path).length);
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? path : `${stem} (${n})${extname(path)}`;
    if (existsSync(candidate)) continue;
    try {
      await link(part, candidate); // fails when another program was faster
      await rm(part);
      return candidate;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
      await rename(part, candidate); // a disk without links
      return candidate;
    }
  }
}

/** On disk, not only in a buffer. A folder cannot be flushed on every system; the file then is complete all the same. */
async function flush(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL') throw error;
  }
}

/** Why a file could not be written, with what to do. A failure that is no matter of the disk stays what it is. */
export function cannotSave(path: string, cause: unknown): unknown {
  if (cause instanceof AppError) return cause;
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return cause;
  if (code === 'ENOSPC')
    return new AppError('store/full', `The disk is full: ${path} was not written.`, { path }, [
      { path: '', message: 'nothing was changed', remedy: 'Free some space, or choose another folder.' },
    ]);
  return new AppError(
    'input/invalid',
    `${path} cannot be written.`,
    { path, reason: code },
    [
      {
        path: '',
        message: code === 'EBUSY' ? 'another program has it open' : 'the folder is missing or may not be written to',
        remedy: code === 'EBUSY' ? 'Close it there and export again.' : 'Choose another folder.',
      },
    ],
    { cause },
  );
}
