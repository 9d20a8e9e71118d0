import { chosenPercentWords, numberWords, type ScenarioParameter } from '../../../../src-engine/index.ts';
import { unitWords } from '../layout/unit-words.ts';
import { choice, date, number, text, type Cell, type CellUnit } from '../model/cell.ts';

/** Longest text of a list or a map in a cell. */
const LONGEST = 300;

/** Longest list of choices that is written out. */
const LONGEST_LIST = 25;

/** The value of an input as the cell that one types into; lists and maps are told, not typed. */
export function inputCell(parameter: ScenarioParameter, value: unknown): Cell {
  if (typeof value === 'number') return number(value, cellUnit(parameter), 'input');
  if (typeof value === 'boolean') return choice(value ? 'yes' : 'no', ['yes', 'no']);
  if (parameter.kind === 'date' && typeof value === 'string') return date(value, 'input');
  if (parameter.kind === 'choice') return choice(shownText(value), (parameter.choices ?? []).map(String));
  return text(shownText(value), 'body');
}

/** The same for reading only. */
export function plainCell(parameter: ScenarioParameter, value: unknown): Cell {
  if (typeof value === 'number') return number(value, cellUnit(parameter));
  if (parameter.kind === 'date' && typeof value === 'string') return date(value);
  return text(shownText(value), 'body');
}

/** Money stays in dollars, as in a scenario file. */
function cellUnit({ unit }: ScenarioParameter): CellUnit {
  return unit === 'Text' || unit === 'Flag' || unit === 'Code' ? 'Score' : unit;
}

/** What the units column says of an input. */
export function unitOfInput({ unit, kind }: ScenarioParameter): string {
  if (kind === 'flag') return 'yes or no';
  if (kind === 'choice') return 'choice';
  return unitWords(unit);
}

/** A value in words: `none` for null, `not set` for what has no default, lists as `a; b`, maps as `key value, key value`. */
export function shownText(value: unknown): string {
  const whole = flat(value);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole;
}

function flat(value: unknown): string {
  if (value === undefined) return 'not set';
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(flat).join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, part]) => `${key} ${flat(part)}`)
      .join(', ');
  return String(value as string | number);
}

/** `0 % to 50 %`, `above 0`, `1 or more`; empty without bounds. */
export function rangeWords({ range, unit, choices, kind }: ScenarioParameter): string {
  if (kind === 'choice') {
    const all = (choices ?? []).map(String);
    const listed = all.join(', ');
    return listed.length > LONGEST_LIST ? `one of ${all.length}, in its list` : listed;
  }
  if (range === null) return '';
  const { min, max, minExclusive, maxExclusive } = range;
  const say = (bound: number) =>
    unit === 'Fraction' || unit === 'Annual'
      ? chosenPercentWords(bound)
      : numberWords(bound, Number.isInteger(bound) ? 0 : 2);
  const low = min === null ? '' : minExclusive ? `above ${say(min)}` : say(min);
  const high = max === null ? '' : maxExclusive ? `below ${say(max)}` : say(max);
  if (low !== '' && high !== '') return minExclusive || maxExclusive ? `${low}, ${high}` : `${low} to ${high}`;
  if (low === '') return high === '' ? '' : maxExclusive ? high : `at most ${high}`;
  return minExclusive ? low : `${low} or more`;
}
