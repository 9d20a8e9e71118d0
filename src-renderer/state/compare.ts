import { create } from 'zustand';
import type { ComparisonView } from '../../src-engine/index.ts';
import type { AppClient } from '../../src-main/contract/index.ts';
import { load, nothing, type Loaded } from './loaded.ts';

export type CompareSlice = {
  /** The runs of `view`, the base first. */
  readonly ids: readonly number[];
  readonly view: Loaded<ComparisonView>;
};

/** Runs side by side. Which ones stands in the route, so that back, reload and a second window work. */
export const useCompare = create<CompareSlice>(() => ({ ids: [], view: nothing }));

const turn = { count: 0 };

/** Compares two to six runs; fewer clear the desk. */
export async function openComparison(client: AppClient, ids: readonly number[]): Promise<void> {
  if (ids.length < 2) {
    turn.count += 1;
    useCompare.setState({ ids, view: nothing });
    return;
  }
  const standing = useCompare.getState();
  const before = standing.ids.join() === ids.join() ? standing.view.value : null;
  useCompare.setState({ ids });
  await load(
    turn,
    () => client['results.compare']({ ids: [...ids] }),
    (view) => useCompare.setState({ view }),
    before,
  );
}

/** The runs with one more, at most six; one that is there already stays where it is. */
export const withRun = (ids: readonly number[], id: number): readonly number[] =>
  ids.includes(id) || ids.length >= 6 ? ids : [...ids, id];

export const withoutRun = (ids: readonly number[], id: number): readonly number[] => ids.filter((one) => one !== id);

/** The run first: it becomes the base of all differences. */
export const asBase = (ids: readonly number[], id: number): readonly number[] => [id, ...withoutRun(ids, id)];
