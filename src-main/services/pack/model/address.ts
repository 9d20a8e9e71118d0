import type { CellBlock, CellPlace } from './sheet.ts';

/** Letters of a zero-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** The zero-based column of its letters, capital. */
export function columnOf(letters: string): number {
  let count = 0;
  for (let i = 0; i < letters.length; i += 1) count = count * 26 + letters.charCodeAt(i) - 64;
  return count - 1;
}

/** `B3` of a zero-based place. */
export const addressOf = ({ row, column }: CellPlace): string => `${columnLetters(column)}${row + 1}`;

/** `$B$3`, or `$B$3:$B$9` of a block. */
export function fixedAddress({ from, to }: CellBlock): string {
  const fixed = ({ row, column }: CellPlace) => `$${columnLetters(column)}$${row + 1}`;
  return from.row === to.row && from.column === to.column ? fixed(from) : `${fixed(from)}:${fixed(to)}`;
}

/** Name of a sheet as a formula writes it. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
