import type { ValuePart } from '../../../../src-engine/index.ts';
import { nearestNumber } from './nearest-value.ts';
import { titleOfKey } from './labels.ts';

/**
 * A value to begin with where the schema has no default: the nearest to zero, the first choice, the name of the field. What may be
 * left out is left out. `today` is the ISO date of this day.
 */
export function newValue(part: ValuePart, today: string): unknown {
  const { shape } = part;
  if (part.hasDefault) return part.defaultValue;
  if (part.nullable) return null;
  switch (shape.kind) {
    case 'number':
    case 'integer':
      return nearestNumber(0, shape.range, shape.kind === 'integer');
    case 'flag':
      return false;
    case 'choice':
      return shape.choices[0];
    case 'date':
      return today;
    case 'text':
      return (shape.minLength ?? 0) === 0
        ? ''
        : titleOfKey(part.key === '[]' ? 'name' : part.key).slice(0, shape.maxLength ?? undefined);
    case 'list':
      return Array.from({ length: shape.minItems }, () => newValue(shape.item, today));
    case 'map':
      return {};
    case 'object':
      return Object.fromEntries(
        shape.fields
          .filter(({ optional, hasDefault }) => !optional && !hasDefault)
          .map((field) => [field.key, newValue(field, today)]),
      );
    case 'union':
      return newValue({ ...part, shape: shape.options[0]! }, today);
  }
}
