import type { IpcMain, IpcMainEvent } from 'electron';
import { isOwnPage } from './page-protocol.ts';

/** Every channel between a page and the main process. */
export const channels = ['equihome-port'] as const;
export type Channel = (typeof channels)[number];

/** Our own page in the top frame of a window. A frame inside it, and a page that has gone elsewhere, are not. */
export function isTrusted(event: Pick<IpcMainEvent, 'senderFrame' | 'sender'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
}

/** The only way to listen to a channel: what comes from anybody else is refused and told. */
export function onTrusted(
  ipc: Pick<IpcMain, 'on'>,
  channel: Channel,
  listener: (event: IpcMainEvent) => void,
  onRefused: (channel: Channel) => void,
): void {
  ipc.on(channel, (event) => {
    if (isTrusted(event)) return listener(event);
    for (const port of event.ports) port.close();
    onRefused(channel);
  });
}
