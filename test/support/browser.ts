import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** `CHROMIUM`, one at a usual place, or the one that Playwright has fetched. Null when there is none yet. */
function present(): string | null {
  const named = process.env['CHROMIUM'];
  if (named) return existsSync(named) ? named : null;
  return [...usualPaths, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** The browser that tests drive. @throws Error of one line that says how to get one */
export function browserPath(): string {
  const path = present();
  if (path === null)
    throw new Error(
      'No Chromium, Chrome or Edge was found: run "npx playwright install chromium", install one, or name it in the variable CHROMIUM.',
    );
  return path;
}

/** The browser that tests drive; fetched when there is none: by Playwright, else as root on Debian by its packages. */
export function obtainBrowser(): string {
  if (present() !== null || process.env['CHROMIUM']) return browserPath();
  const tryTo = (words: string, command: string, args: readonly string[]) => {
    process.stdout.write(`No browser for the tests was found: ${words} ...\n`);
    spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    return present();
  };
  const playwright = ['playwright', 'install', ...(isRoot() ? ['--with-deps'] : []), 'chromium'];
  if (
    tryTo('asking Playwright for one', 'npx', playwright) ??
    tryTo('once more, without packages', 'npx', ['playwright', 'install', 'chromium'])
  )
    return browserPath();
  if (isRoot() && existsSync('/etc/debian_version')) {
    tryTo('asking Debian for its list of packages', 'apt-get', ['update']);
    tryTo('asking Debian for one', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  return browserPath();
}

const isRoot = () => process.getuid?.() === 0;

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
