import type { TableView } from '../../src-engine/index.ts';
import { notify } from '../state/notices.ts';
import { IconButton } from '../ui/button.tsx';
import { CopyIcon, ImageIcon, ResultsIcon, TableIcon } from '../ui/icons.ts';
import { chartCanvas, copyPicture, copyTable } from './chart-copy.ts';
import type { Chart } from './echarts.ts';
import { useChartTokens } from './use-tokens.ts';

/** What every chart can do besides being looked at: turn into its table, and be copied as a picture or as data. */
export function ChartTools({
  chart,
  table,
  title,
  caption,
  isTable,
  setTable,
}: {
  /** The chart on screen; null while its table is shown. */
  chart: Chart | null;
  table: TableView;
  title: string;
  caption: string;
  isTable: boolean;
  setTable: (isTable: boolean) => void;
}) {
  const tokens = useChartTokens();
  const told = (what: string) => (isDone: boolean) =>
    notify(isDone ? `${what} copied` : 'The browser did not allow copying');
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
        disabled={chart === null}
        onClick={() => chart && void copyPicture(chartCanvas(chart, tokens, title, caption)).then(told('Image'))}
      />
      <IconButton icon={CopyIcon} label="Copy data" onClick={() => void copyTable(table).then(told('Data'))} />
    </>
  );
}
