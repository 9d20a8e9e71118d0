import { existsSync } from 'node:fs';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser that tests drive: `CHROMIUM`, or one at a usual place. @throws Error that says how to name one */
export function browserPath(): string {
  const path = [process.env['CHROMIUM'], ...usualPaths].find((candidate) => candidate && existsSync(candidate));
  if (path === undefined)
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or name it in the variable CHROMIUM.');
  return path;
}

/** What a browser without a screen needs, as root in a container too; nothing it does leaves the machine. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
