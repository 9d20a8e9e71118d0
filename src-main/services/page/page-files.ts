import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '../../../src-engine/index.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export type PageFile = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
export type PageFiles = ReadonlyMap<string, PageFile>;

/**
 * Every file of the built page by its address (`/index.html`; also `/`), read into memory. Links, hidden files and files of a kind that
 * no page needs are left out. @throws AppError `input/not-found` when there is no page
 */
export async function readPage(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  await gather(folder, '', files);
  const index = files.get('/index.html');
  if (index === undefined)
    throw new AppError('input/not-found', 'The window of Equihome is not built.', {}, [
      { path: '', message: '', remedy: 'Run "npm run build" and start again.' },
    ]);
  return files.set('/', index);
}

async function gather(folder: string, address: string, into: Map<string, PageFile>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const type = types[extname(entry.name)];
    if (entry.isDirectory()) await gather(path, `${address}/${entry.name}`, into);
    else if (entry.isFile() && type !== undefined)
      into.set(`${address}/${entry.name}`, { type, bytes: new Uint8Array(await readFile(path)) });
  }
}

/** The file that a request path names, written plainly or percent-encoded once. Null for anything else. */
export function pageFile(files: PageFiles, requestPath: string): PageFile | null {
  try {
    return files.get(decodeURIComponent(requestPath)) ?? null;
  } catch {
    return null; // a broken percent sign
  }
}
