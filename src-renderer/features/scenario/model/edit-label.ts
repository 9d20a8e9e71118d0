import type { FormField } from './form-model.ts';
import { inSentence } from './labels.ts';
import { valueText } from './value-text.ts';

/** Longest label of an undo step. */
const most = 300;

/** What an edit did, in words: `Management fee 2.00 % to 1.60 %`. The label of the undo step and of the history. */
export function editLabel(field: FormField, from: unknown, to: unknown): string {
  const before = valueText(from, field.part);
  const after = valueText(to, field.part);
  const words = before === after ? changedInside(from, to) : `${inSentence(before)} to ${inSentence(after)}`;
  return cut(`${field.subject} ${words}`);
}

/** Label of a reset: the input follows its base, or its default, again. */
export const resetLabel = (field: FormField, hasBase: boolean): string =>
  cut(`${field.subject} back to ${hasBase ? 'base' : 'default'}`);

function changedInside(from: unknown, to: unknown): string {
  if (!Array.isArray(from) || !Array.isArray(to)) return 'changed';
  const row = to.findIndex((item, index) => JSON.stringify(item) !== JSON.stringify(from[index]));
  return row < 0 ? 'set here' : `row ${row + 1} changed`;
}

const cut = (text: string) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
