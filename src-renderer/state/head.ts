import { useEffect } from 'react';
import { create } from 'zustand';
import type { Route } from './route.ts';

export type Crumb = { readonly title: string; readonly to?: Partial<Route> | undefined };

/** What a screen puts into the title bar. */
export type Head = {
  /** After the name of the screen; the last is where we are. */
  readonly crumbs: readonly Crumb[];
  /** 'saved 14:06' or '2 changes not saved'; empty when it does not apply. */
  readonly saved?: string | undefined;
  /** Figures of the built-in sample: the bar says so. */
  readonly isSample?: boolean | undefined;
  /** The one thing that this screen is for. */
  readonly primary?:
    | {
        readonly title: string;
        readonly act: () => void;
        readonly keys?: string | undefined;
        readonly offReason?: string | undefined;
      }
    | undefined;
};

export const useHead = create<{ readonly head: Head }>(() => ({ head: { crumbs: [] } }));

/** Sets the title bar while the screen is shown. Give an object made with `useMemo`. */
export function useScreenHead(head: Head): void {
  useEffect(() => {
    useHead.setState({ head });
    return () => useHead.setState((slice) => (slice.head === head ? { head: { crumbs: [] } } : slice));
  }, [head]);
}
