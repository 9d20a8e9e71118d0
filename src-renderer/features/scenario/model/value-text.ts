import type { ValuePart } from '../../../../src-engine/index.ts';
import { writtenDate } from '../../../ui/date-text.ts';
import { numberText, numberWithUnit } from '../../../ui/unit-text.ts';
import { wordsOfName } from './labels.ts';

export const choiceText = (value: unknown): string => (typeof value === 'string' ? wordsOfName(value) : String(value));

/** A value as it stands in its field. Not set is empty. What does not fit its shape is shown as it is in the file. */
export function fieldText(value: unknown, part: ValuePart): string {
  const { kind } = part.shape;
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' && (kind === 'number' || kind === 'integer')) return numberText(value, part.unit);
  if (typeof value === 'string')
    return kind === 'date' ? writtenDate(value) : kind === 'choice' ? choiceText(value) : value;
  if (typeof value === 'boolean' && kind === 'flag') return value ? 'yes' : 'no';
  return JSON.stringify(value);
}

/** A value in a sentence or a table: with its unit, lists and groups counted or named. */
export function valueText(value: unknown, part: ValuePart): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return numberWithUnit(value, part.unit, part.key);
  if (value === '') return 'empty';
  if (Array.isArray(value)) return listText(value, part);
  if (typeof value === 'object') {
    const count = Object.keys(value).length;
    return count === 0 ? 'none' : `${count} ${count === 1 ? 'entry' : 'entries'}`;
  }
  return fieldText(value, part);
}

function listText(list: readonly unknown[], part: ValuePart): string {
  if (list.length === 0) return 'none';
  if (part.shape.kind === 'list' && part.shape.item.shape.kind !== 'object' && list.length <= 12) {
    const { item } = part.shape;
    const texts = list.map((value) => fieldText(value, item));
    return texts.join(texts.some((text) => text.includes(',')) ? '; ' : ', ');
  }
  return `${list.length} ${list.length === 1 ? 'row' : 'rows'}`;
}
