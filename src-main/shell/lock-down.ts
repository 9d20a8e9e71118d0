import type { App, Session, WebContents } from 'electron';
import { isOwnPage, PAGE_SCHEME, PAGE_URL } from './page-protocol.ts';

export type LockDownOptions = {
  /** Our page asks for a second window of itself. */
  readonly onWindow: (address: string) => void;
  /** Something was stopped, for the log. */
  readonly onRefused: (what: string) => void;
};

/** Closes what a page could do and ours does not need. Before the first window. */
export function lockDown(app: App, session: Session, options: LockDownOptions): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    options.onRefused(`permission ${permission}`);
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  // Equihome asks nothing of any network: only its own page, and the tools of a developer.
  session.webRequest.onBeforeRequest((details, callback) => {
    const isOwn = [`${PAGE_SCHEME}:`, 'devtools:', 'data:', 'blob:'].some((scheme) => details.url.startsWith(scheme));
    if (!isOwn) options.onRefused(`request to ${new URL(details.url).protocol}`);
    callback({ cancel: !isOwn });
  });
  app.on('web-contents-created', (_event, contents) => closeContents(contents, options));
}

function closeContents(contents: WebContents, { onWindow, onRefused }: LockDownOptions): void {
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    onRefused('webview');
  });
  // The page itself may be opened again (from the page shown after crashes); nothing else replaces it.
  contents.on('will-navigate', (event) => {
    if (event.url === PAGE_URL) return;
    event.preventDefault();
    onRefused('navigation');
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    onRefused('redirection');
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && event.url === PAGE_URL) return;
    event.preventDefault();
    onRefused('navigation of a frame');
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (isOwnPage(url)) onWindow(url);
    else onRefused('a link to somewhere else'); // our page has none
    return { action: 'deny' };
  });
}
