import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppEvent, RunRow, RunState } from '../../src-main/contract/index.ts';
import { openApp, type OpenOptions } from './app-options.ts';
import { requireBuilt } from './built-cli.ts';

/** The whole application over a folder of its own, with real store and engine, as a host gives it to its windows. */
export async function appHost(folder = mkdtempSync(join(tmpdir(), 'equihome-app-')), options: OpenOptions = {}) {
  requireBuilt();
  const app = await openApp(folder, options);
  const events: AppEvent[] = [];
  const watching = new AbortController();
  const { handlers } = app;
  const signal = watching.signal;
  const watched = (async () => {
    for await (const event of handlers['events.watch']({}, signal)) events.push(event as AppEvent);
  })();

  return {
    app,
    handlers,
    folder,
    events,
    signal,
    textOf: (name: string) => readFileSync(join(folder, name), 'utf8'),
    /** Waits for a state of a run, told by an event. */
    async until(id: number, ...states: readonly RunState[]): Promise<RunRow> {
      for (;;) {
        const row = await handlers['runs.get']({ id }, signal);
        if (states.includes(row.state)) return row;
        if (row.state === 'failed') throw new Error(`run ${id} failed: ${row.error?.message}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async close(keep = false): Promise<void> {
      await app.close('cancel');
      watching.abort();
      await watched;
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type AppHost = Awaited<ReturnType<typeof appHost>>;
