import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Unit } from '../../src-engine/index.ts';
import { plotBox } from './options/distribution.ts';
import { valueText } from './numbers.ts';
import type { Range } from './scale.ts';

/** The marker of a distribution as a thing that can be dragged, and moved with the arrow keys: it lies over the drawn line. */
export function MarkerHandle({
  name,
  value,
  unit,
  range,
  onMove,
}: {
  name: string;
  value: number;
  unit: Unit;
  range: Range;
  onMove: (value: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const step = range.interval / 20;
  const move = (to: number) => {
    const snapped = Number((Math.round(to / step) * step).toPrecision(12));
    onMove(Math.min(range.max, Math.max(range.min, snapped)));
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = box.current!.getBoundingClientRect();
    move(range.min + ((event.clientX - left) / width) * (range.max - range.min));
  };
  const onKey = (event: KeyboardEvent) => {
    const by = event.shiftKey ? 10 : 1;
    const to = {
      ArrowLeft: value - by * step,
      ArrowDown: value - by * step,
      ArrowRight: value + by * step,
      ArrowUp: value + by * step,
      PageDown: value - range.interval,
      PageUp: value + range.interval,
      Home: range.min,
      End: range.max,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(to);
  };
  const share = (value - range.min) / (range.max - range.min);
  return (
    <div ref={box} className="marker-track" style={plotBox}>
      <div
        className="marker-handle"
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        aria-valuenow={value}
        aria-valuetext={valueText(value, unit)}
        style={{ left: `${share * 100}%` }}
        onKeyDown={onKey}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointer}
      />
    </div>
  );
}
