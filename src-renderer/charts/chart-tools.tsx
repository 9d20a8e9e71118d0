import type { TableView } from '../../src-engine/index.ts';
import { attempt, notify } from '../state/notices.ts';
import { IconButton } from '../ui/button.tsx';
import { CopyIcon, ExportIcon, ImageIcon, ResultsIcon, TableIcon } from '../ui/icons.ts';
import { Menu } from '../ui/menu.tsx';
import { fileStem, saveBlob } from '../ui/save-blob.ts';
import { copyPicture, copyTable } from './chart-copy.ts';
import { chartPicture, picturePng } from './chart-picture.ts';
import type { Chart } from './echarts.ts';
import type { OptionBuilder } from './options/parts.ts';

/** Size of a picture while the table stands in place of the chart, in pixels. */
const USUAL = { width: 720, height: 400 };

/**
 * What every chart can do besides being looked at: turn into its table, be copied as a picture or as data, and be saved. Pictures
 * are drawn in the light theme on white, for documents.
 */
export function ChartTools({
  chart,
  build,
  table,
  title,
  caption,
  isTable,
  setTable,
}: {
  /** The chart on screen, whose size a picture takes; null while its table is shown. */
  chart: Chart | null;
  build: OptionBuilder;
  table: TableView;
  title: string;
  caption: string;
  isTable: boolean;
  setTable: (isTable: boolean) => void;
}) {
  const told = (what: string) => (isDone: boolean) =>
    notify(isDone ? `${what} copied` : 'The browser did not allow copying');
  const picture = () =>
    chartPicture(
      build,
      { title, caption },
      chart === null ? USUAL : { width: chart.getWidth(), height: chart.getHeight() },
    );
  const savePng = () =>
    attempt('Save the chart', async () => saveBlob(await picturePng(picture()), `${fileStem(title)}.png`));
  const saveSvg = () => saveBlob(new Blob([picture().svg], { type: 'image/svg+xml' }), `${fileStem(title)}.svg`);
  return (
    <>
      <IconButton
        icon={isTable ? ResultsIcon : TableIcon}
        label={isTable ? 'Show as chart' : 'Show as table'}
        onClick={() => setTable(!isTable)}
      />
      <IconButton
        icon={ImageIcon}
        label="Copy image"
        onClick={() => void copyPicture(picturePng(picture())).then(told('Image'))}
      />
      <IconButton icon={CopyIcon} label="Copy data" onClick={() => void copyTable(table).then(told('Data'))} />
      <Menu
        trigger={<IconButton icon={ExportIcon} label="Save the chart" />}
        entries={[
          { title: 'Save as PNG, twice as fine', act: () => void savePng() },
          { title: 'Save as SVG', act: saveSvg },
        ]}
      />
    </>
  );
}
