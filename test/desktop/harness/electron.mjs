// The module 'electron' of the main process. What is not here throws when used.
import { EventEmitter } from 'node:events';
export { app } from './app.mjs';
export { ipcMain, webContents } from './contents.mjs';
export { MessageChannelMain, MessagePortMain } from './ports.mjs';
export { protocol } from './schemes.mjs';
export { session } from './session.mjs';
export { utilityProcess } from './utility-process.mjs';
export { BrowserWindow } from './window.mjs';

/** Dialogs answer as if the user had cancelled; a test puts its own in place, as with the real program. */
export const dialog = {
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showMessageBox: async (...args) => ({ response: args.at(-1).cancelId ?? 0, checkboxChecked: false }),
  showErrorBox: (title, text) => console.error(`${title}: ${text}`),
};

let applicationMenu = null;
const byId = (items, id) => {
  for (const item of items ?? []) {
    const found = item.id === id ? item : byId(item.submenu?.items, id);
    if (found) return found;
  }
  return null;
};
export const Menu = {
  buildFromTemplate: (template) => {
    const items = template.map((item) =>
      Array.isArray(item.submenu) ? { ...item, submenu: Menu.buildFromTemplate(item.submenu) } : { ...item },
    );
    return { items, getMenuItemById: (id) => byId(items, id) };
  },
  setApplicationMenu: (menu) => (applicationMenu = menu),
  getApplicationMenu: () => applicationMenu,
};
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};
export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });
export const powerMonitor = new EventEmitter();

const absent = (name) =>
  new Proxy(function () {}, {
    get: (_target, key) => {
      if (typeof key === 'symbol') return undefined;
      throw new Error(`stand-in: electron.${name}.${key} is not implemented`);
    },
    set: (target, key, value) => Reflect.set(target, key, value),
    apply: () => {
      throw new Error(`stand-in: electron.${name} is not implemented`);
    },
  });
export const shell = { openExternal: async () => undefined }; // a test puts its own in place
export const clipboard = absent('clipboard');
export const safeStorage = absent('safeStorage');
export const nativeImage = absent('nativeImage');
export const Tray = absent('Tray');
export const Notification = absent('Notification');
export const globalShortcut = absent('globalShortcut');
export const crashReporter = absent('crashReporter');
export const contextBridge = absent('contextBridge');
export const ipcRenderer = absent('ipcRenderer');
export const net = absent('net');
