import { roundSignificant } from '../numeric/round-significant.ts';
import type { StoredResult } from '../fund/run/result-schema.ts';
import { orNull } from './plain.ts';
import type { FanView } from './shapes.ts';
import { lineTitle, titleOf } from './titles.ts';
import { numberWords, valueWords } from './words.ts';

/** Far more than bins know, and half the size of what a double prints. */
const DIGITS = 8;

type StoredFan = StoredResult['fans'][number];

const years = (month: number) => `${numberWords(month / 12, 1)} years`;

/** Percentile lines of a series; null when the result does not have it. Lines stand month by month: no line is a path. */
export function fanView(result: StoredResult, name: string): FanView | null {
  const fan = result.fans.find(({ series }) => series.name === name);
  return fan === undefined ? null : viewOf(fan);
}

/** The fans of the names that the result has, in their order. */
export function fanViews(result: StoredResult, names: readonly string[]): readonly FanView[] {
  return names.flatMap((name) => fanView(result, name) ?? []);
}

function viewOf({ series, percentiles, values, resolution }: StoredFan): FanView {
  const lines = values.map((line) => Array.from(line, (value) => orNull(roundSignificant(value ?? NaN, DIGITS))));
  const median = lines[percentiles.indexOf(0.5)] ?? [];
  return {
    series: series.name,
    title: titleFor(series.name, series.doc, series.unit, median),
    unit: series.unit,
    months: (lines[0]?.length ?? 1) - 1,
    percentiles: [...percentiles],
    lines,
    resolution,
  };
}

/** What the median line says. Series that are known by name have a finding, others their name. */
function titleFor(
  name: string,
  doc: string,
  unit: StoredFan['series']['unit'],
  median: readonly (number | null)[],
): string {
  const known = median.flatMap((value, month) => (value === null ? [] : [{ value, month }]));
  if (known.length === 0) return `${titleOf(name)}: no value`;
  const most = known.reduce((a, b) => (b.value > a.value ? b : a));
  const least = known.reduce((a, b) => (b.value < a.value ? b : a));
  const last = known.at(-1)!;
  switch (name) {
    case 'navAud':
      return `Median NAV peaks at ${valueWords(most.value, unit)} after ${years(most.month)}`;
    case 'cashAud':
      return `Median cash is ${valueWords(most.value, unit)} at most`;
    case 'lpNetToDateAud': {
      const back = known.find(({ value, month }) => month > least.month && value >= 0);
      const low = `LPs are ${valueWords(-least.value, unit)} out after ${years(least.month)}`;
      if (!(least.value < 0)) return `LPs are never out of money on the median line`;
      return back === undefined ? `${low} and not back by the end` : `${low} and back after ${years(back.month)}`;
    }
    case 'livingCount':
      return `At most ${numberWords(most.value)} advances live at once on the median line`;
    case 'homeIndex':
      return `Homes held stand at ${numberWords(last.value, 2)} times first close at the end, on the median line`;
    default:
      return titleOf(name) === name ? lineTitle(doc) : titleOf(name);
  }
}
