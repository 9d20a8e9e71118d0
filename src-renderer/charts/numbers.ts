import type { Unit } from '../../src-engine/index.ts';
import {
  audBareText,
  countText,
  decimalText,
  percentText,
  unitHead,
  valueText as shownValue,
  type AudScale,
} from '../ui/format.ts';
import { decimalsOf, type Range } from './scale.ts';

/** How numbers stand on an axis. */
export type AxisNumbers = {
  readonly label: (value: number) => string;
  /** What the name of the axis adds: ', A$m' or ', a year'; empty when the labels say it all. */
  readonly unitText: string;
};

const audScale = ({ min, max }: Range): AudScale => {
  const size = Math.max(Math.abs(min), Math.abs(max));
  return size >= 1e6 ? 'million' : size >= 1e4 ? 'thousand' : 'one';
};
const audSize = { one: 1, thousand: 1e3, million: 1e6 } as const;

/** Labels with just the decimals that the step of the axis needs; money in one scale for the whole axis. */
export function axisNumbers(unit: Unit, range: Range): AxisNumbers {
  const digits = decimalsOf(range.interval);
  if (unit === 'Aud') {
    const scale = audScale(range);
    const audDigits = decimalsOf(range.interval / audSize[scale]);
    return { label: (value) => audBareText(value, scale, audDigits), unitText: `, ${unitHead('Aud', scale)}` };
  }
  if (unit === 'Annual' || unit === 'Fraction') {
    const label = (value: number) => percentText(value, Math.max(0, digits - 2));
    return { label, unitText: unit === 'Annual' ? ', a year' : '' };
  }
  if (unit === 'Year' || unit === 'Code') return { label: (value) => String(value), unitText: '' };
  if (unit === 'Multiple') return { label: (value) => shownValue(value, unit, { digits }), unitText: '' };
  const head = unitHead(unit);
  return { label: (value) => decimalText(value, digits), unitText: head === '' ? '' : `, ${head}` };
}

export const shareNumbers = (range: Range): AxisNumbers => axisNumbers('Fraction', range);

/** A value in a tooltip: one decimal more than in a table, for who points at it wants to read it. */
export function valueText(value: number | null, unit: Unit): string {
  if (unit === 'Annual' || unit === 'Fraction') return percentText(value, 2);
  return shownValue(value, unit);
}

/** A value that somebody set: no more decimals than it has, one at least. */
export function markerText(value: number, unit: Unit): string {
  if (unit !== 'Annual' && unit !== 'Fraction') return shownValue(value, unit);
  return percentText(value, Math.max(1, Math.min(3, decimalsOf(value) - 2)));
}

/** Differences on an axis: bare numbers, the unit beside the name of the axis. */
export function differenceNumbers(unit: Unit, range: Range): AxisNumbers {
  if (unit !== 'Annual' && unit !== 'Fraction') return axisNumbers(unit, range);
  const digits = Math.max(0, decimalsOf(range.interval) - 2);
  return { label: (value) => shownValue(value, unit, { digits, isBare: true }), unitText: ', pp' };
}

export const shareText = (share: number | null): string => percentText(share, 1);

/** The name of a curve of exceedance, as a question: 'Chance net IRR is at least x'. */
export const question = (metricTitle: string): string => `Chance ${inSentence(metricTitle)} is at least x`;

/** A title inside a sentence: 'Net IRR' -> 'net IRR', 'DPI at year 5' stays. */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;

/** 0.05 -> 'P5'. */
export const percentileName = (percentile: number): string =>
  `P${decimalText(percentile * 100, 3).replace(/\.?0+$/, '')}`;

/** 'n = 10,000, seed 20261, run 17': what every chart says of its origin; without `paths`, what stands after its own n. */
export type Origin = { readonly paths?: number; readonly seed: string; readonly run: string };
export const originText = ({ paths, seed, run }: Origin): string =>
  `${paths === undefined ? '' : `n = ${countText(paths)}, `}seed ${seed}${run === '' ? '' : `, ${run}`}`;
