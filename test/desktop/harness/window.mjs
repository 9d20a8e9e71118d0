// Windows: a size and a page.
import { EventEmitter } from 'node:events';
import { app } from './app.mjs';
import { watchTargets, WebContents } from './contents.mjs';
import { windows } from './registry.mjs';

let watching = null;
export class BrowserWindow extends EventEmitter {
  static getAllWindows = () => [...windows];
  static fromWebContents = (contents) => [...windows].find((window) => window.webContents === contents) ?? null;
  static getFocusedWindow = () => [...windows].at(-1) ?? null;
  #bounds;
  #title;
  #isMaximized = false;
  #isVisible;

  constructor(options = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    watching ??= watchTargets();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#title = options.title ?? '';
    this.#isVisible = options.show !== false;
    this.webContents = new WebContents(options);
    this.id = this.webContents.id;
    windows.add(this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => {
      windows.delete(this);
      this.emit('closed');
      if (windows.size === 0 && !app.emit('window-all-closed')) app.quit();
    });
  }
  loadURL(address) {
    return this.webContents.loadURL(address);
  }
  loadFile(file) {
    return this.webContents.loadFile(file);
  }
  async close() {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) await this.webContents.close();
  }
  destroy() {
    return this.webContents.close();
  }
  isDestroyed() {
    return this.webContents.isDestroyed();
  }
  show() {
    this.#isVisible = true;
  }
  hide() {
    this.#isVisible = false;
  }
  isVisible() {
    return this.#isVisible;
  }
  focus() {
    this.emit('focus');
  }
  maximize() {
    this.#isMaximized = true;
  }
  isMaximized() {
    return this.#isMaximized;
  }
  isMinimized() {
    return false;
  }
  restore() {}
  getBounds() {
    return this.#bounds;
  }
  getNormalBounds() {
    return this.#bounds;
  }
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
  setTitle(title) {
    this.#title = title;
  }
  getTitle() {
    return this.#title;
  }
}
