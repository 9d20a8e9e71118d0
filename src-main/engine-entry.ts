// The engine process: a child of the command line (later of the browser host) or an Electron utility process.
import { serveEngine } from './services/engine-process/serve-engine.ts';

type Port = {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
};
const parentPort = (process as unknown as { parentPort?: Port }).parentPort; // present in a utility process only

const send = parentPort
  ? (message: unknown) => parentPort.postMessage(message)
  : (message: unknown) => void process.send!(message);
const receive = serveEngine(send);

if (parentPort) parentPort.on('message', ({ data }) => receive(data));
else {
  process.on('message', receive);
  process.on('disconnect', () => process.exit(0)); // the host is gone: nobody waits for the result
}
