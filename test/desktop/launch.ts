import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { electronBinary, noWindowReason } from '../../src-main/services/start/electron-binary.ts';
import { browserPath } from '../support/browser.ts';

const binary = electronBinary(resolve('node_modules/electron'), process.env);
const whyNot =
  binary === null ? 'its binary is not installed' : noWindowReason(process.platform, process.env, process.getuid?.());

/** Where the specs run: always on the stand-in, and on Electron itself where that can open a window. */
export const shells = [
  { name: 'stand-in', executable: resolve('test/desktop/harness/electron'), skip: false },
  { name: whyNot === null ? 'Electron' : `Electron (${whyNot})`, executable: binary ?? '', skip: whyNot !== null },
];
export type Shell = (typeof shells)[number];

export type Desktop = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly child: ChildProcess;
  /** Folder of the user for this start. */
  readonly home: string;
  /** Until the program has ended. */
  readonly gone: Promise<unknown>;
  readonly end: () => Promise<void>;
};

/** Starts the built program with a folder of its own; it is ended and the folder removed after the test. */
export async function launch(shell: Shell, args: readonly string[] = [], home = newHome()): Promise<Desktop> {
  const desktop = await start(shell, args, home);
  onTestFinished(desktop.end);
  return desktop;
}

/** The same for several tests: who starts it ends it. */
export async function start(shell: Shell, args: readonly string[], home: string): Promise<Desktop> {
  const env = { ...process.env, EQUIHOME_HOME: home, CHROMIUM: browserPath(), HARNESS_NODE: process.execPath };
  const app = await _electron.launch({
    executablePath: shell.executable,
    args: ['.', ...args],
    env: env as Record<string, string>, // an unset variable is not handed on
  });
  const child = app.process(); // Playwright forgets it when the program ends
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const end = async () => {
    // It may have ended by itself, and it may be asking a question that nobody answers.
    await Promise.race([closed(app), new Promise((resolve) => setTimeout(resolve, 10_000))]);
    // It is told first, so that it takes what it started with it.
    child.kill('SIGTERM');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2000))]);
    child.kill('SIGKILL');
  };
  const page = await app.firstWindow();
  await page.waitForURL((address) => address.protocol !== 'about:');
  await page.waitForLoadState();
  return { app, page, child, home, gone, end };
}

async function closed(app: ElectronApplication): Promise<void> {
  try {
    await app.close();
  } catch {
    // gone already
  }
}

export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'equihome-desktop-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return home;
}

/** Asks the host over a port of this page's own, as the window's client does, without the window. */
export function askHost(page: Page, method: string, input: unknown = {}): Promise<unknown> {
  return page.evaluate(
    ([name, value]) =>
      new Promise((done, fail) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => {
          if (data.type === 'failed') fail(new Error(`${data.error.code}: ${data.error.message}`));
          else done(data.value);
          port1.close();
        };
        (globalThis as any).postMessage('equihome-port', '*', [port2]);
        port1.postMessage({ type: 'call', id: 1, method: name, input: value });
      }),
    [method, input] as const,
  );
}
