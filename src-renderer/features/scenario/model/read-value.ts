import type { ValuePart, ValueShape } from '../../../../src-engine/index.ts';
import { readDate } from '../../../ui/date-text.ts';
import { readNumber } from '../../../ui/number-text.ts';
import { unitSuffix } from '../../../ui/unit-text.ts';
import { isInRange, nearestChoice, nearestNumber } from './nearest-value.ts';
import { rangeText } from './range-text.ts';
import { choiceText, fieldText } from './value-text.ts';

/** A value that can be taken with one click in place of what is typed. */
export type Offer = { readonly value: unknown; readonly label: string };
export type Problem = { readonly message: string; readonly offers: readonly Offer[] };
/** What became of a typed text. `undefined` as a value: leave it out. */
export type ReadValue =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'problem'; readonly problem: Problem };

const taken = (value: unknown): ReadValue => ({ kind: 'value', value });
const problem = (message: string, offers: readonly Offer[] = []): ReadValue => ({
  kind: 'problem',
  problem: { message, offers },
});

/** Reads a typed text as the value of a field or cell, and judges it by the schema: the rule and the nearest valid value. */
export function readValue(text: string, part: ValuePart): ReadValue {
  const { shape } = part;
  if (text.trim() === '') return readNothing(text, part);
  switch (shape.kind) {
    case 'number':
    case 'integer':
      return readNumberValue(text, part, shape);
    case 'date': {
      const reading = readDate(text);
      if (reading.kind === 'value') return taken(reading.value);
      if (reading.kind === 'ask')
        return problem(
          reading.message,
          reading.values.map((value) => offer(value, part)),
        );
      return problem(reading.kind === 'empty' ? 'A date is needed.' : reading.message);
    }
    case 'choice': {
      const choices = shape.choices.map((value) => ({ value, label: choiceText(value) }));
      const near = nearestChoice(text, choices);
      const found = choices.find(({ value }) => value === near);
      const typed = text.trim().toLowerCase();
      if (found && (found.label.toLowerCase() === typed || String(found.value).toLowerCase() === typed))
        return taken(found.value);
      return problem('This is none of the choices.', found ? [found] : choices.slice(0, 4));
    }
    case 'flag':
      return readFlag(text);
    case 'union':
      return readUnion(text, part, shape);
    case 'text':
      return readText(text, shape);
    case 'list':
    case 'map':
    case 'object':
      return problem('This is edited in its table.');
  }
}

function readNothing(text: string, part: ValuePart): ReadValue {
  if (part.nullable) return taken(null);
  if (part.optional) return taken(undefined);
  if (part.shape.kind === 'text' && (part.shape.minLength ?? 0) === 0) return taken(text.trim());
  return problem('A value is needed here.', part.hasDefault ? [offer(part.defaultValue, part)] : []);
}

function readNumberValue(text: string, part: ValuePart, shape: ValueShape & { kind: 'number' | 'integer' }): ReadValue {
  const reading = readNumber(text, part.unit);
  const isWhole = shape.kind === 'integer';
  if (reading.kind === 'unreadable') return problem(reading.message);
  if (reading.kind === 'empty') return problem('A number is needed here.');
  if (reading.kind === 'ask') {
    const fitting = reading.values.map((value) => nearestNumber(value, shape.range, isWhole));
    return problem(
      reading.message,
      fitting.map((value) => offer(value, part)),
    );
  }
  const { value } = reading;
  if (isInRange(value, shape.range) && (!isWhole || Number.isInteger(value))) return taken(value);
  const range = rangeText(shape.range, part.unit);
  const suffix = unitSuffix(part.unit, part.key);
  const rule = `Must be ${isWhole && !Number.isInteger(value) ? 'a whole number' : ''}${isWhole && !Number.isInteger(value) && range !== '' ? ', ' : ''}${range}`;
  return problem(`${rule}${suffix === '' || range === '' ? '' : `\u00a0${suffix}`}.`, [
    offer(nearestNumber(value, shape.range, isWhole), part),
  ]);
}

function readFlag(text: string): ReadValue {
  const typed = text.trim().toLowerCase();
  if (/^(true|yes|y|on|1)$/.test(typed)) return taken(true);
  if (/^(false|no|n|off|0)$/.test(typed)) return taken(false);
  return problem('Must be yes or no.', [
    { value: true, label: 'yes' },
    { value: false, label: 'no' },
  ]);
}

function readText(text: string, shape: ValueShape & { kind: 'text' }): ReadValue {
  const trimmed = text.trim();
  const { maxLength } = shape;
  if (maxLength === null || trimmed.length <= maxLength) return taken(trimmed);
  const cut = trimmed.slice(0, maxLength).trim();
  return problem(`At most ${maxLength} letters; this has ${trimmed.length}.`, [
    { value: cut, label: `first ${maxLength} letters` },
  ]);
}

/** Text that is exactly a number or a flag is one, where the schema has both: 42 is a number, 007 a text. */
function readUnion(text: string, part: ValuePart, shape: ValueShape & { kind: 'union' }): ReadValue {
  const rank = (option: ValueShape) => (option.kind === 'text' ? 1 : 0);
  const options = [...shape.options].sort((a, b) => rank(a) - rank(b));
  const readings = options.map((option) =>
    readValue(text, { ...part, shape: option, nullable: false, optional: false }),
  );
  const exact = readings.find((reading) => reading.kind === 'value' && String(reading.value) === text.trim());
  const any = readings.find((reading, index) => reading.kind === 'value' && options[index]!.kind !== 'text');
  const asText = options.some(({ kind }) => kind === 'text') ? readings.at(-1) : undefined;
  return exact ?? asText ?? any ?? readings[0]!;
}

const offer = (value: unknown, part: ValuePart): Offer => ({ value, label: fieldText(value, part) || 'none' });
