import { contract, type AppClient } from '../../src-main/contract/index.ts';
import { openDesktopWire } from './desktop-wire.ts';
import { browserFiles, desktopFiles, type Files } from './files.ts';
import { createReconnectingClient, type Connection } from './reconnecting.ts';
import { openSocketWire } from './socket-wire.ts';
import { takeToken } from './token.ts';

export type { Connection, ConnectionState } from './reconnecting.ts';
export type { Files } from './files.ts';

/** The host of this window: its methods, the state of the connection, and files between the two. */
export type Host = { readonly client: AppClient; readonly connection: Connection; readonly files: Files };

/** Connects this page to its host: over a port in a desktop window, over a socket in a browser. Once a page. */
export function openHost(): Host {
  if (window.desktop) return { ...createReconnectingClient(contract, openDesktopWire), files: desktopFiles };
  const token = takeToken();
  return { ...createReconnectingClient(contract, () => openSocketWire(token)), files: browserFiles(token) };
}
