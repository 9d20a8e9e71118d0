import { portWire, WINDOW_MESSAGE_BYTES, type Wire } from '../../src-main/contract/wire.ts';

/** What the preload of a desktop window shows to the page. Absent in a browser. */
export type Desktop = {
  /** Where a dropped or chosen file lies on disk; empty for one that was made in memory. */
  readonly pathOfFile: (file: File) => string;
};
declare global {
  interface Window {
    readonly desktop?: Desktop;
  }
}

/** What the page says to its preload when it hands over a port. */
const PORT_MESSAGE = 'equihome-port';

/** One end of a channel goes through the preload to the main process; the other speaks the contract. */
export async function openDesktopWire(): Promise<Wire> {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(PORT_MESSAGE, '*', [port2]); // to this very window: its origin has no name in every shell
  return portWire(port1, WINDOW_MESSAGE_BYTES);
}
