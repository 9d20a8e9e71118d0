// Web contents: a page of Chromium with the preload in an isolated world.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { app } from './app.mjs';
import { cdp } from './chromium.mjs';
import { codec } from './codec.mjs';
import { isolatedWorld, mainWorld } from './page.mjs';
import { PortWire } from './ports.mjs';
import { contents } from './registry.mjs';
import { toApp, toHttp } from './schemes.mjs';
import { defaultSession, mayRequest } from './session.mjs';

const { enc, dec } = codec();
const WORLD = 'Electron Isolated Context';

class IpcMain extends EventEmitter {
  handlers = new Map();
  handle(channel, handler) {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
  removeHandler(channel) {
    this.handlers.delete(channel);
  }
}
export const ipcMain = new IpcMain();

let lastId = 0;
export class WebContents extends EventEmitter {
  id = (lastId += 1);
  session = defaultSession;
  #preferences;
  #url = '';
  #context = null;
  #backlog = [];
  #isGone = false;
  #open;
  #wire;
  #askedFor = null;
  #windowOpen = () => ({ action: 'deny' });
  mainFrame;

  constructor(options) {
    super();
    this.#preferences = options.webPreferences ?? {};
    contents.set(this.id, this);
    const self = this;
    this.mainFrame = {
      get url() {
        return self.#url;
      },
      processId: 1,
      routingId: 1,
    };
    this.#open = this.#create(options);
    this.#open.catch((error) => console.error(error));
    app.emit('web-contents-created', {}, this);
  }

