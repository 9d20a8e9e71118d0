// `app`: life of the program, paths, and one instance a folder of user data.
import { EventEmitter } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium, stopChromium } from './chromium.mjs';
import { commandLine, profile, windows } from './registry.mjs';
import { setReady, startSchemes } from './schemes.mjs';

class App extends EventEmitter {
  #ready = false;
  #paths = new Map();
  #lock = null;
  isPackaged = false;
  name = 'stand-in';
  isSandboxEnabled = false;
  commandLine = { appendSwitch() {}, appendArgument() {}, hasSwitch: () => false, getSwitchValue: () => '' };
  #start = new Promise((resolve) => setImmediate(resolve)).then(async () => {
    if (this.#left) return new Promise(() => {});
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => this.exit(1));
    await startSchemes();
    await startChromium(() => this.exit(0));
    this.#ready = true;
    this.emit('ready', {});
  });
  #left = false;

  whenReady = () => this.#start;
  isReady = () => this.#ready;
  getPath = (name) => this.#paths.get(name) ?? (name === 'temp' ? tmpdir() : profile);
  setPath = (name, path) => void this.#paths.set(name, path);
  getAppPath = () => process.env.HARNESS_APP_PATH;
  getName = () => this.name;
  setName = (name) => (this.name = name);
  getVersion = () => '0.0.0';
  getLocale = () => 'en-US';
  setAppUserModelId() {}
  enableSandbox() {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.isSandboxEnabled = true;
  }

  /** A file with the id of the first process; a later one leaves its command line beside it. */
  requestSingleInstanceLock() {
    const folder = this.getPath('userData');
    const file = join(folder, 'stand-in.lock');
    mkdirSync(folder, { recursive: true });
    for (;;) {
      try {
        writeFileSync(file, String(process.pid), { flag: 'wx' });
        break;
      } catch {
        const pid = Number(readFileSync(file, 'utf8'));
        if (isAlive(pid)) {
          const words = JSON.stringify({ args: commandLine(), workingFolder: process.cwd() });
          writeFileSync(join(folder, `stand-in.second-${process.pid}`), words);
          return false;
        }
        rmSync(file, { force: true });
      }
    }
    this.#lock = file;
    watch(folder, () => {
      for (const name of readdirSync(folder).filter((entry) => entry.startsWith('stand-in.second-'))) {
        const text = readFileSync(join(folder, name), 'utf8');
        if (text === '') continue; // not written yet
        rmSync(join(folder, name));
        const { args, workingFolder } = JSON.parse(text);
        this.emit('second-instance', {}, args, workingFolder, undefined);
      }
    }).unref();
    return true;
  }

  quit() {
    if (this.#isPrevented('before-quit')) return;
    void Promise.all([...windows].map((window) => window.close())).then(() => {
      if (windows.size === 0 && !this.#isPrevented('will-quit')) this.exit(0);
    });
  }
  #isPrevented(event) {
    let isPrevented = false;
    this.emit(event, { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  }
  exit(code = 0) {
    if (this.#left) return;
    this.#left = true;
    this.emit('quit', {}, code);
    if (this.#lock) rmSync(this.#lock, { force: true });
    stopChromium();
    setTimeout(() => process.exit(code), this.#ready ? 150 : 0);
  }
}
export const app = new App();
setReady(app.isReady);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
