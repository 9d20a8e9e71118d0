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

/** Charts that wait to be made: one a frame, so that a screen of several does not stop the window for all of them together. */
const waiting: (() => void)[] = [];

function inTurn(make: () => void): () => void {
  waiting.push(make);
  if (waiting.length === 1) requestAnimationFrame(makeNext);
  return () => {
    const place = waiting.indexOf(make);
    if (place >= 0) waiting.splice(place, 1);
  };
}

function makeNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) requestAnimationFrame(makeNext);
}

/** A chart on a canvas that fills its box: follows the size of the box and the theme, and cleans up after itself. */
export function EChart({ build, description, onChart }: EChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const drawn = useRef<{ build: unknown; tokens: unknown }>({ build: null, tokens: null });
  const tokens = useChartTokens();
  const latest = useRef({ build, tokens, onChart });
  const [isTooSmall, setTooSmall] = useState(false);

  const draw = () => {
    const { build: make, tokens: now } = latest.current;
    if (chart.current === null) return;
    if (drawn.current.tokens !== now) chart.current.setTheme(chartTheme(now));
    drawn.current = { build: make, tokens: now };
    chart.current.setOption(make(now), { notMerge: true, lazyUpdate: true, silent: true });
  };

  useEffect(() => {
    const element = box.current!;
    let forget: (() => void) | null = null;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return; // hidden; drawn when it is shown
      setTooSmall(width < SMALLEST.width || height < SMALLEST.height);
      if (chart.current !== null) return chart.current.resize();
      forget ??= inTurn(() => {
        chart.current = createChart(element, chartTheme(latest.current.tokens));
        drawn.current = { build: null, tokens: latest.current.tokens };
        draw();
        latest.current.onChart?.(chart.current);
      });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      forget?.();
      latest.current.onChart?.(null);
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    latest.current = { build, tokens, onChart };
    if (drawn.current.build !== build || drawn.current.tokens !== tokens) draw();
  }, [build, tokens, onChart]);

  return (
    <div className={isTooSmall ? 'echart too-small' : 'echart'} role="img" aria-label={description}>
      <div ref={box} className="echart-canvas" />
      {isTooSmall && <p>Too small to draw. Make the panel larger, or show the table.</p>}
    </div>
  );
}
