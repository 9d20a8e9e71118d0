// Runs in the page. mainWorld: far end of contextBridge. isolatedWorld: the preload's fake 'electron'.
export function mainWorld() {
  const fire = (type, detail) => window.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify(detail) }));
  const fns = new Map();
  let n = 0;
  const pack = (v) =>
    typeof v === 'function'
      ? (fns.set(++n, v), { f: n })
      : v && typeof v === 'object' && !Array.isArray(v) && Object.getPrototypeOf(v) === Object.prototype
        ? { o: Object.fromEntries(Object.entries(v).map(([k, x]) => [k, pack(x)])) }
        : { v };
  const pending = new Map();
  const unpack = (s) =>
    'f' in s
      ? (...args) => call(s.f, args)
      : 'o' in s
        ? Object.fromEntries(Object.entries(s.o).map(([k, x]) => [k, unpack(x)]))
        : s.v;
  function call(f, args) {
    const id = ++n;
    let sync;
    pending.set(id, (r) => (sync = r));
    fire('__eh_call', { id, f, args: args.map(pack) });
    if (!sync) return undefined;
    if ('err' in sync) throw new Error(sync.err);
    if (!sync.promise) return unpack(sync.ok);
    return new Promise((res, rej) => pending.set(id, (r) => ('err' in r ? rej(new Error(r.err)) : res(unpack(r.ok)))));
  }
  window.addEventListener('__eh_ret', (e) => {
    const m = JSON.parse(e.detail);
    const f = pending.get(m.id);
    pending.delete(m.id);
    f?.(m);
  });
  window.addEventListener('__eh_cb', (e) => {
    const m = JSON.parse(e.detail);
    fns.get(m.f)?.(...m.args.map(unpack));
  });
  window.addEventListener('__eh_expose', (e) => {
    const m = JSON.parse(e.detail);
    const freeze = (o) => {
      if (o && typeof o === 'object') Object.values(o).forEach(freeze);
      return Object.freeze(o);
    };
    Object.defineProperty(window, m.key, { value: freeze(unpack(m.api)), enumerable: true });
  });
}
export function isolatedWorld(codec) {
  const { enc, dec } = codec();
  const bind = globalThis.__eh_toMain;
  const toMain = (m) => bind(JSON.stringify(m));
  const fire = (type, detail) => window.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify(detail) }));
  const fns = new Map();
  let n = 0;
  const pack = (v) =>
    typeof v === 'function'
      ? (fns.set(++n, v), { f: n })
      : v && typeof v === 'object' && !Array.isArray(v) && Object.getPrototypeOf(v) === Object.prototype
        ? { o: Object.fromEntries(Object.entries(v).map(([k, x]) => [k, pack(x)])) }
        : { v };
  const unpack = (s) =>
    'f' in s
      ? (...a) => fire('__eh_cb', { f: s.f, args: a.map(pack) })
      : 'o' in s
        ? Object.fromEntries(Object.entries(s.o).map(([k, x]) => [k, unpack(x)]))
        : s.v;
  window.addEventListener('__eh_call', (e) => {
    const m = JSON.parse(e.detail);
    const ret = (r) => fire('__eh_ret', { id: m.id, ...r });
    try {
      const v = fns.get(m.f)(...m.args.map(unpack));
      if (v && typeof v.then === 'function') {
        ret({ promise: true });
        v.then(
          (x) => ret({ ok: pack(x) }),
          (x) => ret({ err: String(x?.message ?? x) }),
        );
      } else ret({ ok: pack(v) });
    } catch (x) {
      ret({ err: String(x?.message ?? x) });
    }
  });
  const ports = new Map();
  let pn = 0;
  const lend = (port) => {
    const id = `p${++pn}`;
    ports.set(id, port);
    port.onmessage = (ev) => toMain({ t: 'port', id, data: enc(ev.data), ports: [...ev.ports].map(lend) });
    return id;
  };
  const borrow = (id) => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = (ev) => toMain({ t: 'port', id, data: enc(ev.data), ports: [...ev.ports].map(lend) });
    return port2;
  };
  const listeners = new Map();
  const waiting = new Map();
  let calls = 0;
  const on = (ch, f) => (listeners.set(ch, [...(listeners.get(ch) ?? []), f]), ipcRenderer);
  const off = (ch, f) => (
    listeners.set(
      ch,
      (listeners.get(ch) ?? []).filter((x) => x !== f && x.f !== f),
    ),
    ipcRenderer
  );
  const ipcRenderer = {
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (ch, f) => {
      const g = (...a) => (off(ch, g), f(...a));
      g.f = f;
      return on(ch, g);
    },
    removeAllListeners: (ch) => (listeners.delete(ch), ipcRenderer),
    send: (ch, ...args) => toMain({ t: 'send', ch, args: args.map(enc) }),
    postMessage: (ch, msg, transfer = []) => toMain({ t: 'send', ch, args: [enc(msg)], ports: transfer.map(lend) }),
    invoke: (ch, ...args) =>
      new Promise((res, rej) => {
        waiting.set(++calls, { res, rej });
        toMain({ t: 'invoke', id: calls, ch, args: args.map(enc) });
      }),
    sendSync: () => {
      throw new Error('harness: ipcRenderer.sendSync is not supported');
    },
  };
  globalThis.__eh_fromMain = (m) => {
    if (m.t === 'port') {
      const p = ports.get(m.id);
      if (m.closed) {
        ports.delete(m.id);
        p?.close();
      } else p?.postMessage(dec(m.data), m.ports.map(borrow));
    } else if (m.t === 'ret') {
      const w = waiting.get(m.id);
      waiting.delete(m.id);
      if ('err' in m) w.rej(new Error(m.err));
      else w.res(dec(m.ok));
    } else
      for (const f of listeners.get(m.ch) ?? [])
        f({ sender: ipcRenderer, ports: (m.ports ?? []).map(borrow) }, ...m.args.map(dec));
  };
  const contextBridge = { exposeInMainWorld: (key, api) => fire('__eh_expose', { key, api: pack(api) }) };
  return (m) => {
    if (m === 'electron') return { contextBridge, ipcRenderer, webFrame: {}, webUtils: { getPathForFile: () => '' } };
    throw new Error(`module not found: ${m} (sandboxed preload)`);
  };
}
