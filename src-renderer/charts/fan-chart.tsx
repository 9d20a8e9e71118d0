import { useMemo, type ReactNode } from 'react';
import type { FanView } from '../../src-engine/index.ts';
import { ChartPanel } from './chart-panel.tsx';
import { fanOption } from './options/fan.ts';
import { fanTable } from './tables/line-tables.ts';

/** Percentiles by month in a panel with its tools. Multiples get the level at which capital has come back. */
export function FanPanel({ view, caption, tools }: { view: FanView; caption: string; tools?: ReactNode | undefined }) {
  const build = useMemo(
    () => fanOption(view, view.unit === 'Multiple' ? { value: 1, label: 'capital returned 1.0x' } : null),
    [view],
  );
  const table = useMemo(() => fanTable(view), [view]);
  const hasValues = view.lines.some((line) => line.some((value) => value !== null));
  return (
    <ChartPanel
      title={view.title}
      caption={caption}
      build={build}
      table={table}
      tools={tools}
      empty={hasValues ? undefined : 'There is nothing to draw: no path has a value yet.'}
    />
  );
}
