import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { pageHeaders } from '../page/page-headers.ts';

const LIFE_MS = 10 * 60_000;
const ADDRESS = /^\/download\/([\w-]{20,60})$/;

/**
 * Files that wait to be fetched, each under an address of its own that is good once. An offered file belongs to this room: it is
 * removed when it was fetched, and after ten minutes in any case.
 */
export function createDownloads() {
  const offers = new Map<string, { path: string; name: string; timer: NodeJS.Timeout; onGone: () => void }>();

  function take(id: string) {
    const offer = offers.get(id);
    if (offer) clearTimeout(offer.timer);
    offers.delete(id);
    offer?.onGone();
    return offer;
  }
  const drop = async (id: string) => {
    const offer = take(id);
    if (offer) await discard(offer.path);
  };

  return {
    /** @param onGone called when the address is no longer good */
    offer(path: string, name: string, onGone: () => void = () => undefined): string {
      const id = randomBytes(24).toString('base64url');
      offers.set(id, { path, name, timer: setTimeout(() => void drop(id), LIFE_MS).unref(), onGone });
      return `/download/${id}`;
    },
    /** False when the address is no download that is still good. */
    async send(address: string, response: ServerResponse): Promise<boolean> {
      const offer = take(ADDRESS.exec(address)?.[1] ?? '');
      if (offer === undefined) return false;
      try {
        response.writeHead(200, {
          ...pageHeaders,
          'content-type': 'application/octet-stream',
          'content-length': (await stat(offer.path)).size,
          'content-disposition': `attachment; filename="${plainName(offer.name)}"; filename*=UTF-8''${encoded(offer.name)}`,
        });
        await pipeline(createReadStream(offer.path), response);
      } finally {
        await discard(offer.path);
      }
      return true;
    },
    close: async () => void (await Promise.all([...offers.keys()].map(drop))),
  };
}
export type Downloads = ReturnType<typeof createDownloads>;

/** The file, and the folder that was made for it alone. */
async function discard(path: string): Promise<void> {
  await rm(path, { force: true });
  await rmdir(dirname(path)).catch(() => undefined); // others lie there: it stays
}

const plainName = (name: string) => name.replace(/[^\w .()-]/g, '_');
const encoded = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
