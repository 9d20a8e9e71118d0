import type { Range, Unit, ValuePart, ValueShape } from '../../../../src-engine/index.ts';
import { shortNumberText, unitSuffix } from '../../../ui/unit-text.ts';

/** Bounds of a number in the unit of the field, for the line under its label: `0 to 5`, `at least 0`; empty for none. */
export function rangeText(range: Range, unit: Unit | null): string {
  const { min, max, minExclusive, maxExclusive } = range;
  const show = (value: number) => shortNumberText(value, unit);
  if (min !== null && max !== null && !minExclusive && !maxExclusive) return `${show(min)} to ${show(max)}`;
  const low = min === null ? '' : `${minExclusive ? 'above' : 'at least'} ${show(min)}`;
  const high = max === null ? '' : `${maxExclusive ? 'below' : 'at most'} ${show(max)}`;
  return [low, high].filter((part) => part !== '').join(', ');
}

/** Unit and range of the values of a list: their cells have no room for it. */
function listText({ shape, unit, key }: ValuePart): string {
  return [unitSuffix(unit, key), shape.kind === 'text' ? '' : shapeText(shape, unit)]
    .filter((part) => part !== '')
    .join(', ');
}

/** What a value may be, in the few words that fit under a label. */
export function shapeText(shape: ValueShape, unit: Unit | null): string {
  switch (shape.kind) {
    case 'number':
    case 'integer':
      return rangeText(shape.range, unit);
    case 'choice':
      return `${shape.choices.length} choices`;
    case 'flag':
      return 'on or off';
    case 'date':
      return 'date';
    case 'list':
      return shape.item.shape.kind === 'object' ? '' : listText(shape.item);
    case 'map':
      return '';
    case 'text':
      return shape.maxLength === null ? 'text' : `up to ${shape.maxLength} letters`;
    case 'object':
      return 'group';
    case 'union':
      return 'text or number';
  }
}
