import { frameWire, HOST_MESSAGE_BYTES, type Wire } from '../../src-main/contract/wire.ts';
import { Refused } from './reconnecting.ts';

/** The key travels as a protocol name: in the address it could end in a log. */
const PROTOCOL = 'equihome';

/**
 * A wire to the host that served this page. Resolves when the socket is open.
 * @throws Refused when the host answers but does not know the token: it was started anew
 */
export async function openSocketWire(token: string): Promise<Wire> {
  const socket = new WebSocket(`ws://${location.host}/api`, [PROTOCOL, `token.${token}`]);
  socket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('close', () => reject(new Error('no connection')), { once: true });
  }).catch(async (error: unknown) => {
    if (await isRefused(token)) throw new Refused();
    throw error;
  });
  return frameWire(
    {
      send: (frame) => socket.send(frame as Uint8Array<ArrayBuffer>), // the codec's frames lie in buffers of their own
      close: (code) => socket.close(code === 1000 ? 1000 : 4000), // a page may give no other codes
      onFrame: (listener) =>
        socket.addEventListener('message', (event: MessageEvent<string | ArrayBuffer>) =>
          listener(typeof event.data === 'string' ? event.data : new Uint8Array(event.data)),
        ),
      onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
    },
    HOST_MESSAGE_BYTES,
  );
}

/** A failed socket does not say why: a plain request does. */
async function isRefused(token: string): Promise<boolean> {
  try {
    return (await fetch('/api/key', { method: 'POST', headers: { authorization: `Bearer ${token}` } })).status === 403;
  } catch {
    return false; // nobody is there
  }
}
