import type { SheetModel } from '../model/sheet.ts';
import { DEFAULT_POINTS, rowHeight } from './row-heights.ts';

/** A4 landscape between the margins of print-setup.ts, points; a little less, as printers differ. */
const PAGE = { width: 769, height: 494 * 0.96 };
const POINTS_PER_CHARACTER = 5.25;
const POINTS_OF_PADDING = 3.75;

/** Rows that belong together: a table, a paragraph, charts that stand side by side. */
type Block = { readonly from: number; readonly to: number };

/**
 * Rows after which a page ends: those of the model, and one in front of every table or chart that would be cut in two though it
 * fits on a page. A table longer than a page runs on.
 */
export function pageEnds(sheet: SheetModel): number[] {
  if (sheet.isOnePageTall) return [];
  const height = (row: number) => rowHeight(sheet, row) ?? DEFAULT_POINTS;
  const sum = (from: number, to: number) => {
    let points = 0;
    for (let row = from; row <= to; row += 1) points += height(row);
    return points;
  };
  const width = printedWidths(sheet).reduce(
    (total, characters) => total + characters * POINTS_PER_CHARACTER + POINTS_OF_PADDING,
    0,
  );
  const room = PAGE.height / Math.min(1, (PAGE.width * sheet.pagesWide) / width);
  const head = sheet.frozenRows === 0 ? 0 : sum(0, sheet.frozenRows - 1);
  const lastRow = sheet.printedTo?.row ?? Infinity;
  const given = new Set(sheet.pageBreaks.filter((row) => row >= 0 && row < lastRow));
  const ends = new Set(given);
  let used = 0;
  let last = -1;
  for (const { from, to } of blocksOf(sheet)) {
    if (from > lastRow) break;
    const isNewPage = rangeHas(given, last, from - 1);
    used = isNewPage ? head : used + sum(last + 1, from - 1);
    const own = sum(from, to);
    if (used + own > room && used > head && own <= room - head) {
      ends.add(from - 1);
      used = head;
    }
    used += own;
    while (used > room) used -= room - head;
    last = to;
  }
  return [...ends].toSorted((a, b) => a - b);
}

const printedWidths = ({ widths, printedTo }: SheetModel): readonly number[] =>
  printedTo === null ? widths : widths.slice(0, printedTo.column + 1);

function rangeHas(rows: ReadonlySet<number>, from: number, to: number): boolean {
  for (let row = from; row <= to; row += 1) if (rows.has(row)) return true;
  return false;
}

function blocksOf({ rows, charts, pageBreaks }: SheetModel): Block[] {
  const last = Math.max(rows.length - 1, ...charts.map(({ at }) => at.to.row - 1));
  const drawn = new Set(
    charts.flatMap(({ at }) => Array.from({ length: at.to.row - at.from.row }, (_, i) => at.from.row + i)),
  );
  const isFull = (row: number) => drawn.has(row) || (rows[row]?.some((cell) => cell !== null) ?? false);
  const blocks: Block[] = [];
  for (let row = 0; row <= last; row += 1) {
    if (!isFull(row)) continue;
    const from = row;
    while (row < last && isFull(row + 1) && !pageBreaks.includes(row)) row += 1;
    blocks.push({ from, to: row });
  }
  return blocks;
}
