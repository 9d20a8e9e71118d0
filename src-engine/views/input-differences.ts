import { AppError } from '../core/errors.ts';
import { valueAtPath } from '../fund/scenario/dotted-path.ts';
import { describeScenario, diffScenarios, parseScenario } from '../fund/scenario/parse-scenario.ts';
import type { Scenario } from '../fund/scenario/schema.ts';
import { orNull } from './plain.ts';
import type { CellValue, TableView } from './shapes.ts';

type Input = { readonly letter: string; readonly document: unknown };

/** Inputs that differ from those of the first run, in the order of a scenario file, with the change where there are two runs. */
export function inputDifferences(runs: readonly Input[]): TableView {
  const scenarios = runs.map(({ document }) => parsed(document));
  const { parameters } = describeScenario();
  const base = scenarios[0] ?? null;
  const changed = new Set(
    scenarios.flatMap((one) => (one === null || base === null ? [] : diffScenarios(base, one).map(({ path }) => path))),
  );
  const rows = parameters.filter(({ path }) => changed.has(path));
  const unread = runs.filter((_, r) => scenarios[r] === null).map(({ letter }) => letter);
  const two = runs.length === 2;
  const text = (key: string, title: string, doc: string) => ({ key, title, unit: 'Text', doc }) as const;
  return {
    key: 'inputs',
    title: rows.length === 0 ? 'No input differs' : `${rows.length} of ${parameters.length} inputs differ`,
    caption:
      unread.length === 0
        ? 'Only inputs that differ from the first run; lists are shown whole'
        : `The scenario of ${unread.join(', ')} cannot be read by this version, so its inputs are not compared`,
    columns: [
      text('section', 'Section', 'Section of the scenario'),
      text('title', 'Input', 'Name of the input'),
      ...runs.map(({ letter }) => ({ key: letter, title: letter, unit: null, doc: `Value in run ${letter}` })),
      ...(two
        ? [
            { key: 'change', title: 'Change', unit: null, doc: 'Second less first, where both are numbers' },
            { key: 'changeFraction', title: 'Change, relative', unit: 'Fraction', doc: 'Change over the first value' } as const, // prettier-ignore
          ]
        : []),
      text('path', 'Path', 'Where it stands in a scenario file'),
    ],
    rows: rows.map(({ path, title, groupTitle }) => {
      const values = scenarios.map((one) => (one === null ? undefined : valueAtPath(one, path)));
      return [groupTitle, title, ...values.map(cellOf), ...(two ? changeCells(values) : []), path];
    }),
    rowUnits: rows.map(({ unit }) => unit),
    totalRows: [],
  };
}

/** Null for a scenario that this version of the program cannot read. */
function parsed(document: unknown): Scenario | null {
  try {
    return parseScenario(document);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function changeCells([from, to]: readonly unknown[]): readonly CellValue[] {
  if (typeof from !== 'number' || typeof to !== 'number') return [null, null];
  return [orNull(to - from), from === 0 ? null : orNull((to - from) / Math.abs(from))];
}

/** Longest text of a list or a map in a cell. */
const LONGEST = 200;

function cellOf(value: unknown): CellValue {
  if (value === undefined) return null;
  if (value === null) return 'none';
  if (typeof value === 'number') return orNull(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const text = flat(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** A list as `a; b`, a map as `key value, key value`. */
function flat(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(flat).join('; ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, part]) => `${key} ${flat(part)}`).join(', '); // prettier-ignore
  return value === null || value === undefined ? 'none' : String(value as string | number | boolean);
}
