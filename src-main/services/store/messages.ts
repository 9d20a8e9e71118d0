import type { ErrorInfo } from '../../../src-engine/index.ts';
import type { MethodName } from './service.ts';
import type { StoreEvent } from './store.ts';

/** What the thread of the store is started with. */
export type StoreStart =
  | {
      readonly kind: 'serve';
      readonly file: string;
      readonly at: string;
      readonly user: string;
      readonly readOnlyReason: string | null;
      /** Program of the thread, for a second one that checks large copies. */
      readonly entry: string;
    }
  | { readonly kind: 'finish-copy'; readonly copy: string; readonly withoutLiveRuns: boolean };

export type StoreRequest = {
  readonly id: number;
  readonly method: MethodName;
  /** Time of the call: the thread has no clock of its own. */
  readonly at: string;
  readonly args: readonly unknown[];
};

/** Id 0 answers the start. */
export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ErrorInfo };

export type StoreMessage = StoreReply | { readonly event: StoreEvent };
