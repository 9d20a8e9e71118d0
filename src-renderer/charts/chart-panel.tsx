import { useState, type ReactNode } from 'react';
import type { TableView } from '../../src-engine/index.ts';
import { Panel } from '../ui/panel.tsx';
import { TableFromView } from '../ui/table-from-view.tsx';
import { ChartTools } from './chart-tools.tsx';
import { EChart } from './echart.tsx';
import type { Chart } from './echarts.ts';
import type { OptionBuilder } from './options/parts.ts';

/** A chart in its panel: the finding as title, where it comes from as caption, its tools, and its table when asked for. */
export function ChartPanel({
  title,
  caption,
  build,
  table,
  empty,
  tools,
  onChart,
  overlay,
}: {
  title: string;
  caption: string;
  build: OptionBuilder;
  /** The table twin. */
  table: TableView;
  /** Said in place of a chart that has nothing to draw; undefined when it has. */
  empty?: string | undefined;
  /** Controls of this chart, before the tools that all have. */
  tools?: ReactNode | undefined;
  onChart?: ((chart: Chart | null) => void) | undefined;
  /** Controls that lie over the canvas, such as the handle of a marker. */
  overlay?: ReactNode | undefined;
}) {
  const [isTable, setTable] = useState(false);
  const [chart, setChart] = useState<Chart | null>(null);
  const hear = useState(() => (made: Chart | null) => setChart(made))[0];
  const description = `${title}. ${caption}. The tool Show as table gives the figures.`;
  return (
    <Panel
      className="charted"
      title={<span title={title}>{title}</span>}
      caption={<span title={caption}>{caption}</span>}
      tools={
        <>
          {tools}
          {empty === undefined && <ChartTools chart={chart} {...{ build, table, title, caption, isTable, setTable }} />}
        </>
      }
    >
      {empty !== undefined ? (
        <p className="chart-empty">{empty}</p>
      ) : isTable ? (
        <TableFromView view={table} />
      ) : (
        <div className="chart">
          <EChart
            build={build}
            description={description}
            onChart={(made) => {
              hear(made);
              onChart?.(made);
            }}
          />
          {overlay}
        </div>
      )}
    </Panel>
  );
}
