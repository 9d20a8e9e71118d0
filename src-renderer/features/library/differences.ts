import { describeScenario, valueAtPath, type CellValue, type Unit } from '../../../src-engine/index.ts';
import { differsAt, followedAt, type Layers } from '../../state/editor-document.ts';
import { unitHead, valueText } from '../../ui/format.ts';

/** An input that differs, beside what it would follow. */
export type Difference = {
  readonly path: string;
  readonly title: string;
  readonly group: string;
  readonly unit: Unit;
  readonly from: unknown;
  readonly to: unknown;
};

let description: ReturnType<typeof describeScenario> | undefined;

/** What a document sets to something else than it would follow, in the order of the form; `from` is what it would follow. */
export function differencesOf(layers: Layers): readonly Difference[] {
  description ??= describeScenario();
  return description.parameters
    .filter((parameter) => differsAt(layers, parameter))
    .map((parameter) => {
      const { path, title, unit, groupTitle: group } = parameter;
      const [from, to] = [followedAt(layers, parameter), valueAtPath(layers.document, path)];
      return { path, title, group, unit, from, to };
    });
}

/** Names for a short list: the group goes in front where two inputs have the same title. */
export function named(rows: readonly Difference[]): readonly (Difference & { readonly name: string })[] {
  const isDouble = (title: string) => rows.filter((one) => one.title === title).length > 1;
  return rows.map((one) => ({ ...one, name: isDouble(one.title) ? `${one.group}: ${one.title}` : one.title }));
}

/** A value of an input in a narrow column: rates with two decimals, lists by their length. */
export function inputText(value: unknown, unit: Unit): string {
  if (value === undefined || value === null) return 'not set';
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  if (typeof value === 'object') return 'set';
  const isRate = unit === 'Annual' || unit === 'Fraction';
  const digits = isRate ? 2 : typeof value === 'number' ? ownDigits(value) : undefined;
  return valueText(value as CellValue, unit, { isBare: true, scale: 'one', digits });
}

const ownDigits = (value: number): number => Math.min(4, (String(value).split('.')[1] ?? '').length);

export const inputUnitText = (unit: Unit): string => unitHead(unit, 'one');
