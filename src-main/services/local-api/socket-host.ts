import type { WebSocket } from 'ws';
import { AppError, toErrorInfo } from '../../../src-engine/index.ts';
import { frameWire, WINDOW_MESSAGE_BYTES, type Wire, type WireCount } from '../../contract/wire.ts';
import { createRate } from './rate.ts';

/** What may wait to be read by one client before it is sent away. */
export const MOST_UNREAD_BYTES = 4 * 1024 * 1024;

/** Reasons why a socket is closed by the host, as RFC 6455 numbers them. */
const closeCode = { tooMany: 1008, tooSlow: 1013 } as const;

/**
 * A wire over one socket, with limits: a client that does not read is closed with 1013, one that sends too much is told and then
 * closed with 1008. Each can come again.
 */
export function socketWire(socket: WebSocket, nowMs: () => number, count: WireCount): Wire {
  const rate = createRate(nowMs);
  const dismiss = (code: number, reason: string) => {
    socket.close(code, reason);
    setTimeout(() => socket.terminate(), 500).unref(); // who does not read does not answer a close either
  };
  socket.on('error', () => socket.terminate()); // a broken or oversized frame: ws has sent its close code
  socket.on('ping', () => {
    if (rate.take() === 'far over') dismiss(closeCode.tooMany, 'too many messages');
  });
  let isOver = false;
  const wire = frameWire(
    {
      send(frame) {
        if (socket.readyState !== socket.OPEN) return;
        socket.send(frame);
        if (socket.bufferedAmount > MOST_UNREAD_BYTES) dismiss(closeCode.tooSlow, 'too slow');
      },
      close: (code) => socket.close(code),
      onFrame: (listener) =>
        socket.on('message', (data: Buffer, isBinary) => {
          const verdict = rate.take();
          if (verdict === 'far over') return dismiss(closeCode.tooMany, 'too many messages');
          isOver = verdict === 'over';
          listener(isBinary ? data : data.toString('utf8'));
        }),
      onClose: (listener) => void socket.on('close', listener),
    },
    WINDOW_MESSAGE_BYTES,
    count,
  );

  return {
    ...wire,
    onMessage: (listener) =>
      wire.onMessage((message) => {
        if (isOver && isCall(message)) wire.send({ type: 'failed', id: message.id, error: tooMany() });
        else listener(message);
      }),
  };
}

function isCall(message: unknown): message is { id: number } {
  const { type, id } = (message ?? {}) as { type?: unknown; id?: unknown };
  return type === 'call' && typeof id === 'number';
}

const tooMany = () =>
  toErrorInfo(
    new AppError('app/not-allowed', 'Too many requests at a time.', {}, [
      { path: '', message: '', remedy: 'Wait a second.' },
    ]),
  );
