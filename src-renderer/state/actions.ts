import { useEffect, useId } from 'react';
import { create } from 'zustand';

/** Something the user can do: in the palette, with its key. */
export type Action = {
  readonly id: string;
  /** A verb first: 'Run the scenario'. */
  readonly title: string;
  /** Screen or subject, shown beside the title. */
  readonly group: string;
  /** As in `useHotkeys`; empty when it has none. */
  readonly keys?: string | undefined;
  readonly act: () => void;
  /** Shown but cannot be taken now; says why. */
  readonly offReason?: string | undefined;
};

/** Things to go to: inputs, scenarios, runs. Asked only when the palette is open and something is typed. */
export type ActionSource = () => readonly Action[];

type ActionsSlice = {
  readonly actions: ReadonlyMap<string, readonly Action[]>;
  readonly sources: ReadonlyMap<string, ActionSource>;
};

export const useActionRegistry = create<ActionsSlice>(() => ({ actions: new Map(), sources: new Map() }));

/** Offers actions for as long as the component is on screen. Their keys work too. Give a list made with `useMemo`. */
export function useActions(actions: readonly Action[]): void {
  const owner = useId();
  useEffect(() => {
    useActionRegistry.setState((slice) => ({ actions: new Map(slice.actions).set(owner, actions) }));
    return () =>
      useActionRegistry.setState((slice) => {
        const left = new Map(slice.actions);
        left.delete(owner);
        return { actions: left };
      });
  }, [owner, actions]);
}

/** Offers things to go to. `source` must be stable (`useCallback`). */
export function useActionSource(source: ActionSource): void {
  const owner = useId();
  useEffect(() => {
    useActionRegistry.setState((slice) => ({ sources: new Map(slice.sources).set(owner, source) }));
    return () =>
      useActionRegistry.setState((slice) => {
        const left = new Map(slice.sources);
        left.delete(owner);
        return { sources: left };
      });
  }, [owner, source]);
}

/** Every action on offer, one per id; those of what was shown last (the screen) before those of the frame. */
export function allActions(slice: ActionsSlice): readonly Action[] {
  const byId = new Map<string, Action>();
  for (const list of [...slice.actions.values()].reverse())
    for (const action of list) if (!byId.has(action.id)) byId.set(action.id, action);
  return [...byId.values()];
}
