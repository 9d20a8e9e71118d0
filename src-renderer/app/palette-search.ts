import fuzzysort from 'fuzzysort';
import type { Action } from '../state/actions.ts';

export type Hit = {
  readonly action: Action;
  /** The title in parts, matched ones marked. */
  readonly parts: readonly { readonly text: string; readonly isMatch: boolean }[];
};

/**
 * What the palette offers for a text: actions first among equals, at most `limit`. Without a text every action that can be taken
 * now, in the order in which screens registered them.
 */
export function searchActions(
  text: string,
  actions: readonly Action[],
  things: readonly Action[],
  limit = 60,
): readonly Hit[] {
  const asked = text.trim();
  if (asked === '')
    return actions.slice(0, limit).map((action) => ({ action, parts: [{ text: action.title, isMatch: false }] }));
  const pool = [...actions, ...things];
  const found = fuzzysort.go(asked, pool, { keys: ['title', 'group'], limit, threshold: 0.3 });
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
