import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Saved } from '../../contract/index.ts';
import { writeWhole } from '../exports/whole-file.ts';
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
    const path = join(await downloadFolder(), name);
    await writeContent(path, await content());
    return { kind: 'download', url: files.offerDownload(path, name), name };
  }
  const path = await files.pickSave(name, kind);
  if (path === null) return { kind: 'cancelled' };
  await writeContent(path, await content());
  return { kind: 'saved', path };
}

/** A folder for one file that waits to be fetched. */
export const downloadFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'equihome-download-'));

const writeContent = (path: string, content: FileContent): Promise<void> =>
  writeWhole(path, (part) =>
    typeof content === 'function' ? content(part) : pipeline(Readable.from(content), createWriteStream(part)),
  );
