/** Widest line of any table or note, characters. */
export const WIDEST_LINE = 100;

/** Breaks a text at spaces, but not before a percent sign, into lines of at most `width` characters; the second and later lines start with `indent`. */
export function wrapText(text: string, indent = '', width = WIDEST_LINE): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ (?!%)/)) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
