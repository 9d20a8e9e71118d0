/** Characters that a cell of Excel holds at most. */
export const MOST_CHARACTERS = 32_767;
const CUT = ' … [cut here: the text is longer than a cell can hold]';

/** Line ends of other systems are newlines. */
const OTHER_LINE_ENDS = /\r\n?/g;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
/** Halves of surrogate pairs on their own, and the two code points that XML forbids. */
const FORBIDDEN = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g;

/**
 * Text as a workbook can keep it: what XML cannot carry is replaced by a sign that shows that something was there (a control
 * character by its picture, anything else by U+FFFD). Tab and newline stay. The same text comes back for text that is clean.
 */
export const cleanText = (value: string): string =>
  value
    .replace(OTHER_LINE_ENDS, '\n')
    .replace(CONTROL, (char) => (char === '\u007F' ? '\u2421' : String.fromCodePoint(0x2400 + char.charCodeAt(0))))
    .replace(FORBIDDEN, '\uFFFD');

/** Clean text of at most that many characters; longer text ends in a mark that says so. A surrogate pair is never cut in two. */
export function cleanTextUpTo(value: string, most = MOST_CHARACTERS, mark = CUT): string {
  const clean = cleanText(value);
  if (clean.length <= most) return clean;
  const kept = clean.slice(0, most - mark.length);
  return (/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept) + mark;
}

/** What Excel would read as an escape (`_x0041_` is A to it) with its underscore escaped, so that it is read back as it was. */
export const escapeEscapes = (value: string): string => value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
