import { useMemo } from 'react';
import type { PartialView } from '../../../src-engine/index.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { FanPanel } from '../../charts/fan-chart.tsx';
import { convergenceOption } from '../../charts/options/convergence.ts';
import { partialHistogramOption } from '../../charts/options/partial-histogram.ts';
import { partialHistogramTable } from '../../charts/tables/distribution-table.ts';
import { convergenceTable } from '../../charts/tables/line-tables.ts';
import { Panel } from '../../ui/panel.tsx';
import { errorText, percentText } from '../../ui/format.ts';

const WAITING = 'The first paths are on their way.';

/** What a run shows while it is under way: the mean settling, the histogram filling, the fan so far. */
export function MonitorCharts({
  partial,
  pathsAsked,
  origin,
}: {
  partial: PartialView | null;
  pathsAsked: number;
  origin: string;
}) {
  const points = partial?.convergence ?? none;
  const histogram = partial?.histogram ?? null;
  const settling = useMemo(() => convergenceOption(points, pathsAsked), [points, pathsAsked]);
  const settled = useMemo(() => convergenceTable(points), [points]);
  const filling = useMemo(() => partialHistogramOption(histogram), [histogram]);
  const filled = useMemo(() => partialHistogramTable(histogram), [histogram]);
  const irr = partial?.netIrr;
  const hasMean = irr !== undefined && irr.value !== null;
  return (
    <div className="monitor">
      <ChartPanel
        title={
          hasMean ? `Mean so far ${percentText(irr.value)} ${errorText(irr.standardError, 'Annual')}` : 'Mean net IRR'
        }
        caption={`Band: 95 % interval of the mean. ${origin}`}
        build={settling}
        table={settled}
        empty={points.length === 0 ? WAITING : undefined}
      />
      <ChartPanel
        title={irr === undefined || irr.p50 === null ? 'Net IRR by path' : `Median so far ${percentText(irr.p50)}`}
        caption={
          irr === undefined || irr.p5 === null
            ? origin
            : `P5 ${percentText(irr.p5)}, P95 ${percentText(irr.p95)}. ${origin}`
        }
        build={filling}
        table={filled}
        empty={histogram === null ? WAITING : undefined}
      />
      {partial?.fan != null ? (
        <FanPanel view={partial.fan} caption={origin} />
      ) : (
        <Panel title="LP net cash to date" caption={origin}>
          <p className="chart-empty">{WAITING}</p>
        </Panel>
      )}
    </div>
  );
}

const none: PartialView['convergence'] = [];
