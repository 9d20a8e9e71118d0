import { nearestName, type Range, type ValueShape } from '../../../../src-engine/index.ts';

/** How far inside an excluded bound the nearest value is looked for, as a share of it. */
const INSIDE = 1e-6;

const past = (bound: number, isWhole: boolean, direction: 1 | -1) =>
  isWhole ? bound + direction : bound + direction * Math.max(INSIDE, Math.abs(bound) * INSIDE);

/** The number nearest to a given one that the bounds allow. */
export function nearestNumber(value: number, range: Range, isWhole: boolean): number {
  const low = range.min === null ? -Infinity : range.minExclusive ? past(range.min, isWhole, 1) : range.min;
  const high = range.max === null ? Infinity : range.maxExclusive ? past(range.max, isWhole, -1) : range.max;
  const inside = Math.min(Math.max(value, low), high);
  if (!isWhole) return inside;
  return Math.min(Math.max(Math.round(inside), Math.ceil(low)), Math.floor(high));
}

export function isInRange(value: number, range: Range): boolean {
  const { min, max, minExclusive, maxExclusive } = range;
  const isLow = min !== null && (minExclusive ? value <= min : value < min);
  const isHigh = max !== null && (maxExclusive ? value >= max : value > max);
  return !isLow && !isHigh;
}

/** The next value up or down on a round step, inside the bounds. `size` 10 for a large step, 0.1 for a fine one. */
export function steppedNumber(value: number, step: number, direction: 1 | -1, shape: ValueShape): number {
  if (shape.kind !== 'number' && shape.kind !== 'integer') return value;
  const steps = value / step;
  const rounded = Math.round(steps);
  const isOnStep = Math.abs(steps - rounded) < 1e-6;
  const next = isOnStep ? rounded + direction : direction > 0 ? Math.ceil(steps) : Math.floor(steps);
  return nearestNumber(Number((next * step).toPrecision(12)), shape.range, shape.kind === 'integer');
}

/** A step that suits a unit and the size of the value: 0.1 points for rates, a month, two digits of an amount. */
export function stepOf(value: number, unit: string | null, isWhole: boolean): number {
  if (unit === 'Annual') return 0.001;
  if (unit === 'Fraction') return 0.01;
  if (unit === 'Multiple' || unit === 'Correlation') return 0.05;
  const size = Math.abs(value);
  if ((unit === 'Aud' || unit === 'Count') && size >= 100) return 10 ** (Math.floor(Math.log10(size)) - 1);
  return isWhole || unit === 'Aud' || unit === 'Month' || unit === 'Year' ? 1 : 0.1;
}

/** The choice that a typed name most likely means; undefined when none is near. */
export function nearestChoice<T>(typed: string, choices: readonly { value: T; label: string }[]): T | undefined {
  const wanted = typed.trim().toLowerCase();
  const exact = choices.find(
    ({ value, label }) => wanted === label.toLowerCase() || wanted === String(value).toLowerCase(),
  );
  if (exact) return exact.value;
  const name =
    nearestName(
      typed,
      choices.map(({ label }) => label),
    ) ??
    nearestName(
      typed,
      choices.map(({ value }) => String(value)),
    );
  return choices.find(({ value, label }) => name === label || name === String(value))?.value;
}
