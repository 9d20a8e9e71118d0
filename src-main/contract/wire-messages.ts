import { z } from 'zod';
import type { ErrorInfo } from '../../src-engine/index.ts';

/** What a caller may send. Read with the schema on the host: whoever calls is not trusted. */
export const toHostSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.int().min(1), method: z.string().max(100), input: z.unknown() }),
  /** The caller has lost interest in this call. */
  z.object({ type: z.literal('stop'), id: z.int().min(1) }),
  /** The caller has used this many more items of a stream and can take as many again. */
  z.object({ type: z.literal('more'), id: z.int().min(1), count: z.int().min(1).max(10_000) }),
]);
export type ToHost = z.infer<typeof toHostSchema>;

/** What a host sends. */
export type ToCaller =
  | { readonly type: 'item'; readonly id: number; readonly value: unknown }
  /** The end of a call with its value, or of a stream without. */
  | { readonly type: 'end'; readonly id: number; readonly value?: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: ErrorInfo };

export type WireMessage = ToHost | ToCaller;

/** Something that carries whole messages both ways and in order: a MessagePort or a socket with a codec. */
export interface Wire {
  /** @throws AppError `input/too-large` for a message over the limit; then nothing was sent and the wire goes on */
  send(message: WireMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once; at once when the wire is closed already. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Items of one stream that may be under way to a caller; beyond that the host waits and keeps only the latest of each kind. */
export const STREAM_CREDIT = 64;
/** A caller hands back used credit in lots of this size. */
export const CREDIT_LOT = 32;
/** The most that one message to a window may weigh. Bulk goes another way: by column, or as a download. */
export const WINDOW_MESSAGE_BYTES = 1_000_000;
/** The most that one message to a host may weigh, over a socket. */
export const HOST_MESSAGE_BYTES = 256 * 1024;
