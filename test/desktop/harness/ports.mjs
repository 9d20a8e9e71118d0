// MessagePortMain / MessageChannelMain, and a wire that carries ports across a process or page boundary.
import { EventEmitter } from 'node:events';
export class MessagePortMain extends EventEmitter {
  #started = false;
  #queue = [];
  #closed = false;
  _out = null;
  postMessage(data, ports = []) {
    if (!this.#closed) this._out?.({ data, ports });
  }
  start() {
    this.#started = true;
    for (const m of this.#queue.splice(0)) this.emit('message', m);
  }
  close() {
    if (this.#closed) return;
    this.#closed = true;
    this._out?.(null);
    this.emit('close');
  }
  _in(m) {
    if (this.#closed) return;
    if (!m) {
      this.#closed = true;
      this.emit('close');
    } else if (this.#started) this.emit('message', m);
    else this.#queue.push(m);
  }
}
export class MessageChannelMain {
  port1 = new MessagePortMain();
  port2 = new MessagePortMain();
  constructor() {
    const link = (a, b) => {
      a._out = (m) => queueMicrotask(() => b._in(m && { ...m, data: structuredClone(m.data) }));
    };
    link(this.port1, this.port2);
    link(this.port2, this.port1);
  }
}
/** send(msg) carries plain messages. lend(port) gives an id for the far side; borrow(id) gives a local port for a far id. */
export class PortWire {
  #n = 0;
  #ports = new Map();
  constructor(send, side) {
    this.send = send;
    this.side = side;
  }
  lend(port) {
    const id = `${this.side}${++this.#n}`;
    this.#ports.set(id, port);
    port.on('message', (e) => this.send({ t: 'port', id, data: e.data, ports: e.ports.map((p) => this.lend(p)) }));
    port.on('close', () => this.send({ t: 'port', id, closed: true }));
    port.start();
    return id;
  }
  borrow(id) {
    const port = new MessagePortMain();
    this.#ports.set(id, { postMessage: (d, p) => port._in({ data: d, ports: p }), close: () => port._in(null) });
    port._out = (m) =>
      this.send(
        m ? { t: 'port', id, data: m.data, ports: m.ports.map((p) => this.lend(p)) } : { t: 'port', id, closed: true },
      );
    return port;
  }
  take(m) {
    const p = this.#ports.get(m.id);
    if (m.closed) {
      this.#ports.delete(m.id);
      p?.close();
    } else
      p?.postMessage(
        m.data,
        (m.ports ?? []).map((i) => this.borrow(i)),
      );
  }
  closeAll() {
    for (const p of this.#ports.values()) p.close();
    this.#ports.clear();
  }
}
