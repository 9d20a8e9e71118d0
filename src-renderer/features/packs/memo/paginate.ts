/** A part of a memo that stays on one page. */
export type Block = { readonly heightMm: number };

/** Height of an A4 page between its head and its foot, mm. */
export const PAGE_MM = 256;

/**
 * Blocks on pages, in their order: a new page where the next one does not fit. A block higher than a page gets one of its own; that
 * it is cut there is a fault of its maker.
 */
export function paginate<B extends Block>(blocks: readonly B[], pageMm = PAGE_MM): readonly (readonly B[])[] {
  const pages: B[][] = [];
  let leftMm = 0;
  for (const block of blocks) {
    if (pages.length === 0 || block.heightMm > leftMm) {
      pages.push([]);
      leftMm = pageMm;
    }
    pages.at(-1)!.push(block);
    leftMm -= block.heightMm;
  }
  return pages;
}

/** A list in pieces of at most `size`, all about as long: 26 rows at 20 a page are 13 and 13. */
export function evenPieces<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / size);
  const each = Math.ceil(list.length / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => list.slice(at * each, (at + 1) * each));
}
