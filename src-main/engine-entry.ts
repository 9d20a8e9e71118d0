// The engine process: a child of the command line or of the browser host, or an Electron utility process.
import { serveEngine } from './services/engine-process/serve-engine.ts';

type Port = {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
};
const parentPort = (process as unknown as { parentPort?: Port }).parentPort; // present in a utility process only

// Ctrl-C in a terminal reaches the whole process group. What it means is for the host to say, by a cancel message.
process.on('SIGINT', () => undefined);

const send = parentPort
  ? (message: unknown) => parentPort.postMessage(message)
  : (message: unknown) => void process.send!(message, undefined, {}, (error) => void (error && process.exit(0)));
const receive = serveEngine(send);

if (parentPort) parentPort.on('message', ({ data }) => receive(data));
else {
  process.on('message', receive);
  process.on('disconnect', () => process.exit(0)); // the host is gone: nobody waits for the result
}
