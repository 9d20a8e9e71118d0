import { pageFile, type PageFile, type PageFiles } from '../services/page/page-files.ts';
import { pageHeaders } from '../services/page/page-headers.ts';

export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'equihome';
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/`;
export const CRASH_URL = `${PAGE_URL}crash.html`;

/** Whether an address is of our page. Not by `origin`: that is "null" for app:, about: and data: alike. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${PAGE_SCHEME}:` && url.host === PAGE_HOST;
}

/** The page's files and the one that is shown when the page cannot be kept alive. */
export function withCrashPage(files: PageFiles): PageFiles {
  const file = (type: string, text: string): PageFile => ({ type, bytes: new TextEncoder().encode(text) });
  return new Map([
    ...files,
    ['/crash.html', file('text/html; charset=utf-8', crashHtml)],
    ['/crash.css', file('text/css; charset=utf-8', crashCss)],
  ]);
}

/** Answers a request of `app://`: files by name, and nothing that is written like a way out. */
export function answerPage(files: PageFiles, request: { readonly url: string; readonly method: string }): Response {
  const headers = { ...pageHeaders };
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
  const path = isOwnPage(request.url) ? /^[a-z]+:\/\/[^/?#]*([^?#]*)/.exec(request.url)?.[1] : undefined;
  const file = path === undefined ? null : pageFile(files, path === '' ? '/' : path);
  if (file === null) return new Response(null, { status: 404, headers });
  return new Response(request.method === 'HEAD' ? null : file.bytes, {
    headers: { ...headers, 'content-type': file.type },
  });
}

const crashHtml = `<!doctype html>
<html lang="en-AU">
  <head>
    <meta charset="utf-8" />
    <title>Equihome</title>
    <link rel="stylesheet" href="/crash.css" />
  </head>
  <body>
    <main>
      <h1>The window failed several times</h1>
      <p>Your project is safe: every edit is saved when you make it, and runs go on without the window.</p>
      <p><a href="${PAGE_URL}">Open the window again</a></p>
      <p>If this stays, choose another project in the menu File, or restart Equihome. The log in its folder says more.</p>
    </main>
  </body>
</html>
`;
const crashCss = `:root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 20vh auto 0; padding: 0 1rem; }
h1 { font-size: 1.15rem; font-weight: 600; }
`;
