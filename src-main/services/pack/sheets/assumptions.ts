import {
  AppError,
  SCENARIO_FORMAT,
  describeScenario,
  numberWords,
  parseScenario,
  valueAtPath,
  type PlainObject,
  type Scenario,
  type ScenarioParameter,
} from '../../../../src-engine/index.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, text, type Cell } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { inputCell, plainCell, rangeWords, shownText, unitOfInput } from './assumption-cells.ts';
import { sourceTables } from './assumption-sources.ts';

const widths = [38, 9, 9, 17, 17, 2, 23, 38, 64] as const;

/** Zero-based columns of the table of inputs: a returned workbook is read by them. */
export const assumptionColumns = {
  title: 0,
  unit: 1,
  changed: 2,
  value: 3,
  base: 4,
  range: 6,
  path: 7,
  source: 8,
} as const;

const CHANGED = 'changed';

/** Every input of the scenario with its unit, its source and whether it differs from what it is laid over. */
export const assumptionsSheet: SheetMaker = ({ runs: [run], sources }) => {
  const { parameters, groups } = describeScenario();
  const base = baseOf(run.baseDocument);
  const beneath = base ?? parseScenario({ format: SCENARIO_FORMAT, name: run.scenario.name });
  const before = ({ path }: ScenarioParameter) => valueAtPath(beneath, path);
  const against = base === null ? 'its default' : 'the base scenario';
  const isChanged = (parameter: ScenarioParameter) =>
    shownText(valueAtPath(run.scenario, parameter.path)) !== shownText(before(parameter));
  const changed = parameters.filter(isChanged);
  const sheet = createSheet('assumptions', 'Assumptions', widths);
  headSheet(
    sheet,
    widths,
    `${numberWords(changed.length)} of ${numberWords(parameters.length)} inputs differ from ${base === null ? 'their defaults' : 'the base scenario'}`,
    runCaption(run),
  );
  headRow(
    sheet,
    widths,
    'Input',
    'Unit',
    'Mark',
    'Value',
    base === null ? 'Default' : 'Base',
    '',
    'Allowed',
    'Path in the scenario',
    'Source',
  );
  sheet.freeze(sheet.next(), 1);
  sheet.paragraph(
    `Inputs are blue. A value that is changed here marks itself against ${against}; to see what it does, send the workbook back and take its inputs into the program, or change the terms on their own sheet. Percentages are fractions of one. "House model" and "assumption" in the column of sources are choices of ours and no facts about the world.`,
    'note',
  );
  const first = sheet.next();
  if (changed.length > 0) sheet.row(text('Inputs that differ, again in their sections below', 'total-label'));
  for (const parameter of changed)
    addRow(sheet, {
      parameter,
      mark: text(CHANGED, 'warn'),
      // Without a blue cell, so that each input is typed in one place alone.
      value: plainCell(parameter, valueAtPath(run.scenario, parameter.path)),
      before: before(parameter),
    });
  const inputs = sheet.next();
  let section = '';
  for (const parameter of parameters) {
    const title = sectionOf(parameter, groups);
    if (title !== section) sheet.row(text(title, 'total-label'));
    section = title;
    inputRow(sheet, parameter, run.scenario, before(parameter));
  }
  sheet.anchor('changed', first, 0, Math.max(first, inputs - 1), widths.length - 1);
  sheet.anchor('inputs', inputs, 0, sheet.next() - 1, widths.length - 1);
  sourceTables(sheet, widths, run.result.manifest.dataHashes, sources);
  return sheet.done();
};

/** What the scenario is laid over; null when it stands alone or the base cannot be read by this version. */
function baseOf(document: PlainObject | null): Scenario | null {
  if (document === null) return null;
  try {
    return parseScenario(document);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** `Market / Cash rate`: titles of the groups around a parameter. */
function sectionOf({ path }: ScenarioParameter, groups: readonly { path: string; title: string }[]): string {
  const titles = groups.filter((group) => path.startsWith(`${group.path}.`)).map(({ title }) => title);
  return titles.length === 0 ? 'Other' : [...new Set(titles)].join(' / ');
}

type RowOf = {
  readonly parameter: ScenarioParameter;
  readonly mark: Cell;
  readonly value: Cell;
  readonly before: unknown;
};

function addRow(sheet: SheetBuilder, { parameter, mark, value, before }: RowOf): void {
  wrappedRow(
    sheet,
    widths,
    text(parameter.title),
    text(unitOfInput(parameter), 'unit'),
    mark,
    value,
    plainCell(parameter, before),
    null,
    text(rangeWords(parameter), 'unit'),
    text(parameter.path, 'unit'),
    text(parameter.source, 'note'),
  );
}

function inputRow(sheet: SheetBuilder, parameter: ScenarioParameter, scenario: Scenario, before: unknown): void {
  const row = sheet.next();
  const value = valueAtPath(scenario, parameter.path);
  const at = (column: number) => addressOf({ row, column });
  const { value: valueColumn, base } = assumptionColumns;
  const mark = shownText(value) === shownText(before) ? '' : CHANGED;
  addRow(sheet, {
    parameter,
    mark: formula(`IF(${at(valueColumn)}=${at(base)},"","${CHANGED}")`, mark, 'Text'),
    value: inputCell(parameter, value),
    before,
  });
  const { range, kind } = parameter;
  if ((kind === 'number' || kind === 'integer') && typeof value === 'number' && range !== null)
    sheet.validate({
      at: { row, column: valueColumn },
      rule: { kind: 'decimal', low: range.min ?? -1e15, high: range.max ?? 1e15 },
      message: `${parameter.title}: ${rangeWords(parameter)}`,
    });
  if (kind === 'flag' || (kind === 'choice' && parameter.choices !== null))
    sheet.validate({
      at: { row, column: valueColumn },
      rule: { kind: 'list', options: kind === 'flag' ? ['yes', 'no'] : parameter.choices!.map(String) },
      message: `${parameter.title}: choose from the list`,
    });
}
