import { dialog, shell } from 'electron';

/** Publishers of the built-in tables and of what the manual names. Only they are opened, and only after a question. */
const knownHosts = ['abs.gov.au', 'rba.gov.au', 'apra.gov.au', 'bis.org', 'nsw.gov.au', 'creativecommons.org'];

/** Whether a link may be opened outside: https, a known publisher, no name and no port in it. */
export function isKnownLink(address: string): boolean {
  const url = URL.parse(address);
  return (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    knownHosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  );
}

/** Asks, then opens a link in the user's own browser. */
export async function openLink(address: string): Promise<void> {
  if (!isKnownLink(address)) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this page in your browser?',
    detail: new URL(address).href,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(new URL(address).href);
}
