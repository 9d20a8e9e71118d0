// Preloaded into a forked engine process: gives it process.parentPort as in an Electron utility process.
import { EventEmitter } from 'node:events';
import { isMainThread } from 'node:worker_threads';
import { PortWire } from './ports.mjs';

if (isMainThread) becomeUtility(); // its threads load this too and are no processes

function becomeUtility() {
  const raw = process.send.bind(process);
  const wire = new PortWire((m) => process.connected && raw(m), 'u');
  const parentPort = new EventEmitter();
  parentPort.postMessage = (data) => void raw({ t: 'msg', data });
  process.parentPort = parentPort;
  process.type = 'utility';
  const early = [];
  let live = false;
  const give = (m) =>
    m.t === 'port'
      ? wire.take(m)
      : parentPort.emit('message', { data: m.data, ports: m.ports.map((i) => wire.borrow(i)) });
  process.on('message', (m) => (live ? give(m) : early.push(m)));
  parentPort.on(
    'newListener',
    (e) =>
      e === 'message' &&
      !live &&
      setImmediate(() => {
        live = true;
        early.splice(0).forEach(give);
      }),
  );
  process.on('disconnect', () => process.exit(0));
  process.send = undefined; // an Electron utility process has no process.send
}
