import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askHost, launch, newHome, shells, type Desktop } from './launch.ts';

describe.for(shells)('$name: the window', { timeout: 60_000 }, (shell) => {
  const here = { skip: shell.skip };

  test('opens on the page and reaches the application', here, async () => {
    const { page } = await launch(shell);
    expect(await page.title()).toBe('Equihome');
    expect(await askHost(page, 'app.info')).toMatchObject({ host: 'desktop', project: { readOnlyReason: null } });
    await expect(askHost(page, 'no.such.method')).rejects.toThrow('input/not-found');
    await expect(askHost(page, 'scenarios.open', { id: 'x' })).rejects.toThrow('input/invalid');
  });

  test('opens the project of its command line; a second start hands its own over and ends', here, async () => {
    const home = newHome();
    const first = await launch(shell, [join(home, 'a.equihome')], home);
    expect(await projectOf(first)).toBe(join(home, 'a.equihome'));
    const second = spawn(shell.executable, ['.', join(home, 'b.equihome')], {
      env: { ...process.env, EQUIHOME_HOME: home, HARNESS_NODE: process.execPath },
      stdio: 'ignore',
    });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(0);
    await expect.poll(() => projectOf(first), { timeout: 10_000 }).toBe(join(home, 'b.equihome'));
    expect(await windowCount(first)).toBe(1);
  });

  test('comes back at its former place', here, async () => {
    const home = newHome();
    const first = await launch(shell, [], home);
    const bounds = { x: 120, y: 90, width: 1100, height: 720 };
    await first.app.evaluate(({ BrowserWindow }, area) => BrowserWindow.getAllWindows()[0]!.setBounds(area), bounds);
    await closeWindow(first);
    await expect.poll(() => existsSync(join(home, 'window.json'))).toBe(true);
    expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toEqual({ ...bounds, isMaximized: false });
    await first.gone; // a start beside it would hand over to it
    const again = await launch(shell, [], home);
    const place = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getNormalBounds());
    expect(place).toEqual(bounds);
  });

  test('a page that crashes is there again; the third time in a minute it says so', here, async () => {
    const { app } = await launch(shell);
    const crash = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        const gone = new Promise<void>((resolve) => webContents.once('render-process-gone', () => resolve()));
        webContents.forcefullyCrashRenderer();
        await gone;
      });
    /** Address and text of the page; null while it is coming back. */
    const page = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        const [address] = webContents.getURL().split('#'); // the screen that the page shows stands behind it
        const never = new Promise<string>((resolve) => setTimeout(resolve, 1000, '')); // a page that is replaced may not answer
        const told = webContents.executeJavaScript('document.body.innerText').catch(() => '');
        const text: unknown = await Promise.race([told, never]);
        return text === '' ? null : { address, text: String(text) };
      });
    const soon = { timeout: 15_000 };
    for (const _ of ['first', 'second']) {
      await crash();
      await expect.poll(page, soon).toMatchObject({ address: 'app://equihome/' });
    }
    await crash();
    await expect.poll(page, soon).toMatchObject({
      address: 'app://equihome/crash.html',
      text: expect.stringContaining('Your project is safe') as string,
    });
  });

  test('a menu item tells the window to do an action of its own', here, async () => {
    const { app, page } = await launch(shell);
    await page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      const world = globalThis as any;
      world.heard = [];
      port1.onmessage = ({ data }) => world.heard.push(data.value);
      world.postMessage('equihome-port', '*', [port2]);
      port1.postMessage({ type: 'call', id: 1, method: 'events.watch', input: {} });
    });
    const commands = () =>
      page.evaluate(() => (globalThis as any).heard.filter(({ type }: { type: string }) => type === 'command'));
    await page.waitForFunction(() => (globalThis as any).heard.length > 0); // what stands now: it is watching
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('go.results')!.click());
    await expect.poll(commands).toEqual([{ type: 'command', command: 'go.results' }]);
  });

  test('ends by itself when the window is closed and nothing is simulated', here, async () => {
    const desktop = await launch(shell);
    const ended = new Promise((resolve) => desktop.child.once('exit', resolve));
    await closeWindow(desktop);
    expect(await ended).toBe(0);
  });
});

const projectOf = async ({ page }: Desktop) =>
  ((await askHost(page, 'app.info')) as { project: { path: string } }).project.path;
const windowCount = ({ app }: Desktop) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const closeWindow = ({ app }: Desktop) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close()).catch(() => undefined);
