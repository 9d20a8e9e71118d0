import type { TableView } from '../../src-engine/index.ts';
import { copyText, toTsv } from '../ui/copy-text.ts';

/** All cells with all their digits, heads first, as a spreadsheet pastes them. False where the browser refuses. */
export const copyTable = (view: TableView): Promise<boolean> =>
  copyText(
    toTsv([
      view.columns.map(({ title }) => title),
      ...view.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    ]),
  );

/** Puts a PNG on the clipboard. False where the browser refuses. */
export async function copyPicture(png: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}
