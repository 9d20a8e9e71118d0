import { formula, type CellUnit, type FormulaCell } from '../model/cell.ts';

/**
 * A check cell: the difference, or exactly 0 where it is within the tolerance, so that rounding in the last digit of a reader is no
 * failure. `difference`: a formula; `value`: what it gives by the engine's figures.
 */
export function checkCell(difference: string, value: number, tolerance: number, unit: CellUnit): FormulaCell {
  const found = Math.abs(value) <= tolerance ? 0 : value;
  return formula(`IF(ABS(${difference})<=${tolerance},0,${difference})`, found, unit, 'check');
}
