import { AppError } from '../../src-engine/index.ts';
import { messageWeight } from './weight.ts';
import type { Wire, WireMessage } from './wire-messages.ts';

/** The common part of a browser's, Node's and (through the shell's adapter) Electron's MessagePort. */
export type PortLike = {
  postMessage(message: unknown): void;
  close(): void;
  start?(): void;
  addEventListener(type: 'message' | 'close', listener: (event: { readonly type: string }) => void): void;
};

/** How much went over a wire. */
export type WireCount = { messages: number; largestBytes: number; refused: number };

/** Said before a port is closed on purpose: a page is not told by the port itself. */
const CLOSING = 'closing';

/** A wire over a MessagePort: structured clone, so typed arrays cross as such. `count`, when given, is kept up to date. */
export function portWire(port: PortLike, limitBytes: number, count?: WireCount): Wire {
  let closed = false;
  const closers: (() => void)[] = [];
  const end = () => {
    if (closed) return;
    closed = true;
    for (const closer of closers) closer();
  };
  port.addEventListener('close', end);
  return {
    send(message) {
      if (closed) return;
      checkWeight(message, messageWeight(message), limitBytes, count);
      port.postMessage(message);
    },
    onMessage(listener) {
      port.addEventListener('message', (event) => {
        const message = 'data' in event ? event.data : undefined;
        if (message !== CLOSING) return listener(message);
        port.close();
        end();
      });
      port.start?.();
    },
    onClose(listener) {
      if (closed) listener();
      else closers.push(listener);
    },
    close() {
      if (closed) return;
      port.postMessage(CLOSING);
      port.close();
      end();
    },
  };
}

/** Counts a message, and refuses it over the limit. @throws AppError `input/too-large` */
export function checkWeight(message: WireMessage, bytes: number, limitBytes: number, count?: WireCount): void {
  if (count) {
    count.messages += 1;
    count.largestBytes = Math.max(count.largestBytes, bytes);
  }
  if (bytes <= limitBytes) return;
  if (count) count.refused += 1;
  const what = message.type === 'call' ? `What "${message.method}" is asked with` : 'The answer';
  throw new AppError(
    'input/too-large',
    `${what} is too large for one message: ${sizeText(bytes)}, and ${sizeText(limitBytes)} is the most.`,
    { bytes, limitBytes },
    [{ path: '', message: '', remedy: 'Ask for less at a time, or use a file.' }],
  );
}

const sizeText = (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
