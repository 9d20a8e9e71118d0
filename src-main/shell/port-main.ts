import type { MessagePortMain } from 'electron';
import type { PortLike } from '../contract/wire.ts';

/** A port of the main process in the shape that the contract's wire takes. */
export function asPort(port: MessagePortMain): PortLike {
  return {
    postMessage: (message) => port.postMessage(message),
    close: () => port.close(),
    start: () => port.start(),
    addEventListener(type, listener) {
      if (type === 'close') port.on('close', () => listener({ type }));
      else port.on('message', ({ data }) => listener({ type, data } as { type: string }));
    },
  };
}
