import type { PackModel } from '../model/sheet.ts';
import { cleanText } from './clean-text.ts';

const LONGEST = 31;

/**
 * The pack with names of tabs as Excel takes them: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, unique
 * whatever their case. Names that are fine stay, so a second call changes nothing.
 */
export function withSafeNames(pack: PackModel): PackModel {
  const taken = new Set<string>();
  return {
    ...pack,
    sheets: pack.sheets.map((sheet) => {
      const name = freeName(safeName(sheet.name), taken);
      taken.add(name.toLowerCase());
      return name === sheet.name ? sheet : { ...sheet, name };
    }),
  };
}

function safeName(name: string): string {
  const allowed = cleanText(name).replace(/[[\]:*?/\\\n\t]/g, '-');
  const short = cutName(allowed, LONGEST).replace(/^'+|'+$/g, '');
  // Excel keeps the name History for itself.
  return short.trim() === '' || short.toLowerCase() === 'history' ? `Sheet ${short}`.trim() : short;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) {
    const tail = ` (${number})`;
    const next = cutName(name, LONGEST - tail.length) + tail;
    if (!taken.has(next.toLowerCase())) return next;
  }
}

/** Cut so that no surrogate pair is broken. */
const cutName = (name: string, length: number): string => name.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
