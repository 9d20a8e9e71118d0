import type { TextRole } from './cell.ts';

/** Characters of a line of wrapped text per unit of column width, a little fewer than fit: notes are set smaller, heads bold. */
const FILL: Readonly<Partial<Record<TextRole, number>>> = {
  title: 0.7,
  subtitle: 1.1,
  heading: 1.08,
  'total-label': 1.08,
  note: 1.45,
  unit: 1.45,
};
const USUAL_FILL = 1.28;

/** Lines that a text needs in a column of that width; words are not broken. */
export function linesOf(value: string, width: number, role: TextRole = 'body'): number {
  const room = Math.max(1, Math.floor(width * (FILL[role] ?? USUAL_FILL)));
  return value.split('\n').reduce((lines, paragraph) => {
    let used = 0;
    let count = 1;
    for (const word of paragraph.split(' ')) {
      const more = used === 0 ? word.length : used + 1 + word.length;
      if (more > room && used > 0) count += 1;
      used = more > room ? word.length % room : more;
      count += more > room ? Math.floor((word.length - 1) / room) : 0;
    }
    return lines + count;
  }, 0);
}
