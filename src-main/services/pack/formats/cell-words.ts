import { audWords, multipleWords, numberWords, percentWords, UNKNOWN } from '../../../../src-engine/index.ts';
import type { Cell, CellUnit } from '../model/cell.ts';

/** A cell as a reader of plain text sees it; empty for no cell. Rates in per cent, multiples with an x, money in A$m or A$. */
export function cellWords(cell: Cell): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'choice':
      return cell.value;
    case 'date':
      return dateWords(cell.iso);
    case 'number':
      return figureWords(cell.value, cell.unit);
    case 'formula': {
      const { value, unit } = cell;
      if (value === null) return UNKNOWN;
      if (typeof value === 'boolean') return value ? 'yes' : 'no';
      if (typeof value === 'string') return unit === 'Date' ? dateWords(value) : value;
      return unit === 'Text' ? String(value) : figureWords(value, unit);
    }
  }
}

function figureWords(value: number | null, unit: CellUnit): string {
  switch (unit) {
    case 'Annual':
    case 'Fraction':
      return percentWords(value);
    case 'Multiple':
      return multipleWords(value);
    case 'AudMillion':
      return audWords(value === null ? null : value * 1_000_000);
    case 'Aud': {
      const words = numberWords(value === null ? null : Math.abs(value));
      return words === UNKNOWN ? UNKNOWN : `${value! < 0 ? '\u2212' : ''}A$${words}`;
    }
    case 'Month':
    case 'Year':
    case 'Count':
      return numberWords(value, value === null || Number.isInteger(value) ? 0 : 1);
    case 'Correlation':
    case 'Date':
    case 'Degree':
    case 'Index':
    case 'Kilometre':
    case 'PerSquareKilometre':
    case 'Score':
    case 'SquareKilometre':
    case 'SquareMetre':
      return numberWords(value, 2);
  }
}

function dateWords(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  return day === undefined ? iso : `${day}/${month}/${year}`;
}