  async #create({ width = 800, height = 600 }) {
    const { contextIsolation, nodeIntegration, sandbox, preload } = this.#preferences;
    if (contextIsolation === false || nodeIntegration || sandbox === false)
      throw new Error('stand-in: only contextIsolation and sandbox without nodeIntegration');
    await app.whenReady();
    const created = await cdp.send('Target.createTarget', { url: 'about:blank', width, height, newWindow: true });
    this.targetId = created.targetId;
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: this.targetId, flatten: true });
    this.cdp = (method, params) => cdp.send(method, params, sessionId);
    cdp.listen(sessionId, (message) => this.#event(message.method, message.params));
    for (const domain of ['Page', 'Runtime', 'Inspector']) await this.cdp(`${domain}.enable`);
    await this.cdp('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.cdp('Runtime.addBinding', { name: '__eh_toMain', executionContextName: WORLD });
    await this.cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(mainWorld)})()` });
    if (!preload) return;
    const source = `if (window === top && location.href !== 'about:blank') {
      const require = (${String(isolatedWorld)})(${String(codec)});
      const module = { exports: {} };
      (function (require, module, exports) {${readFileSync(preload, 'utf8')}\n})(require, module, module.exports);
    }`;
    await this.cdp('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source });
  }

  #event(method, params) {
    switch (method) {
      case 'Runtime.executionContextCreated':
        if (params.context.name === WORLD) this.#enter(params.context.id);
        return;
      case 'Runtime.executionContextsCleared':
        this.#context = null;
        this.#wire?.closeAll();
        return;
      case 'Runtime.bindingCalled':
        if (params.name === '__eh_toMain') this.#fromPage(JSON.parse(params.payload));
        return;
      case 'Page.frameNavigated':
        if (params.frame.parentId) return;
        this.#url = toApp(params.frame.url + (params.frame.urlFragment ?? ''));
        this.emit('did-navigate', {}, this.#url);
        return;
      case 'Page.loadEventFired':
        this.emit('did-finish-load', {});
        return;
      case 'Page.windowOpen':
        if (this.#windowOpen({ url: toApp(params.url) }).action !== 'deny') throw new Error('stand-in: only deny');
        return;
      case 'Fetch.requestPaused':
        void this.#request(params).catch(() => undefined);
        return;
      case 'Inspector.targetCrashed':
        this.#context = null;
        this.#wire?.closeAll();
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        return;
      case 'Runtime.exceptionThrown':
        if (params.exceptionDetails.executionContextId === this.#context)
          this.emit('preload-error', {}, this.#preferences.preload, new Error(params.exceptionDetails.text));
    }
  }

  /** A request of the page: a navigation is put to the program as such; everything is put to its filter of requests. */
  async #request({ requestId, request, resourceType, frameId }) {
    const url = toApp(request.url + (request.urlFragment ?? ''));
    const stop = () => this.cdp('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    if (resourceType === 'Document') {
      const isMainFrame = frameId === this.targetId;
      const isOwnDoing = isMainFrame && this.#askedFor !== null;
      if (isMainFrame) this.#askedFor = null;
      let isPrevented = false;
      const event = { url, isMainFrame, preventDefault: () => (isPrevented = true) };
      if (!isOwnDoing) {
        this.emit('will-frame-navigate', event);
        if (isMainFrame) this.emit('will-navigate', event, url);
      }
      if (isPrevented) return stop();
    }
    if (!(await mayRequest(url))) return stop();
    return this.cdp('Fetch.continueRequest', { requestId });
  }

  #enter(context) {
    this.#wire?.closeAll();
    this.#context = context;
    const send = (message) => this.#toPage({ ...message, data: enc(message.data), ports: message.ports ?? [] });
    this.#wire = new PortWire(send, 'm');
    for (const message of this.#backlog.splice(0)) this.#toPage(message);
  }
  #toPage(message) {
    if (this.#context === null) return void this.#backlog.push(message);
    const expression = `__eh_fromMain(${JSON.stringify(message)})`;
    this.cdp('Runtime.evaluate', { contextId: this.#context, expression }).catch(() => {});
  }
  #fromPage(message) {
    if (message.t === 'port') return this.#wire.take({ ...message, data: dec(message.data) });
    const event = {
      sender: this,
      senderFrame: this.mainFrame,
      processId: 1,
      frameId: 1,
      ports: (message.ports ?? []).map((id) => this.#wire.borrow(id)),
      reply: (channel, ...args) => this.send(channel, ...args),
    };
    const args = message.args.map(dec);
    if (message.t === 'send') return void ipcMain.emit(message.ch, event, ...args);
    const handler = ipcMain.handlers.get(message.ch);
    const fail = (error) =>
      this.#toPage({ t: 'ret', id: message.id, err: `Error invoking remote method '${message.ch}': ${String(error)}` });
    if (!handler) return fail(new Error(`No handler registered for '${message.ch}'`));
    Promise.resolve()
      .then(() => handler(event, ...args))
      .then((value) => this.#toPage({ t: 'ret', id: message.id, ok: enc(value) }))
      .catch(fail);
  }

  send(channel, ...args) {
    this.#toPage({ t: 'send', ch: channel, args: args.map(enc) });
  }
  async loadURL(address) {
    await this.#open;
    this.#askedFor = address;
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.cdp('Page.navigate', { url: toHttp(address) });
    if (errorText) {
      this.emit('did-fail-load', {}, -1, errorText, address);
      throw new Error(`${errorText} loading '${address}'`);
    }
    await loaded;
  }
  loadFile(file) {
    return this.loadURL(pathToFileURL(file).href);
  }
  reload() {
    this.#askedFor = this.#url;
    void this.cdp('Page.reload');
  }
  getURL() {
    return this.#url;
  }
  isDestroyed() {
    return this.#isGone;
  }
  getLastWebPreferences() {
    return { ...this.#preferences };
  }
  setWindowOpenHandler(handler) {
    this.#windowOpen = handler;
  }
  forcefullyCrashRenderer() {
    this.cdp('Page.crash').catch(() => undefined); // it never answers
  }
  async executeJavaScript(expression) {
    const { result, exceptionDetails } = await this.cdp('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  }
  async printToPDF({ printBackground = false, landscape = false, preferCSSPageSize = false, generateTaggedPDF } = {}) {
    const options = { printBackground, landscape, preferCSSPageSize, generateTaggedPDF };
    return Buffer.from((await this.cdp('Page.printToPDF', options)).data, 'base64');
  }
  async close() {
    await this.#open;
    if (!this.#isGone) await cdp.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {});
    this.gone();
  }
  gone() {
    if (this.#isGone) return;
    this.#isGone = true;
    contents.delete(this.id);
    this.#wire?.closeAll();
    this.emit('destroyed');
  }
}

/** Pages that close by themselves are gone; pages that a page opened are closed: the program has refused them. */
export async function watchTargets() {
  const byTarget = (id) => id && [...contents.values()].find((entry) => entry.targetId === id);
  cdp.listen('', ({ method, params }) => {
    if (method === 'Target.targetDestroyed') byTarget(params.targetId)?.gone();
    if (method === 'Target.targetCreated' && byTarget(params.targetInfo.openerId))
      void cdp.send('Target.closeTarget', { targetId: params.targetInfo.targetId }).catch(() => {});
  });
  await cdp.send('Target.setDiscoverTargets', { discover: true });
}

export const webContents = {
  getAllWebContents: () => [...contents.values()],
  fromId: (id) => contents.get(id),
  fromDevToolsTargetId: (targetId) => [...contents.values()].find((entry) => entry.targetId === targetId),
};
