import { createContext, useContext } from 'react';
import type { AppClient } from '../../src-main/contract/index.ts';
import type { Host } from '../client/host.ts';

export type { ConnectionState, Host } from '../client/host.ts';

export const HostContext = createContext<Host | null>(null);

/** @throws Error outside of the window's tree */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost outside of HostContext');
  return host;
}

/** The host's methods, for components and the actions of slices. */
export const useClient = (): AppClient => useHost().client;
