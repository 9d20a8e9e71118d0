import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppEvent, RunRow, RunState } from '../../src-main/contract/index.ts';
import { createApp } from '../../src-main/services/app/create-app.ts';
import type { AppOptions } from '../../src-main/services/app/ports.ts';
import { forkEngine } from '../../src-main/services/engine-host/child-engine.ts';
import { builtEngine, repository, requireBuilt } from './built-cli.ts';
import { storeWorkerEntry } from './temp-store.ts';

/** The whole application over a folder of its own, with real store and engine, as a host gives it to its windows. */
export async function appHost(
  folder = mkdtempSync(join(tmpdir(), 'equihome-app-')),
  options: Partial<AppOptions> = {},
) {
  requireBuilt();
  const saved: string[] = [];
  const app = await createApp({
    paths: {
      projectFile: join(folder, 'fund.equihome'),
      dataDir: join(repository, 'resources/data'),
      samplesDir: join(repository, 'resources/scenarios'),
      userDir: join(folder, 'user'),
      storeWorker: storeWorkerEntry,
    },
    clock: { nowIso: () => new Date().toISOString(), nowMs: () => Date.now() },
    spawnEngine: () => forkEngine(builtEngine),
    files: {
      pickSave: (name) => Promise.resolve(join(folder, name)),
      pickOpen: () => Promise.resolve(null),
      offerDownload: null,
    },
    host: 'desktop',
    appVersion: '0.1.0',
    cores: 2,
    firstRun: null,
    log: () => undefined,
    ...options,
  });
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
    saved,
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
