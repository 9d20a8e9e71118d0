import { createContext, useContext } from 'react';
import type { AppClient, Saved } from '../../src-main/contract/index.ts';

export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

/** What `client/` makes: the methods of the host, the state of the connection, and files between the two. */
export type HostPort = {
  readonly client: AppClient;
  readonly connection: {
    readonly state: () => ConnectionState;
    readonly subscribe: (listener: (state: ConnectionState) => void) => () => void;
    readonly retryNow: () => void;
  };
  readonly files: {
    /** A path that the host can open; in a browser the file is sent to the host first. */
    readonly pathOf: (file: File) => Promise<string>;
    /** Gives a finished export to the user. */
    readonly take: (saved: Saved) => void;
  };
};

export const HostContext = createContext<HostPort | null>(null);

/** @throws Error outside of the window's tree */
export function useHost(): HostPort {
  const host = useContext(HostContext);
  if (host === null) throw new Error('useHost outside of HostContext');
  return host;
}

/** The host's methods, for components and the actions of slices. */
export const useClient = (): AppClient => useHost().client;
