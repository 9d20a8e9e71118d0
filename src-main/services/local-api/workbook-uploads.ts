import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../src-engine/index.ts';
import type { WorkbookUploads } from '../app/ports.ts';

export const WORKBOOK_BYTES = 60 * 1024 * 1024;
const LIFE_MS = 10 * 60_000;
const ADDRESS = /^\/upload\/([\w-]{20,60})$/;
/** Addresses that may stand open at a time. */
const MOST = 16;

type Place = { name: string; path: string | null; isUsed: boolean; timer: NodeJS.Timeout };

/**
 * Workbooks that a page sends to be checked or read, each to an address of its own that takes one file. A file lies in a folder of
 * its own until it is taken, and ten minutes at most.
 */
export function createWorkbookUploads(limitBytes = WORKBOOK_BYTES) {
  const places = new Map<string, Place>();

  async function drop(id: string): Promise<void> {
    const place = places.get(id);
    places.delete(id);
    if (place === undefined) return;
    clearTimeout(place.timer);
    if (place.path !== null) await discardWorkbook(place.path);
  }

  async function keep(place: Place, request: IncomingMessage): Promise<void> {
    const tooLarge = () =>
      new AppError('input/too-large', `"${place.name}" is larger than ${Math.round(limitBytes / 2 ** 20)} MB.`, {
        limitBytes,
      });
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
    const path = join(await mkdtemp(join(tmpdir(), 'equihome-workbook-')), 'workbook.xlsx');
    let bytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > limitBytes) done(tooLarge());
        else done(null, chunk);
      },
    });
    try {
      await pipeline(request, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await discardWorkbook(path);
      throw error;
    }
    place.path = path;
  }

  return {
    open(givenName: string): { readonly id: string; readonly url: string } {
      for (const oldest of places.keys()) {
        if (places.size < MOST) break;
        void drop(oldest);
      }
      const id = randomBytes(24).toString('base64url');
      const timer = setTimeout(() => void drop(id), LIFE_MS).unref();
      places.set(id, { name: basename(givenName.replaceAll('\\', '/')), path: null, isUsed: false, timer });
      return { id, url: `/upload/${id}` };
    },
    take(id: string) {
      const place = places.get(id);
      if (place?.path == null)
        throw new AppError('input/not-found', 'This workbook is not here any more.', {}, [
          { path: 'workbook', message: 'it was not sent, or was used already', remedy: 'Choose the file again.' },
        ]);
      places.delete(id);
      clearTimeout(place.timer);
      return { path: place.path, name: place.name };
    },
    /**
     * Keeps what comes to an address. False when nothing stands open there.
     * @throws AppError `input/too-large`
     */
    async receive(address: string, request: IncomingMessage): Promise<boolean> {
      const id = ADDRESS.exec(address)?.[1] ?? '';
      const place = places.get(id);
      if (place === undefined || place.isUsed) return false;
      place.isUsed = true;
      try {
        await keep(place, request);
      } catch (error) {
        await drop(id);
        throw error;
      }
      if (!places.has(id) && place.path !== null) await discardWorkbook(place.path); // it took too long
      return true;
    },
    close: async () => void (await Promise.all([...places.keys()].map(drop))),
  } satisfies WorkbookUploads & Record<string, unknown>;
}
export type WorkbookPlaces = ReturnType<typeof createWorkbookUploads>;

/** The workbook, with the folder that was made for it. */
export const discardWorkbook = (path: string): Promise<void> => rm(join(path, '..'), { recursive: true, force: true });
