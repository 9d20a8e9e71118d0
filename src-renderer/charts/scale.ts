/** Ends and step of an axis. */
export type Range = { readonly min: number; readonly max: number; readonly interval: number };

const steps = [1, 2, 5, 10];

/** Rounds to 12 figures, so that 3 x 0.1 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** The round step that parts `span` into about `parts` parts. */
function roundStep(span: number, parts: number): number {
  const raw = span / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  const far = (step: number) => Math.abs(Math.log(step * power) - Math.log(raw));
  return tidy(steps.reduce((best, step) => (far(step) < far(best) ? step : best)) * power);
}

/**
 * Round ends around the values, about `parts` steps apart. One value alone gets room on both sides; without any value the axis
 * runs from 0 to 1.
 */
export function niceRange(low: number, high: number, parts = 6): Range {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { min: 0, max: 1, interval: 0.2 };
  let [from, to] = low <= high ? [low, high] : [high, low];
  if (to - from <= Math.max(Math.abs(from), Math.abs(to)) * 1e-9) {
    const room = Math.abs(from) > 0 ? Math.abs(from) * 0.1 : 1;
    [from, to] = [from - room, to + room];
  }
  const interval = roundStep(to - from, parts);
  const min = tidy(Math.floor(from / interval + 1e-9) * interval);
  const max = tidy(Math.ceil(to / interval - 1e-9) * interval);
  return { min, max, interval };
}

/** Range of all values that there are, for an axis. */
export function rangeOf(lists: readonly (readonly (number | null)[])[], parts?: number): Range {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists)
    for (const value of list) {
      if (value === null || !Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return niceRange(low, high, parts);
}

/** An axis of shares from 0 in five steps, so that its lines meet those of an axis from 0 to 100 %. */
export function shareRange(highest: number): Range {
  const max = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75].find((end) => end >= highest * 1.08) ?? 1;
  return { min: 0, max, interval: tidy(max / 5) };
}

/** Decimals that a step needs. */
export function decimalsOf(interval: number): number {
  for (let decimals = 0; decimals < 6; decimals += 1)
    if (Math.abs(interval * 10 ** decimals - Math.round(interval * 10 ** decimals)) < 1e-6 * 10 ** decimals)
      return decimals;
  return 6;
}

/** Step of an axis of years, so that at most about twelve labels stand on it. */
export function yearStep(years: number): number {
  return [1, 2, 5, 10, 20].find((step) => years / step <= 12) ?? 50;
}
