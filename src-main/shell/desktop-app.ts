import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app as electron, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, session } from 'electron';
import { contract } from '../contract/index.ts';
import { portWire, serve, WINDOW_MESSAGE_BYTES, type WireCount } from '../contract/wire.ts';
import { createApp, type App } from '../services/app/create-app.ts';
import { eventKey } from '../services/app/event-hub.ts';
import { createRecentProjects } from '../services/app/recent-projects.ts';
import { readPage } from '../services/page/page-files.ts';
import { commonOptions } from '../services/start/app-paths.ts';
import { errorText } from '../services/start/error-text.ts';
import { openLog } from '../services/start/log-file.ts';
import { projectToOpen } from '../services/start/places.ts';
import { dialogFiles } from './dialogs.ts';
import { createLeaving } from './leave.ts';
import { lockDown } from './lock-down.ts';
import { openWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import type { createOpenFiles } from './open-files.ts';
import { answerPage, PAGE_SCHEME, withCrashPage } from './page-protocol.ts';
import { asPort } from './port-main.ts';
import { onTrusted } from './trusted-sender.ts';
import { unpacked } from './unpacked.ts';
import { startUtilityEngine } from './start-engine.ts';

export type DesktopOptions = {
  readonly userDir: string;
  /** Folder of the built entries; preload and page lie beside it. */
  readonly entries: string;
  readonly openFiles: ReturnType<typeof createOpenFiles>;
};

/** The desktop program, once Electron is ready and this is the only one. */
export async function startDesktop({ userDir, entries, openFiles }: DesktopOptions): Promise<void> {
  const { log, onUnexpected } = openLog(userDir);
  const recent = createRecentProjects(userDir);
  const page = withCrashPage(await readPage(join(entries, '..', 'renderer')));
  protocol.handle(PAGE_SCHEME, (request) => answerPage(page, request));

  const app = await openApp(projectToOpen(openFiles.early(), await recent.list(), userDir));
  if (app === null) return electron.exit(2);
  const windowOptions = {
    preload: join(entries, '..', 'preload', 'preload.cjs'),
    stateFile: join(userDir, 'window.json'),
    onCrash: (reason: string) => log('error', 'the window failed', { reason }),
  };
  const leaving = createLeaving(
    electron,
    () => app,
    () => log('info', 'ended'),
  );
  const windows = () => BrowserWindow.getAllWindows();
  const open = (address?: string) => {
    leaving.comeBack();
    const window = openWindow(windowOptions, address);
    window.on('close', (event) => leaving.onWindowClose(event, windows()));
    return window;
  };
  const show = () => {
    const [window = open()] = windows();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  lockDown(electron, session.defaultSession, {
    onWindow: (address) => open(address),
    onRefused: (what) => log('warn', 'refused', { what }),
  });

  const count: WireCount = { messages: 0, largestBytes: 0, refused: 0 };
  onTrusted(
    ipcMain,
    'equihome-port',
    ({ ports: [port] }) => {
      if (port === undefined) return;
      serve(contract, app.handlers, portWire(asPort(port), WINDOW_MESSAGE_BYTES, count), {
        onUnexpected,
        keyOf: (method, item) => (method === 'events.watch' ? eventKey(item as Parameters<typeof eventKey>[0]) : null),
      });
    },
    (channel) => log('warn', 'refused', { what: `a stranger on ${channel}` }),
  );

  const openProject = (file: string, isMade = false) =>
    app
      .openProject(file, { isMade })
      .then(refreshMenu)
      .catch((error: unknown) => dialog.showErrorBox('Equihome', errorText(error)));
  async function refreshMenu(): Promise<void> {
    const options = {
      isMac: process.platform === 'darwin',
      recent: await recent.list(),
      command: (id: string) => app!.command(id),
    };
    const template = menuTemplate({
      ...options,
      openRecent: (file) => void openProject(file),
      openWindow: () => open(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
  await refreshMenu();
  openFiles.onRequest((file, isMade) => void openProject(file, isMade).then(show));
  electron.on('second-instance', show);
  electron.on('activate', show);
  electron.on('window-all-closed', () => undefined); // leaving.ts decides
  electron.on('before-quit', (event) => leaving.onBeforeQuit(event, windows()));
  powerMonitor.on('shutdown', leaving.onShutdown);
  log('info', 'started', { host: 'desktop' });
  open();

  /** The application with a project; the user may choose another when one cannot be opened. Null: the user gives up. */
  async function openApp(projectFile: string): Promise<App | null> {
    mkdirSync(dirname(projectFile), { recursive: true, mode: 0o700 });
    try {
      return await createApp({
        ...commonOptions(unpacked(entries), userDir, projectFile),
        host: 'desktop',
        log,
        spawnEngine: () => startUtilityEngine(join(unpacked(entries), 'engine.js')),
        files: dialogFiles,
      });
    } catch (error) {
      log('error', 'the project could not be opened', { err: error });
      const { response } = await dialog.showMessageBox({
        type: 'error',
        title: 'Equihome',
        message: 'The project could not be opened.',
        detail: `${projectFile}\n\n${errorText(error)}`,
        buttons: ['Open another ...', 'New project ...', 'Quit'],
        cancelId: 2,
      });
      const other =
        response === 0
          ? await dialogFiles.pickOpen('project')
          : response === 1
            ? await dialogFiles.pickSave('fund.equihome', 'project')
            : null;
      return other === null ? null : openApp(other);
    }
  }
}
