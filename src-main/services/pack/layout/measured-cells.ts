import { halfWidthOf, type Measured, type StoredResult } from '../../../../src-engine/index.ts';
import { formula, number, type Cell, type CellUnit } from '../model/cell.ts';

type Design = StoredResult['summary']['design'];

/** Rounding that a difference of two shown figures may have against the paired change. */
const ROUNDING = 1e-12;

/** Half of the 95 % interval of a figure; `n/a` where it has none. */
export const halfWidthCell = (measured: Measured | undefined, design: Design, unit: CellUnit): Cell =>
  number(measured === undefined ? null : halfWidthOf(measured, design), unit);

/**
 * The change of a figure against the base: a formula of the two figures where it is their difference, and the paired change itself
 * where some path has a value in one run alone, because then it stands on fewer paths than they do.
 */
export function changeCell(
  addresses: { readonly value: string; readonly base: string },
  values: { readonly value: number; readonly base: number; readonly change: number },
  unit: CellUnit,
): Cell {
  const difference = values.value - values.base;
  if (!Number.isFinite(difference)) return number(null, unit);
  return Math.abs(difference - values.change) <= ROUNDING * Math.max(1, Math.abs(values.value))
    ? formula(`${addresses.value}-${addresses.base}`, difference, unit)
    : number(values.change, unit);
}
