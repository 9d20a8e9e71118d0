import type { IncomingMessage, ServerResponse } from 'node:http';
import { toErrorInfo } from '../../../src-engine/index.ts';
import { pageFile, type PageFiles } from '../page/page-files.ts';
import { pageHeaders } from '../page/page-headers.ts';
import type { Downloads } from './downloads.ts';
import type { Gate } from './gate.ts';
import { keepUpload, type UploadFolders } from './uploads.ts';

export type HttpParts = {
  readonly gate: Gate;
  readonly page: PageFiles;
  readonly downloads: Downloads;
  readonly uploads: UploadFolders;
};

/** Answers one plain request: a file of the page, a download, an upload, or the question whether a key is still good. */
export async function answerHttp(request: IncomingMessage, response: ServerResponse, parts: HttpParts): Promise<void> {
  const [path, query] = split(request.url ?? '');
  if (request.method === 'POST') {
    if (!parts.gate.admitsRequest(request)) return refuse(request, response);
    if (path === '/api/key') return say(response, 204, '');
    if (path === '/api/upload') return upload(request, response, query.get('name') ?? '', parts.uploads);
    return say(response, 404, 'Not found');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, 'Not allowed');
  if (!parts.gate.admitsPage(request)) return refuse(request, response);
  if (path.startsWith('/download/') && request.method === 'GET') {
    if (!parts.gate.admitsDownload(request)) return refuse(request, response);
    if (await parts.downloads.send(path, response)) return;
    return say(response, 410, 'This address was good once. Export again in Equihome.');
  }
  const file = pageFile(parts.page, path);
  if (file === null) return say(response, 404, 'Not found');
  response.writeHead(200, { ...pageHeaders, 'content-type': file.type, 'content-length': file.bytes.byteLength });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  folders: UploadFolders,
): Promise<void> {
  try {
    json(response, 200, { path: await keepUpload(request, name, folders) });
  } catch (error) {
    if (request.destroyed && !request.readableEnded && response.socket === null) return; // the page is gone
    json(response, 400, toErrorInfo(error));
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(body));
}

/** No word about which of the three did not fit. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  say(response, 403, 'Open the address that Equihome printed when it started.');
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** Not through URL: it would tidy up `..` and backslashes before anybody has looked at them. */
function split(url: string): [string, URLSearchParams] {
  const at = url.indexOf('?');
  return at < 0 ? [url, new URLSearchParams()] : [url.slice(0, at), new URLSearchParams(url.slice(at + 1))];
}
