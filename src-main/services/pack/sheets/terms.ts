import {
  chosenPercentWords,
  describeScenario,
  numberWords,
  type ScenarioParameter,
  type Unit,
} from '../../../../src-engine/index.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import { unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { choice, date, formula, number, text, type Cell, type CellUnit } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { heldSentences } from '../waterfall/held-sentences.ts';
import { termGroups, YES_NO, type Term } from '../waterfall/term-list.ts';
import { termFigures, termOf, workingsOf } from '../waterfall/workings.ts';

const widths = [34, 23, 8, 23, 10, 96, 38];
const [VALUE, MADE, STATE] = [1, 3, 4];
const CHANGED = 'changed';

/** The terms of the first run as inputs: what the live waterfalls follow, with the value as it was run beside each. */
export const terms: SheetMaker = ({ runs: [run] }) => {
  const sheet = createSheet('terms', 'Terms', widths);
  headSheet(
    sheet,
    widths,
    titleOf(run),
    `Blue cells may be changed: both waterfalls follow at once. ${runCaption(run)}`,
  );
  for (const sentence of heldSentences(run.scenario)) sheet.paragraph(sentence, 'note');
  sheet.space();
  headRow(sheet, widths, 'Term', 'Value', 'Unit', 'As run', 'State', 'What it means', 'Where a scenario says it');
  sheet.freeze(sheet.next(), 1);
  const described = new Map(describeScenario().parameters.map((parameter) => [parameter.path, parameter]));
  const first = sheet.next();
  for (const group of termGroups(run.scenario)) {
    sheet.row(text(group.title, 'total-label'));
    for (const term of group.terms) writeTerm(sheet, term, described.get(term.schemaPath)!);
  }
  const last = sheet.next() - 1;
  sheet.space();
  const states = `${addressOf({ row: first, column: STATE })}:${addressOf({ row: last, column: STATE })}`;
  const changed = sheet.row(
    text('Terms changed since the run'),
    formula(`COUNTIF(${states},"${CHANGED}")`, 0, 'Count', 'total'),
  );
  sheet.anchor('changedCount', changed, VALUE);
  sheet.paragraph(
    'While terms are changed, the waterfalls show what the engine would give for the same path on the changed terms; every other sheet still shows the run, and checks that hold the waterfalls against the run pause.',
    'note',
  );
  writeWorkings(sheet, run);
  return sheet.done();
};

function titleOf({ scenario }: PackRun): string {
  const { fees, waterfall } = scenario;
  const hurdle = termFigures(scenario).get('hurdleAnnual') as number;
  const catchUp = waterfall.catchUpFraction === 0 ? 'no' : waterfall.catchUpFraction === 1 ? 'a full' : 'a partial';
  const steps = fees.managementFeeSteps.length > 0 ? ', then in steps' : '';
  return `LPs come first up to a hurdle of ${chosenPercentWords(hurdle)}; the manager earns ${chosenPercentWords(waterfall.carryFraction)} of profit with ${catchUp} catch-up, and a fee of ${chosenPercentWords(fees.managementFeeRateAnnual)} to month ${numberWords(fees.managementFeeSwitchMonth)}${steps}`;
}

function writeTerm(sheet: SheetBuilder, term: Term, parameter: ScenarioParameter): void {
  const unit = term.unit ?? parameter.unit;
  const isLive = term.fixed === undefined;
  const row = sheet.next();
  const value = valueCell(term, parameter, unit, isLive);
  const [now, made] = [VALUE, MADE].map((column) => addressOf({ row, column }));
  wrappedRow(
    sheet,
    widths,
    text(term.title ?? parameter.title),
    value,
    text(unitOf(unit), 'unit'),
    isLive ? asMade(value) : null,
    isLive ? formula(`IF(${now}=${made},"as run","${CHANGED}")`, 'as run', 'Text') : text('fixed', 'unit'),
    text(meaningOf(term, parameter), 'body'),
    text(term.path, 'note'),
  );
  sheet.anchor(term.key, row, VALUE);
  sheet.define(definedName(term.key), term.key);
  if (isLive) validate(sheet, row, term, parameter);
}

/** The first sentence of what the schema says: the rest stands on the sheet of assumptions. And why a term is fixed. */
function meaningOf({ doc, fixed }: Term, parameter: ScenarioParameter): string {
  const first = (doc ?? parameter.doc).split(/(?<=\.) (?=[A-Z])/)[0]!;
  return fixed === undefined ? first : `${first} ${fixed}`;
}

const unitOf = (unit: Unit): string => (unit === 'Flag' ? 'yes/no' : unit === 'Date' ? '' : unitWords(unit));

function valueCell({ value, choices }: Term, parameter: ScenarioParameter, unit: string, isLive: boolean): Cell {
  if (unit === 'Date') return date(String(value), isLive ? 'input' : 'value');
  if (typeof value === 'number') return number(value, unit as CellUnit, isLive ? 'input' : 'value');
  const options = choices ?? (parameter.kind === 'flag' ? YES_NO : parameter.choices?.map(String));
  return isLive && options !== undefined ? choice(String(value), options) : text(String(value));
}

/** The same without being an input. */
function asMade(cell: Cell): Cell {
  if (cell?.kind === 'number') return number(cell.value, cell.unit);
  return cell?.kind === 'choice' ? text(cell.value) : cell;
}

function validate(sheet: SheetBuilder, row: number, term: Term, { title, range }: ScenarioParameter): void {
  const at = { row, column: VALUE };
  const name = term.title ?? title;
  if (typeof term.value !== 'number') return; // a choice brings its own list
  const [low, high] = term.range ?? [range?.min ?? 0, range?.max ?? Number.MAX_SAFE_INTEGER];
  const message = `${name}: from ${shown(low, term, range)} to ${shown(high, term, range)}`;
  sheet.validate({ at, rule: { kind: 'decimal', low, high }, message });
}

const shown = (bound: number, { unit }: Term, range: ScenarioParameter['range']): string =>
  unit === 'Annual' || unit === 'Fraction' || (unit === undefined && (range?.max ?? 2) <= 1)
    ? chosenPercentWords(bound)
    : numberWords(bound);

/** `Hurdle_Annual` of `hurdleAnnual`. */
export const definedName = (key: string): string =>
  key
    .split(/(?=[A-Z])/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('_');

function writeWorkings(sheet: SheetBuilder, run: PackRun): void {
  sheet.space();
  headRow(sheet, widths, 'What follows from the terms', 'Value', 'Unit', '', '', 'What it is', '');
  const figures = termFigures(run.scenario);
  const nowhere = { cell: (column: string) => column };
  for (const { key, title, unit, doc, expression } of workingsOf(run.scenario)) {
    const row = sheet.next();
    const isCheck = key === 'impossibleTerms';
    const value = Number(termOf(figures, key));
    const cell = formula(expression.write(nowhere, 0), value, unit, isCheck ? 'check' : 'value');
    wrappedRow(sheet, widths, text(title), cell, text(unitWords(unit), 'unit'), null, null, text(doc, 'body'));
    sheet.anchor(key, row, VALUE);
  }
  sheet.check('impossibleTerms', 'No term contradicts another: a catch-up is 0 or above the carry');
}
