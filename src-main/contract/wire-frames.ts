import { decodeFrame, encodeFrame } from './codec.ts';
import type { Wire } from './wire-messages.ts';
import { checkWeight, type WireCount } from './wire-port.ts';

/** A socket of whole frames, as a browser's WebSocket and the host's are. */
export type FrameSocket = {
  send(frame: string | Uint8Array): void;
  /** `code` 1003: something came that is no message of ours. */
  close(code?: number): void;
  onFrame(listener: (frame: string | Uint8Array) => void): void;
  onClose(listener: () => void): void;
};

/** A wire over a socket. A frame that cannot be read closes it: the two sides no longer speak the same language. */
export function frameWire(socket: FrameSocket, limitBytes: number, count?: WireCount): Wire {
  let closed = false;
  const closers: (() => void)[] = [];
  socket.onClose(() => {
    closed = true;
    for (const closer of closers.splice(0)) closer();
  });
  return {
    send(message) {
      if (closed) return;
      const frame = encodeFrame(message);
      checkWeight(message, bytesOf(frame, limitBytes), limitBytes, count);
      socket.send(frame);
    },
    onMessage(listener) {
      socket.onFrame((frame) => {
        let message: unknown;
        try {
          message = decodeFrame(frame);
        } catch {
          return socket.close(1003);
        }
        listener(message);
      });
    },
    onClose(listener) {
      if (closed) listener();
      else closers.push(listener);
    },
    close: () => socket.close(1000),
  };
}

/** Exact where it matters: a text is counted in UTF-8 only when three bytes a character could pass the limit. */
function bytesOf(frame: string | Uint8Array, limitBytes: number): number {
  if (typeof frame !== 'string') return frame.byteLength;
  return frame.length * 3 <= limitBytes ? frame.length : new TextEncoder().encode(frame).byteLength;
}
