import { nearestName } from '../../core/nearest-name.ts';
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
  const nearest = nearestName(name, suburbs.names);
  return {
    message: `There is no suburb '${name}'.`,
    remedy: nearest === undefined ? 'Use a name or code of the suburb table.' : `Did you mean '${nearest}'?`,
  };
}
