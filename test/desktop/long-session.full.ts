import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askHost, launch, shells } from './launch.ts';

const screens = ['Library', 'Scenario', 'Runs', 'Results', 'Compare', 'Settings', 'Help'];
const STAY_MS = 2800;

describe.for(shells)('$name: a session of some twenty seconds', { timeout: 120_000 }, (shell) => {
  test('1 every screen is opened and nothing asks a network', { skip: shell.skip }, async () => {
    const { app, page, home } = await launch(shell);
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await app.evaluate(() => {
      const world = globalThis as unknown as { connections: number };
      world.connections = 0;
      const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');
      subscribe('net.client.socket', () => void (world.connections += 1));
    });
    const own = await page.evaluate(() => `${location.protocol}//${location.host}/`);
    const fromMs = performance.now();
    for (const title of screens) {
      const link = page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: title });
      await link.click();
      await expect.poll(() => link.getAttribute('aria-current')).toBe('page');
      await page.waitForTimeout(STAY_MS);
      expect(await page.locator('main').innerText()).not.toBe('');
    }
    expect(performance.now() - fromMs).toBeGreaterThan(screens.length * STAY_MS);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(asked.length + loaded.length).toBeGreaterThan(screens.length); // each screen is a file of its own
    const isOwn = (address: string) => [own, 'data:', 'blob:'].some((start) => address.startsWith(start));
    expect([...asked, ...loaded].filter((address) => !isOwn(address))).toEqual([]);
    expect(await app.evaluate(() => (globalThis as unknown as { connections: number }).connections)).toBe(0);
    expect(readFileSync(join(home, 'logs/equihome.log'), 'utf8')).not.toContain('request to ');
  });

  test(
    'a page that crashes while one edits and simulates: back with the last edit, the engine goes on',
    {
      skip: shell.skip,
    },
    async () => {
      const { app, page } = await launch(shell);
      const [scenario] = (await askHost(page, 'scenarios.list')) as { id: number; name: string }[];
      const { id } = scenario!;
      const run = (await askHost(page, 'runs.start', { scenarioId: id, paths: 50_000 })) as { id: number };
      const pathsOf = async () =>
        ((await askHost(page, 'runs.get', { id: run.id })) as { pathsDone: number }).pathsDone;
      await expect.poll(pathsOf, { timeout: 60_000 }).toBeGreaterThan(0);
      const changes = [{ kind: 'set', path: 'fund.commitmentsAud', value: 98_765_432 }];
      await askHost(page, 'scenarios.edit', { id, label: 'the last edit', changes });
      const before = await pathsOf();

      const seen = await app.evaluate(
        async ({ BrowserWindow }, [scenarioId, runId]) => {
          const { webContents } = BrowserWindow.getAllWindows()[0]!;
          const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
          const fromMs = performance.now();
          webContents.forcefullyCrashRenderer();
          await loaded;
          const text = () => webContents.executeJavaScript('document.body.innerText') as Promise<string>;
          while (!(await text()).includes('Library')) await new Promise((resolve) => setTimeout(resolve, 20));
          const backMs = performance.now() - fromMs;
          const ask = (method: string, input: object) =>
            webContents.executeJavaScript(`new Promise((done) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = ({ data }) => done(data.value);
            postMessage('equihome-port', '*', [port2]);
            port1.postMessage({ type: 'call', id: 1, method: ${JSON.stringify(method)}, input: ${JSON.stringify(input)} });
          })`);
          await new Promise((resolve) => setTimeout(resolve, 1000));
          return {
            backMs,
            scenario: (await ask('scenarios.open', { id: scenarioId })) as {
              undoLabel: string;
              document: { fund: { commitmentsAud: number } };
            },
            run: (await ask('runs.get', { id: runId })) as { state: string; pathsDone: number },
          };
        },
        [id, run.id] as const,
      );
      process.stdout.write(`the window was back after ${seen.backMs.toFixed(0)} ms\n`);
      expect(seen.backMs).toBeLessThan(10_000); // the promise is 3 s; the rest is for a machine that is shared
      expect(seen.scenario).toMatchObject({
        undoLabel: 'the last edit',
        document: { fund: { commitmentsAud: 98_765_432 } },
      });
      expect(seen.run.state).toBe('running');
      expect(seen.run.pathsDone).toBeGreaterThan(before);
    },
  );
});
