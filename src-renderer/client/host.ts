import type { AppClient, Saved } from '../../src-main/contract/index.ts';

/**
 * `connecting` until the first wire is open; `lost` while it tries again by itself; `refused` when the host does not know this
 * page any more: nothing but opening the address anew helps.
 */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

export type Connection = {
  readonly state: () => ConnectionState;
  /** Called at every change; after `lost` comes `connected` again, and lists that were read before may be stale. */
  readonly subscribe: (listener: (state: ConnectionState) => void) => () => void;
  readonly retryNow: () => void;
};

export type Files = {
  /** A path that the host can open. In a browser the file is sent to the host first. @throws AppError */
  readonly pathOf: (file: File) => Promise<string>;
  /** Gives a finished export to the user: a browser downloads it; on the desktop it lies where the user said. */
  readonly take: (saved: Saved) => void;
};

/** The host of this window: its methods, the state of the connection, and files between the two. */
export type Host = { readonly client: AppClient; readonly connection: Connection; readonly files: Files };
