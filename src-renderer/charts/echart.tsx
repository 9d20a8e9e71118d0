import { useEffect, useRef, useState } from 'react';
import { createChart, type Chart, type ChartOption } from './echarts.ts';
import { chartTheme } from './theme.ts';
import type { ChartTokens } from './tokens.ts';
import { useChartTokens } from './use-tokens.ts';

/** Under this size, in pixels, a chart cannot be read and a sentence stands in its place. */
const SMALLEST = { width: 150, height: 90 };

export type EChartProps = {
  /** Pure: the same tokens give the same option. A new function draws the chart anew, so keep it while its data stands. */
  readonly build: (tokens: ChartTokens) => ChartOption;
  /** What the chart shows, for those who do not see it. */
  readonly description: string;
  /** Hears of the chart when it is made, and null when it goes. */
  readonly onChart?: (chart: Chart | null) => void;
};

const nothing = (): void => undefined;

/** Charts that wait to be drawn: one a frame, so that several do not hold up the window for all of them together. */
const waiting: (() => void)[] = [];

function inTurn(task: () => void): () => void {
  waiting.push(task);
  if (waiting.length === 1) requestAnimationFrame(next);
  return () => {
    const place = waiting.indexOf(task);
    if (place >= 0) waiting.splice(place, 1);
  };
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) requestAnimationFrame(next);
}

/** A chart on a canvas that fills its box: follows the size of the box and the theme, and cleans up after itself. */
export function EChart({ build, description, onChart }: EChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const drawn = useRef<{ build: unknown; tokens: unknown }>({ build: null, tokens: null });
  const tokens = useChartTokens();
  const latest = useRef({ build, tokens, onChart });
  const ask = useRef<() => void>(nothing);
  const [isTooSmall, setTooSmall] = useState(false);

  useEffect(() => {
    latest.current = { build, tokens, onChart };
    if (drawn.current.build !== build || drawn.current.tokens !== tokens) ask.current();
  }, [build, tokens, onChart]);

  useEffect(() => {
    const element = box.current!;
    let forget: (() => void) | null = null;
    const draw = () => {
      forget = null;
      const { build: make, tokens: now } = latest.current;
      const isNew = chart.current === null;
      chart.current ??= createChart(element, chartTheme(now));
      if (!isNew && drawn.current.tokens !== now) chart.current.setTheme(chartTheme(now));
      drawn.current = { build: make, tokens: now };
      chart.current.setOption(make(now), { notMerge: true, silent: true });
      chart.current.getZr().flush(); // in this turn, not together with the others
      if (isNew) latest.current.onChart?.(chart.current);
    };
    ask.current = () => {
      if (element.clientWidth > 0 && element.clientHeight > 0) forget ??= inTurn(draw); // hidden: drawn when it is shown
    };
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      setTooSmall(width < SMALLEST.width || height < SMALLEST.height);
      if (chart.current === null) ask.current();
      else chart.current.resize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      forget?.();
      ask.current = nothing;
      latest.current.onChart?.(null);
      chart.current?.dispose();
      chart.current = null;
      drawn.current = { build: null, tokens: null };
    };
  }, []);

  return (
    <div className={isTooSmall ? 'echart too-small' : 'echart'} role="img" aria-label={description}>
      <div ref={box} className="echart-canvas" />
      {isTooSmall && <p>Too small to draw. Make the panel larger, or show the table.</p>}
    </div>
  );
}
