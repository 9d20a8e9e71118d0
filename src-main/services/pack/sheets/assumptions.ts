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
import { formula, text } from '../model/cell.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { inputCell, plainCell, rangeWords, shownText, unitOfInput } from './assumption-cells.ts';
import { sourceTables } from './assumption-sources.ts';

const widths = [38, 17, 9, 17, 9, 20, 36, 64] as const;

/** Zero-based columns of the table of inputs: a returned workbook is read by them. */
export const assumptionColumns = { title: 0, value: 1, unit: 2, base: 3, changed: 4, range: 5, path: 6, source: 7 } as const; // prettier-ignore

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
  sheet.paragraph(
    `Inputs are blue. A value that is changed here marks itself against ${against}; to see what it does, send the workbook back and take its inputs into the program, or change the terms on their own sheet. Percentages are fractions of one. "House model" and "assumption" in the column of sources are choices of ours and no facts about the world.`,
    'note',
  );
  sheet.space();
  headRow(sheet, widths, 'Input', 'Value', 'Unit', base === null ? 'Default' : 'Base', 'Mark', 'Allowed', 'Path in the scenario', 'Source'); // prettier-ignore
  sheet.freeze(sheet.next(), 1);
  const first = sheet.next();
  if (changed.length > 0) sheet.row(text('Inputs that differ, again in their sections below', 'total-label'));
  for (const parameter of changed) changedRow(sheet, parameter, run.scenario, before(parameter));
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
  sheet.breakPage();
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

function inputRow(sheet: SheetBuilder, parameter: ScenarioParameter, scenario: Scenario, before: unknown): void {
  const row = sheet.next();
  const value = valueAtPath(scenario, parameter.path);
  const at = (column: number) => addressOf({ row, column });
  const mark = shownText(value) === shownText(before) ? '' : CHANGED;
  wrappedRow(
    sheet,
    widths,
    text(parameter.title),
    inputCell(parameter, value),
    text(unitOfInput(parameter), 'unit'),
    plainCell(parameter, before),
    formula(`IF(${at(1)}=${at(3)},"","${CHANGED}")`, mark, 'Text'),
    text(rangeWords(parameter), 'unit'),
    text(parameter.path, 'unit'),
    text(parameter.source, 'note'),
  );
  const { range, kind } = parameter;
  if ((kind === 'number' || kind === 'integer') && typeof value === 'number' && range !== null)
    sheet.validate({
      at: { row, column: 1 },
      rule: { kind: 'decimal', low: range.min ?? -1e15, high: range.max ?? 1e15 },
      message: `${parameter.title}: ${rangeWords(parameter)}`,
    });
  if (kind === 'flag' || (kind === 'choice' && parameter.choices !== null))
    sheet.validate({
      at: { row, column: 1 },
      rule: { kind: 'list', options: kind === 'flag' ? ['yes', 'no'] : parameter.choices!.map(String) },
      message: `${parameter.title}: choose from the list`,
    });
}

/** The same input without its blue cell, so that each is typed in one place alone. */
function changedRow(sheet: SheetBuilder, parameter: ScenarioParameter, scenario: Scenario, before: unknown): void {
  wrappedRow(
    sheet,
    widths,
    text(parameter.title),
    plainCell(parameter, valueAtPath(scenario, parameter.path)),
    text(unitOfInput(parameter), 'unit'),
    plainCell(parameter, before),
    text(CHANGED, 'warn'),
    text(rangeWords(parameter), 'unit'),
    text(parameter.path, 'unit'),
    text(parameter.source, 'note'),
  );
}
