import { describeScenario, type Unit } from '../../../src-engine/index.ts';
import { writtenDate } from '../../ui/date-text.ts';
import { numberWithUnit } from '../../ui/unit-text.ts';

let units: ReadonlyMap<string, Unit> | undefined;

const unitOf = (path: string): Unit | null => {
  units ??= new Map(describeScenario().parameters.map((parameter) => [parameter.path, parameter.unit]));
  return units.get(path) ?? null;
};

/** A value of an input with its unit, as people write it; lists and groups as they stand in a file. */
export function inputText(path: string, value: unknown): string {
  if (value === undefined || value === null) return 'not set';
  if (typeof value === 'number') return numberWithUnit(value, unitOf(path), path.split('.').at(-1));
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return unitOf(path) === 'Date' ? writtenDate(value) : value;
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
