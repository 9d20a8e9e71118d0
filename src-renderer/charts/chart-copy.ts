import type { TableView } from '../../src-engine/index.ts';
import { copyText, toTsv } from '../ui/copy-text.ts';
import type { Chart } from './echarts.ts';
import type { ChartTokens } from './tokens.ts';

/** All cells with all their digits, heads first, as a spreadsheet pastes them. False where the browser refuses. */
export const copyTable = (view: TableView): Promise<boolean> =>
  copyText(
    toTsv([
      view.columns.map(({ title }) => title),
      ...view.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    ]),
  );

const HEAD = 48;

/** The chart under its title and caption, twice as fine as on the screen: fit for a document. */
export function chartCanvas(chart: Chart, t: ChartTokens, title: string, caption: string): HTMLCanvasElement {
  const drawn = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: t['bg-panel'] });
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height + 2 * HEAD;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = t['bg-panel'];
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(2, 2);
  pen.fillStyle = t.text;
  pen.font = `600 13px ${t['font-ui']}`;
  pen.fillText(title, 8, 18, canvas.width / 2 - 16);
  pen.fillStyle = t['text-3'];
  pen.font = `11px ${t['font-ui']}`;
  pen.fillText(caption, 8, 35, canvas.width / 2 - 16);
  pen.scale(0.5, 0.5);
  pen.drawImage(drawn, 0, 2 * HEAD);
  return canvas;
}

/** Puts the picture on the clipboard. False where the browser refuses. */
export async function copyPicture(canvas: HTMLCanvasElement): Promise<boolean> {
  const blob = new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((made) => (made === null ? reject(new Error('no picture')) : resolve(made)), 'image/png'),
  );
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return true;
  } catch {
    return false;
  }
}
