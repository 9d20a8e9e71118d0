import { numberWords, percentWords, valueWords, type Sensitivity } from '../../../../src-engine/index.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import { changeCell, halfWidthCell } from '../layout/measured-cells.ts';
import { headRow, wrappedRow } from '../layout/table-rows.ts';
import { shownUnit, shownValue, unitWords } from '../layout/unit-words.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { formula, number, text, type Cell } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { driverTitle, lowerFirst } from './driver-titles.ts';

type Row = Sensitivity['rows'][number];
type End = Row['low'];

const widths = [38, 9, 9, 10, 10, 10, 11, 10, 9, 11, 10, 9, 10] as const;
const FIGURE = 'meanNetIrrAnnual';
const CHART_ROWS = 20;

/** Sections of a scenario that a contract or a deed fixes; what is left happens to the fund. */
const termSections: ReadonlySet<string> = new Set([
  'fund',
  'fees',
  'waterfall',
  'contract',
  'allocation',
  'origination',
  'cash',
  'reinvestment',
  'leverage',
  'tranches',
]);

/** One driver at a time, at its low and its high value, sorted by what it does to the mean net IRR. */
export const sensitivitiesSheet: SheetMaker = ({ runs: [run] }) => {
  const { sensitivity } = run;
  if (sensitivity === null) return null;
  const sheet = createSheet('sensitivities', 'Sensitivities', widths);
  headSheet(sheet, widths, titleOf(sensitivity.rows), runCaption(run));
  sheet.paragraph(
    `Each row is two more runs of ${numberWords(sensitivity.pathCount)} paths: one number of the scenario at a low and at a high value, all else as it is. Path k of every run has the same draws as path k of the base, so a change is told path by path and its 95 % interval is far narrower than that of either figure. Changes are in points of net IRR. Ranges are the scenario's own and not equally likely: a wide range swings more.`,
    'note',
  );
  sheet.space();
  const base = sensitivity.base[FIGURE]!;
  const baseRow = sheet.row(
    text('Mean net IRR of the base, on these paths'),
    null,
    text(unitWords('Annual'), 'unit'),
    number(base.value, 'Annual'),
    text('± 95 %', 'unit'),
    halfWidthCell(base, run.result.summary.design, 'Annual'),
  );
  sheet.anchor('base', baseRow, 3);
  sheet.space();
  const head = headRow(
    sheet,
    widths,
    'Driver, largest swing first',
    'Kind',
    'Unit',
    'Scenario',
    'Low value',
    'High value',
    'Net IRR at low',
    'Change at low',
    '± 95 %',
    'Net IRR at high',
    'Change at high',
    '± 95 %',
    'Swing',
  );
  sheet.anchor('low-name', head, 7);
  sheet.anchor('high-name', head, 10);
  const first = sheet.next();
  for (const row of sensitivity.rows) driverRow(sheet, row, base.value, run);
  const last = sheet.next() - 1;
  refusals(sheet, sensitivity.rows);
  const drawn = sensitivity.rows.filter(({ swing }) => Number.isFinite(swing)).length;
  if (drawn > 0) tornado(sheet, first, first + drawn - 1);
  sheet.anchor('drivers', first, 0, last, widths.length - 1);
  return sheet.done();
};

function titleOf(rows: readonly Row[]): string {
  const top = rows.find(({ swing }) => Number.isFinite(swing));
  if (top === undefined) return 'No driver could be run at both of its values';
  const at = ({ result }: End) => percentWords(result.outcome === 'run' ? result.figures[FIGURE]!.value : null);
  const { driver, low, high } = top;
  return `Net IRR moves most with ${lowerFirst(driverTitle(driver))}: ${at(low)} at ${valueWords(low.value, driver.unit)}, ${at(high)} at ${valueWords(high.value, driver.unit)}`;
}

function driverRow(sheet: SheetBuilder, { driver, low, high }: Row, base: number, run: PackRun): void {
  const row = sheet.next();
  const unit = shownUnit(driver.unit);
  const at = (column: number) => addressOf({ row, column });
  const ends = (end: End, column: number): readonly Cell[] => {
    if (end.result.outcome === 'refused')
      return [text('refused', 'warn'), number(null, 'Annual'), number(null, 'Annual')];
    const { figures, changes } = end.result;
    const value = figures[FIGURE]!.value;
    return [
      number(value, 'Annual'),
      changeCell(
        { value: at(column), base: '{sensitivities.base}' },
        { value, base, change: changes[FIGURE]!.value },
        'Annual',
      ),
      halfWidthCell(changes[FIGURE], run.result.summary.design, 'Annual'),
    ];
  };
  const swing = valueOf(high) === null || valueOf(low) === null ? null : Math.abs(valueOf(high)! - valueOf(low)!);
  wrappedRow(
    sheet,
    widths,
    text(driverTitle(driver)),
    text(termSections.has(driver.path.split('.')[0]!) ? 'term' : 'driver', 'unit'),
    text(unitWords(unit), 'unit'),
    number(shownValue(driver.baseValue, driver.unit), unit),
    number(shownValue(low.value, driver.unit), unit),
    number(shownValue(high.value, driver.unit), unit),
    ...ends(low, 6),
    ...ends(high, 9),
    formula(`IF(AND(ISNUMBER(${at(6)}),ISNUMBER(${at(9)})),ABS(${at(9)}-${at(6)}),"n/a")`, swing, 'Annual'),
  );
  sheet.anchor(`${anchorOf(driver.path)}-low-change`, row, 7);
  sheet.anchor(`${anchorOf(driver.path)}-high-change`, row, 10);
}

/** The path of a driver as the name of a place. */
export const anchorOf = (path: string): string => path.replaceAll('.', '-');

function valueOf({ result }: End): number | null {
  const value = result.outcome === 'run' ? result.figures[FIGURE]!.value : NaN;
  return Number.isFinite(value) ? value : null;
}

/** Values that the scenario cannot have, with what the engine said. */
function refusals(sheet: SheetBuilder, rows: readonly Row[]): void {
  const refused = rows.flatMap(({ driver, low, high }) =>
    [low, high].flatMap(({ value, result }) =>
      result.outcome === 'refused'
        ? [`${driverTitle(driver)} at ${valueWords(value, driver.unit)} was refused: ${result.reason}`]
        : [],
    ),
  );
  if (refused.length === 0) return;
  sheet.space();
  for (const reason of refused) sheet.paragraph(reason, 'note');
}

function tornado(sheet: SheetBuilder, first: number, last: number): void {
  sheet.anchor('names', first, 0, last, 0);
  sheet.anchor('low-changes', first, 7, last, 7);
  sheet.anchor('high-changes', first, 10, last, 10);
  sheet.space();
  const from = sheet.next();
  sheet.chart({
    kind: 'bar',
    title: 'What each driver alone does to the mean net IRR, low and high value',
    xTitle: 'Driver',
    yTitle: 'Change of mean net IRR, points',
    valueFormat: '0.0%',
    categories: 'sensitivities.names',
    series: [
      { name: 'sensitivities.low-name', values: 'sensitivities.low-changes' },
      { name: 'sensitivities.high-name', values: 'sensitivities.high-changes' },
    ],
    at: { from: { row: from, column: 0 }, to: { row: from + CHART_ROWS, column: widths.length - 1 } },
  });
  sheet.space(CHART_ROWS);
}
