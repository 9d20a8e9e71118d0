import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../src-engine/index.ts';
import type { Saved } from '../../contract/index.ts';
import type { FileKind, FilePorts } from './ports.ts';

/** What a file consists of: pieces of text, or a writer that makes the file itself at a path. */
export type FileContent = Iterable<string> | ((path: string) => Promise<void>);

/**
 * Writes a file where the user says: whole or not at all, so that nobody ever opens half of it. In a browser it lies in a
 * folder of its own until it is fetched.
 */
export async function saveFile(
  files: FilePorts,
  name: string,
  kind: FileKind,
  content: () => Promise<FileContent> | FileContent,
): Promise<Saved> {
  if (files.offerDownload !== null) {
    const path = join(await mkdtemp(join(tmpdir(), 'equihome-download-')), name);
    await writeWhole(path, await content());
    return { kind: 'download', url: files.offerDownload(path, name), name };
  }
  const path = await files.pickSave(name, kind);
  if (path === null) return { kind: 'cancelled' };
  await writeWhole(path, await content());
  return { kind: 'saved', path };
}

async function writeWhole(path: string, content: FileContent): Promise<void> {
  const part = `${path}.part`;
  try {
    if (typeof content === 'function') await content(part);
    else await pipeline(Readable.from(content), createWriteStream(part));
    await flush(part);
    await rename(part, path);
    await flush(dirname(path));
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined);
    throw cannotSave(path, cause);
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

function cannotSave(path: string, cause: unknown): unknown {
  if (cause instanceof AppError) return cause;
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC')
    return new AppError('store/full', `The disk is full: ${path} was not written.`, { path }, [
      { path: '', message: 'nothing was changed', remedy: 'Free some space, or choose another folder.' },
    ]);
  return new AppError(
    'input/invalid',
    `${path} cannot be written.`,
    { path, reason: code ?? 'unknown' },
    [{ path: '', message: 'the folder is missing or may not be written to', remedy: 'Choose another folder.' }],
    { cause },
  );
}
