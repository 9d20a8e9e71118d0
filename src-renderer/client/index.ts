import { contract } from '../../src-main/contract/index.ts';
import { openDesktopWire } from './desktop-wire.ts';
import { browserFiles, desktopFiles } from './files.ts';
import type { Host } from './host.ts';
import { createReconnectingClient } from './reconnecting.ts';
import { openSocketWire } from './socket-wire.ts';
import { takeToken } from './token.ts';

/** Connects this page to its host: over a port in a desktop window, over a socket in a browser. Once a page. */
export function openHost(): Host {
  if (window.desktop) return { ...createReconnectingClient(contract, openDesktopWire), files: desktopFiles };
  const token = takeToken();
  return { ...createReconnectingClient(contract, () => openSocketWire(token)), files: browserFiles(token) };
}
