import fuzzysort, { type SnapshotKeys } from 'fuzzysort';
import type { Action } from '../state/actions.ts';

export type Hit = {
  readonly action: Action;
  /** The title in parts, matched ones marked. */
  readonly parts: readonly { readonly text: string; readonly isMatch: boolean }[];
};

/** What can be searched, made ready once each time the palette opens. */
export type Pool = { readonly actions: readonly Action[]; readonly prepared: SnapshotKeys<Action> };

/** Actions, and things to go to: inputs, scenarios, runs. */
export const createPool = (actions: readonly Action[], things: readonly Action[]): Pool => ({
  actions,
  prepared: fuzzysort.snapshot([...actions, ...things], { keys: ['title', 'group'] }),
});

/**
 * What the palette offers for a text, best first, at most `limit`. Without a text the actions alone, in the order in which screens
 * registered them.
 */
export function searchPool(pool: Pool, text: string, limit = 60): readonly Hit[] {
  const asked = text.trim();
  if (asked === '')
    return pool.actions.slice(0, limit).map((action) => ({ action, parts: [{ text: action.title, isMatch: false }] }));
  const found = fuzzysort.go(asked, pool.prepared, { limit, threshold: 0.3 });
  return found.map((result) => ({ action: result.obj, parts: partsOf(result.obj.title, result[0]!) }));
}

function partsOf(title: string, match: { readonly score: number; readonly indexes: readonly number[] }) {
  if (match.score <= 0) return [{ text: title, isMatch: false }];
  const hits = new Set(match.indexes);
  const parts: { text: string; isMatch: boolean }[] = [];
  for (const [place, letter] of title.split('').entries()) {
    const isMatch = hits.has(place);
    const last = parts.at(-1);
    if (last !== undefined && last.isMatch === isMatch) last.text += letter;
    else parts.push({ text: letter, isMatch });
  }
  return parts;
}
