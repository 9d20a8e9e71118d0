import type { Unit } from '../../src-engine/core/units.ts';
import type { Description, ScenarioGroup, ScenarioParameter } from '../../src-engine/fund/scenario/describe.ts';
import { cell, code, table } from './markdown.ts';

const unitText: Partial<Record<Unit, string>> = {
  Aud: 'AUD',
  Fraction: 'fraction',
  Annual: 'a year',
  Month: 'months',
  Year: 'years',
  Multiple: 'multiple',
  Kilometre: 'km',
  SquareKilometre: 'km2',
  SquareMetre: 'm2',
  PerSquareKilometre: 'per km2',
  Degree: 'degrees',
  Correlation: 'correlation',
  Score: 'score',
  Count: 'count',
  Index: 'index',
  Date: 'date',
  Text: '',
  Flag: '',
  Code: '',
};

function rangeText({ range, choices, kind, nullable, parts }: ScenarioParameter): string {
  const orNull = nullable ? ' or null' : '';
  if (choices) return choices.map((choice) => code(String(choice))).join(', ') + orNull;
  if (kind === 'flag') return 'true, false';
  if (!range) return (parts.length > 0 ? 'list of fields' : kind) + orNull;
  const low = range.min === null ? '' : `${range.minExclusive ? 'above ' : ''}${range.min}`;
  const high = range.max === null ? '' : `${range.maxExclusive ? 'below ' : ''}${range.max}`;
  return `${low} to ${high}${kind === 'integer' ? ', whole' : ''}${orNull}`;
}

const lastName = (path: string) => path.slice(path.lastIndexOf('.') + 1);
const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')));

const parameterRow = (parameter: ScenarioParameter): readonly string[] => [
  code(lastName(parameter.path)),
  parameter.hasDefault ? cell(code(JSON.stringify(parameter.defaultValue))) : 'must be given',
  cell(rangeText(parameter)),
  unitText[parameter.unit] ?? parameter.unit,
  cell(`**${parameter.title}.** ${parameter.doc}`),
  cell(parameter.source),
];

const columns = ['Parameter', 'Default', 'Allowed', 'Unit', 'What it does', 'Source'];

function section(group: ScenarioGroup, parameters: readonly ScenarioParameter[]): string {
  const depth = group.path.split('.').length;
  const heading = `${'#'.repeat(Math.min(depth + 1, 6))} ${code(group.path)} ${group.title}\n\n${group.doc}\n`;
  const own = parameters.filter((parameter) => parentOf(parameter.path) === group.path);
  if (own.length === 0) return heading;
  const lists = own.filter(({ parts }) => parts.length > 0).map(itemTable);
  return [heading, table(columns, own.map(parameterRow)), ...lists].join('\n');
}

/** Fields of an item of a list that are described one by one. */
function itemTable({ path, parts }: ScenarioParameter): string {
  return `Each item of ${code(lastName(path))}:\n\n${table(columns, parts.map(parameterRow))}`;
}

/** docs/parameters.md: every parameter of a scenario by group, in file order. */
export function parameterPage({ groups, parameters }: Description): string {
  const intro = `# Parameters of a scenario

${parameters.length} parameters in ${groups.length} groups. This page is made from the schema by \`resources/make/make-docs.ts\`; do not edit it.
How a file is written stands in [scenario-format.md](scenario-format.md). A scenario sets only what differs from the defaults below.
Fractions are fractions (0.05 is 5 %), rates are per year, amounts are AUD. A source that begins with "assumption" rests on no publication.
`;
  // A list at the top of a file has no group: it is a section of its own.
  const lists = parameters
    .filter(({ path }) => !path.includes('.'))
    .map(
      (parameter) =>
        `## ${code(parameter.path)} ${parameter.title}\n\n${table(['Parameter', 'Default', 'Allowed', 'Unit', 'What it does', 'Source'], [parameterRow(parameter)])}`,
    );
  return [intro, ...groups.map((group) => section(group, parameters)), ...lists].join('\n');
}
