import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channels } from '../../src-main/shell/trusted-sender.ts';
import { askHost, launch, shells, start, type Desktop } from './launch.ts';

/** The points of Electron's security checklist as what the running program does. Numbers are those of its list. */
describe.for(shells)('$name: the checklist', { timeout: 60_000 }, (shell) => {
  const here = { skip: shell.skip };
  let desktop: Desktop;
  beforeAll(async () => {
    if (!shell.skip) desktop = await start(shell, [], mkdtempSync(join(tmpdir(), 'equihome-checklist-')));
  });
  afterAll(async () => {
    if (shell.skip) return;
    await desktop.end();
    rmSync(desktop.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  const refusals = (home: string) =>
    readFileSync(join(home, 'logs/equihome.log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"refused"'))
      .map((line) => (JSON.parse(line) as { what: string }).what);

  test('1 the page loads from the program alone: no request goes to a network', here, async () => {
    const { page, home } = desktop;
    const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(addresses.length).toBeGreaterThan(0);
    const own = await page.evaluate(() => location.protocol + '//' + location.host);
    expect(addresses.filter((address) => !address.startsWith(own))).toEqual([]);
    await page.evaluate(() => {
      new Image().src = 'https://example.com/a.png';
    });
    expect(
      await page.evaluate(() =>
        fetch('https://example.com/').then(
          () => 'went',
          () => 'stopped',
        ),
      ),
    ).toBe('stopped');
    expect(refusals(home).filter((what) => what === 'request to app:')).toEqual([]);
  });

  test('2 3 4 20 the page has no Node, a world of its own and two functions of the preload', here, async () => {
    const { page } = desktop;
    const seen = await page.evaluate(() => {
      const world = globalThis as any;
      return {
        node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in world),
        bridge: Object.keys(world.desktop),
        kinds: Object.values(world.desktop).map((value) => typeof value),
        isFrozen: Object.isFrozen(world.desktop),
        ipc: ['ipcRenderer', 'electron'].filter((name) => name in world),
      };
    });
    expect(seen).toEqual({ node: [], bridge: ['pathOfFile'], kinds: ['function'], isFrozen: true, ipc: [] });
  });

  test('5 permissions are denied', here, async () => {
    const { page } = desktop;
    const answers = await page.evaluate(async () => [
      await Notification.requestPermission(),
      await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('denied'),
          { timeout: 2000 },
        ),
      ),
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'denied',
      ),
    ]);
    expect(answers).toEqual(['denied', 'denied', 'denied']);
  });

  test('6 7 8 the policy of the page holds: no inline code, no eval, no frame', here, async () => {
    const { page } = desktop;
    const result = await page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.body.append(script);
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
      // Each is told when its element is taken up: on a busy machine some time later.
      const untilMs = performance.now() + 10_000;
      while (new Set(violated).size < 3 && performance.now() < untilMs)
        await new Promise((resolve) => setTimeout(resolve, 50));
      const evaluated = (() => {
        try {
          return Reflect.construct(Function, ['return 1'])();
        } catch (error) {
          return (error as Error).name;
        }
      })();
      return { violated: [...new Set(violated)].sort(), ran: 'ranInline' in window, evaluated };
    });
    expect(result.violated).toEqual(expect.arrayContaining(['frame-src', 'script-src-elem', 'style-src-elem']));
    expect(result).toMatchObject({ ran: false, evaluated: 'EvalError' });
    const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers));
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
    });
  });

  test(
    '9 10 11 12 no experimental feature, no webview: neither in the page nor when one is asked for',
    here,
    async () => {
      const { app, page, home } = desktop;
      const outcome = await app.evaluate(({ BrowserWindow }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        // Not among the public types, and there.
        const internal = webContents as unknown as { getLastWebPreferences?: () => Record<string, unknown> };
        let isPrevented = false;
        const event = { preventDefault: () => (isPrevented = true) };
        webContents.emit('will-attach-webview', event, {}, { src: 'https://example.com/' });
        return { isPrevented, preferences: internal.getLastWebPreferences?.() ?? null };
      });
      expect(outcome.isPrevented).toBe(true);
      expect(refusals(home)).toContain('webview');
      expect(outcome.preferences).toMatchObject({
        experimentalFeatures: false,
        webviewTag: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      });
      expect(outcome.preferences).not.toHaveProperty('enableBlinkFeatures');
      const kind = await page.evaluate(() => {
        const element = document.createElement('webview');
        element.setAttribute('src', 'https://example.com/');
        document.body.append(element);
        return [element.constructor.name, 'loadURL' in element, 'getWebContentsId' in element];
      });
      expect(kind).toEqual(['HTMLElement', false, false]);
    },
  );

  test('13 the page is not replaced by another', here, async () => {
    const { page, home } = await launch(shell);
    const place = () => page.url().split('#')[0]; // the screen that the page shows stands behind it
    const before = place();
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    await page.waitForTimeout(300);
    expect(place()).toBe(before);
    expect(refusals(home)).toContain('navigation');
    expect(await askHost(page, 'app.info')).toMatchObject({ host: 'desktop' });
  });

  test('14 15 no window opens, and no link outside: our page has none', here, async () => {
    const { app, page } = desktop;
    await app.evaluate(({ dialog, shell: system }) => {
      const record = ((globalThis as any).record = { asked: [] as string[], opened: [] as string[] });
      dialog.showMessageBox = async (options: any) => (
        record.asked.push(options.detail),
        { response: 0, checkboxChecked: false }
      );
      system.openExternal = async (address: string) => void record.opened.push(address);
    });
    for (const address of [
      'https://www.abs.gov.au/census',
      'https://evil.example/',
      'javascript:alert(1)',
      'file:///etc/passwd',
    ]) {
      await page.evaluate((href) => {
        const link = document.createElement('a');
        link.href = href;
        link.target = '_blank';
        link.textContent = href;
        document.body.append(link);
      }, address);
      await page.getByRole('link', { name: address }).last().click();
      await page.waitForTimeout(200);
    }
    expect(await app.evaluate(() => (globalThis as any).record)).toEqual({ asked: [], opened: [] });
    expect(refusals(desktop.home)).toContain('a link to somewhere else');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('17 a channel hears our page alone, on every channel that there is', here, async () => {
    const { app, home } = desktop;
    const outcome = await app.evaluate(({ ipcMain, BrowserWindow }) => {
      const { mainFrame } = BrowserWindow.getAllWindows()[0]!.webContents;
      const strangers = [
        { senderFrame: null, sender: { mainFrame } },
        { senderFrame: { url: 'https://evil.example/' }, sender: { mainFrame } },
        { senderFrame: { url: 'app://equihome/' }, sender: { mainFrame } }, // a frame within
        { senderFrame: { url: 'app://equihome.evil.example/' }, sender: {} },
        { senderFrame: { url: 'about:blank' }, sender: {} },
      ];
      const channels = ipcMain.eventNames().map(String);
      const asked = ipcMain as unknown as { _invokeHandlers?: Map<string, unknown>; handlers?: Map<string, unknown> };
      const invoked = [...(asked._invokeHandlers ?? asked.handlers ?? new Map<string, unknown>()).keys()];
      let closed = 0;
      for (const channel of channels)
        for (const { senderFrame, sender } of strangers) {
          const frame = sender.mainFrame ? senderFrame : { ...senderFrame };
          const event = {
            senderFrame: frame,
            sender: { mainFrame: sender.mainFrame ?? frame },
            ports: [{ close: () => (closed += 1) }],
          };
          ipcMain.emit(channel, event);
        }
      return { channels, invoked, closed };
    });
    expect(outcome).toEqual({ channels: [...channels], invoked: [], closed: 5 * channels.length });
    for (const channel of channels)
      expect(refusals(home).filter((what) => what === `a stranger on ${channel}`)).toHaveLength(5);
  });

  test('18 no address leads out of the folder of the page', here, async () => {
    const { page } = desktop;
    const ways = [
      '..%2fmain/main.js',
      '..%5cmain%5cmain.js',
      '%252e%252e/main/main.js',
      'index.html%00',
      '%2fetc/passwd',
      'c:/x.js',
    ].map((way) => `/${way}`);
    const statuses = await page.evaluate(
      async (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
      ways,
    );
    expect(statuses).toEqual(ways.map(() => 404));
  });
});
