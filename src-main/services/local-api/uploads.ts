import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../src-engine/index.ts';

export const UPLOAD_BYTES = 200 * 1024 * 1024;

export type UploadFolders = {
  /** Projects are kept: from now on this is where they live. */
  readonly projects: string;
  /** Everything else is read once and goes with this start of the host. */
  readonly passing: string;
};

/** Keeps the file that a page sends and gives its path. @throws AppError `input/too-large`, `input/invalid` */
export async function keepUpload(
  request: IncomingMessage,
  givenName: string,
  folders: UploadFolders,
  limitBytes = UPLOAD_BYTES,
): Promise<string> {
  const name = safeName(givenName);
  const folder = extname(name) === '.equihome' ? folders.projects : folders.passing;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tooLarge = () =>
    new AppError(
      'input/too-large',
      `"${name}" is larger than ${Math.round(limitBytes / 2 ** 20)} MB.`,
      { limitBytes },
      [{ path: 'file', message: 'it was not kept', remedy: 'Choose a smaller file.' }],
    );
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  const path = await freePath(folder, name);
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limitBytes) done(tooLarge());
      else done(null, chunk);
    },
  });
  try {
    await pipeline(request, meter, createWriteStream(`${path}.part`, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  }
  return path;
}

/** Removes an upload that was read once. What is kept, and what lies anywhere else, stays. */
export async function discardUpload(path: string, { passing }: UploadFolders): Promise<void> {
  if (dirname(resolve(path)) === resolve(passing)) await rm(path, { force: true });
}

/** A name of one file and nothing else: no folder, no sign that a system reads in its own way. */
function safeName(given: string): string {
  const last = basename(given.replaceAll('\\', '/').normalize('NFC'));
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*/]/gu, '_').replace(/^[\s.]+|[\s.]+$/g, '');
  const extension = extname(plain).slice(0, 20);
  const stem = plain.slice(0, plain.length - extname(plain).length).slice(0, 100);
  if (stem === '') throw new AppError('input/invalid', 'The file has no name that can be kept.');
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `_${stem}${extension}` : stem + extension;
}

/** `fund.equihome`, or `fund (2).equihome` when that is taken. */
async function freePath(folder: string, name: string): Promise<string> {
  const extension = extname(name);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${name.slice(0, name.length - extension.length)} (${n})${extension}`);
    const isTaken = await Promise.any([access(path), access(`${path}.part`)]).then(
      () => true,
      () => false,
    );
    if (!isTaken) return path;
  }
}
