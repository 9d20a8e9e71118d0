import type { SuburbTable } from '../data/data-room.ts';

/** What is wrong with a name of a suburb, and what to do about it. */
export type NameIssue = { readonly message: string; readonly remedy: string };

const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 64);

/** Row of the suburb with this name (any case) or code; otherwise what is wrong, with the nearest name. */
export function findSuburb(name: string, suburbs: SuburbTable): number | NameIssue {
  const byCode = suburbs.codes.indexOf(name);
  if (byCode >= 0) return byCode;
  const wanted = plain(name);
  const rows = suburbs.names.flatMap((known, s) => (plain(known) === wanted ? [s] : []));
  if (rows.length === 1) return rows[0]!;
  if (rows.length > 1)
    return {
      message: `There are ${rows.length} suburbs called '${name}'.`,
      remedy: `Use a code: ${rows.map((s) => suburbs.codes[s]!).join(', ')}.`,
    };
  const nearest = nearestSuburb(wanted, suburbs.names);
  return {
    message: `There is no suburb '${name}'.`,
    remedy: nearest === undefined ? 'Use a name or code of the suburb table.' : `Did you mean '${nearest}'?`,
  };
}

/** Best match by shared pairs of letters (Dice 1945, Ecology 26(3)), above one half; the first of equals. */
function nearestSuburb(wanted: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestShare = 0.5;
  const wantedPairs = letterPairs(wanted);
  for (const name of names) {
    const rest = letterPairs(plain(name));
    const total = wantedPairs.length + rest.length;
    let shared = 0;
    for (const pair of wantedPairs) {
      const at = rest.indexOf(pair);
      if (at < 0) continue;
      shared += 1;
      rest.splice(at, 1);
    }
    const share = total === 0 ? 0 : (2 * shared) / total;
    if (share > bestShare) {
      best = name;
      bestShare = share;
    }
  }
  return best;
}

/** Neighbouring letters, with a blank before and after so that the ends count. */
function letterPairs(text: string): string[] {
  const padded = ` ${text} `;
  return Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2));
}
