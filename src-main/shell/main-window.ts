import { BrowserWindow, nativeTheme, screen } from 'electron';
import { CRASH_URL, PAGE_URL } from './page-protocol.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

export type WindowOptions = {
  readonly preload: string;
  readonly stateFile: string;
  readonly onCrash: (reason: string) => void;
};

/** Crashes of one page within this time that are answered by loading it again; after that it says so and waits. */
const CRASH_MS = 60_000;
const MOST_CRASHES = 2;

/** Opens a window with our page. The first stands where the last one was; further ones beside it. */
export function openWindow(options: WindowOptions, address = PAGE_URL): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const state = BrowserWindow.getAllWindows().length === 0 ? readWindowState(options.stateFile, areas) : null;
  const window = new BrowserWindow({
    ...(state ? { x: state.x, y: state.y } : {}),
    width: state?.width ?? 1440,
    height: state?.height ?? 900,
    minWidth: 900,
    minHeight: 600,
    title: 'Equihome',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181b' : '#ffffff', // no white flash before the first paint
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false, // it would fetch dictionaries
    },
  });
  if (state?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    writeWindowState(options.stateFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() }),
  );
  keepAlive(window, options.onCrash);
  void window.loadURL(address).catch(() => undefined); // it failed to load: did-fail-load tells
  return window;
}

/** A page that is gone is loaded again; the page asks the host for its state, so nothing acknowledged is lost. */
function keepAlive(window: BrowserWindow, onCrash: (reason: string) => void): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onCrash(reason);
    const now = Date.now();
    crashes.push(now);
    const recent = crashes.filter((at) => now - at < CRASH_MS);
    void window.loadURL(recent.length > MOST_CRASHES ? CRASH_URL : PAGE_URL).catch(() => undefined);
  });
  window.on('unresponsive', () => onCrash('unresponsive'));
}
