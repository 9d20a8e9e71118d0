import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { browserFlags, browserPath } from '../support/browser.ts';
import { repository } from '../support/built-cli.ts';
import { watchComplaints, type Complaints } from './complaints.ts';

const builtHost = join(repository, 'out/main/host.js');

/** The built browser host as a process of its own. */
export type RunningHost = {
  readonly address: string;
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** As Ctrl-C does; answers with the exit code. */
  readonly stop: () => Promise<number | null>;
};

export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'equihome-e2e-'));
}

/** Starts the host and waits for its address. `args` as on the command line. */
export async function startHost(home: string, args: readonly string[] = []): Promise<RunningHost> {
  const child = spawn(process.execPath, [builtHost, ...args], {
    cwd: repository,
    env: { ...process.env, EQUIHOME_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (part: string) => {
      text += part;
      const found = /http:\/\/\S+/.exec(text);
      if (found && text.includes('Ctrl-C')) resolve(found[0]);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', (code) => reject(new Error(`The host ended with ${code}: ${text}`)));
  });
  return {
    address,
    child,
    printed: () => text,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** A start while one is running: it says so and ends by itself. */
export async function secondStart(home: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [builtHost, ...args], {
    env: { ...process.env, EQUIHOME_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, text };
}

/** A window of its own (cookies and storage apart); what it complains of is kept. */
export type Window = { readonly page: Page; readonly context: BrowserContext; readonly complaints: Complaints };

type WindowOptions = NonNullable<Parameters<Browser['newContext']>[0]>;

export type Desk = {
  readonly browser: Browser;
  readonly home: string;
  /** The host under way; changes with `restart`. */
  readonly host: () => RunningHost;
  /** `before` is done to the page before it loads. */
  readonly openWindow: (options?: WindowOptions, before?: (page: Page) => Promise<void>) => Promise<Window>;
  /** Ends the host and starts it again on the same home. */
  readonly restart: () => Promise<RunningHost>;
  /** Closes everything and removes the home. */
  readonly end: () => Promise<void>;
};

/** A browser and a host over a new home. Who starts it ends it. */
export async function startDesk(args: readonly string[] = []): Promise<Desk> {
  const home = newHome();
  const [browser, first] = await Promise.all([
    chromium.launch({ executablePath: browserPath(), args: [...browserFlags] }),
    startHost(home, args),
  ]);
  let host = first;
  return {
    browser,
    home,
    host: () => host,
    async openWindow(options = {}, before) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints = await watchComplaints(page);
      await before?.(page);
      await page.goto(host.address);
      return { page, context, complaints };
    },
    async restart() {
      await host.stop();
      host = await startHost(home, args);
      return host;
    },
    async end() {
      await browser.close();
      await host.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Gives a desk to a test and ends it, however the test goes. */
export async function withDesk(act: (desk: Desk) => Promise<void>, args: readonly string[] = []): Promise<void> {
  const desk = await startDesk(args);
  try {
    await act(desk);
  } finally {
    await desk.end();
  }
}
