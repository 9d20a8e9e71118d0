/** Calls and streams of a contract over anything that carries messages. See README.md of this folder. */
export { connect, closedError } from './wire-connect.ts';
export { serve, type ServeOptions } from './wire-serve.ts';
export { portWire, checkWeight, type PortLike, type WireCount } from './wire-port.ts';
export { frameWire, type FrameSocket } from './wire-frames.ts';
export type { Unexpected } from './wire-errors.ts';
export {
  HOST_MESSAGE_BYTES,
  STREAM_CREDIT,
  WINDOW_MESSAGE_BYTES,
  type Wire,
  type WireMessage,
} from './wire-messages.ts';
