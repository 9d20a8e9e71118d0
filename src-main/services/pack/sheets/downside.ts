import {
  numberWords,
  percentWords,
  type CaseTable,
  type Comparison,
  type Figures,
} from '../../../../src-engine/index.ts';
import { headSheet, runCaption } from '../layout/heading.ts';
import { changeCell, halfWidthCell } from '../layout/measured-cells.ts';
import { headRow } from '../layout/table-rows.ts';
import { addressOf } from '../model/address.ts';
import type { SheetMaker } from '../model/build-pack.ts';
import { number, text, type Cell, type CellUnit } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import { createSheet, type SheetBuilder } from '../model/sheet-builder.ts';
import { lowerFirst } from './driver-titles.ts';
import { assumedSizes, caseTitle, timingWords } from './downside-cases.ts';

type Case = CaseTable['cases'][number];

const widths = [34, 10, 10, 9, 10, 9, 9, 9, 10, 11, 10, 10, 11] as const;
const CHART_ROWS = 18;

/** Columns that show one figure of the engine; P(hurdle) is told as its opposite. */
const plain = [
  { figure: 'lossProbabilityFraction', unit: 'Fraction', title: 'Chance of a loss' },
  { figure: 'hurdleProbabilityFraction', unit: 'Fraction', title: 'Chance below hurdle' },
  { figure: 'lossRateFraction', unit: 'Fraction', title: 'Principal lost' },
  { figure: 'defaultRateFraction', unit: 'Fraction', title: 'Advances in default' },
  { figure: 'meanPaybackMonth', unit: 'Month', title: 'Months under water' },
] as const satisfies readonly { figure: string; unit: CellUnit; title: string }[];

/** What happens to investors in each named stress, on the same draws as the base. */
export const downsideSheet: SheetMaker = ({ runs: [run] }) => {
  const { downside } = run;
  if (downside === null) return null;
  const sheet = createSheet('downside', 'Downside cases', widths);
  headSheet(sheet, widths, titleOf(downside), runCaption(run));
  sheet.paragraph(
    `Every case is a run of ${numberWords(downside.pathCount)} paths on the draws of the base: the same owners in the same market but for the stress. Changes are means over paths of the difference, with 95 % intervals; points of net IRR and of the multiple. A loss is a net IRR below zero. Months under water: mean month in which distributions to date first cover calls to date, over the paths where they ever do.`,
    'note',
  );
  sheet.space();
  sizeTable(sheet, run, downside.cases);
  sheet.space();
  resultTable(sheet, run, downside);
  sheet.space();
  for (const { name, result } of downside.cases)
    if (result.outcome === 'refused') sheet.paragraph(`${caseTitle(name)} was refused: ${result.reason}`, 'note');
  underWater(sheet, downside);
  return sheet.done();
};

function titleOf({ base, cases }: CaseTable): string {
  const irr = (figures: Figures) => figures['meanNetIrrAnnual']!.value;
  const worst = cases
    .flatMap(({ name, result }) => (result.outcome === 'run' ? [{ name, value: irr(result.figures) }] : []))
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((a, b) => a.value - b.value)[0];
  if (worst === undefined) return 'No downside case could be run';
  return `In the worst case, ${lowerFirst(caseTitle(worst.name))}, mean net IRR is ${percentWords(worst.value)} instead of ${percentWords(irr(base))}`;
}

/** What each case assumes: sizes where it is a shock, words where it is a recorded market. */
function sizeTable(sheet: SheetBuilder, run: PackRun, cases: readonly Case[]): void {
  headRow(sheet, widths, 'What is assumed', 'Home values', 'Rates', 'Default hazard', 'Sales and refinances');
  for (const one of cases) {
    const size = assumedSizes(one.settings);
    sheet.row(
      text(caseTitle(one.name)),
      ...(size === null
        ? Array.from({ length: 4 }, () => text('as recorded', 'unit'))
        : [
            number(-size.valueFallFraction, 'Fraction'),
            number(size.rateRiseAnnual, 'Annual'),
            number(size.defaultMultiplier, 'Multiple'),
            number(-size.liquidityShockFraction, 'Fraction'),
          ]),
    );
  }
  for (const { name, doc, settings } of cases)
    sheet.paragraph(`${caseTitle(name)}: ${doc}; ${timingWords(settings, run.scenario.stress)}.`, 'note');
}

function resultTable(sheet: SheetBuilder, { result: { summary } }: PackRun, downside: CaseTable): void {
  const { base, cases } = downside;
  const { design } = summary;
  const head = headRow(
    sheet,
    widths,
    'What comes of it',
    'Net IRR, mean',
    'Change',
    '± 95 %',
    'Net IRR, P5',
    'TVPI, mean',
    'Change',
    '± 95 %',
    ...plain.map(({ title }) => title),
  );
  const baseRow = sheet.next();
  const level = (figures: Figures, name: string) => figures[name]?.value ?? NaN;
  const plainCells = (figures: Figures) =>
    plain.map(({ figure, unit }) => {
      const value = level(figures, figure);
      return number(figure === 'hurdleProbabilityFraction' ? 1 - value : value, unit);
    });
  sheet.row(
    text('Base: no stress'),
    number(level(base, 'meanNetIrrAnnual'), 'Annual'),
    null,
    null,
    number(level(base, 'p5NetIrrAnnual'), 'Annual'),
    number(level(base, 'meanTvpiMultiple'), 'Multiple'),
    null,
    null,
    ...plainCells(base),
  );
  sheet.anchor('base-irr', baseRow, 1);
  for (const { name, result } of cases) {
    const row = sheet.next();
    const change = (run: Comparison & { outcome: 'run' }, figure: string, column: number, unit: CellUnit): Cell[] => [
      number(level(run.figures, figure), unit),
      changeCell(
        { value: addressOf({ row, column }), base: addressOf({ row: baseRow, column }) },
        { value: level(run.figures, figure), base: level(base, figure), change: level(run.changes, figure) },
        unit,
      ),
      halfWidthCell(run.changes[figure], design, unit),
    ];
    sheet.row(
      text(caseTitle(name)),
      ...(result.outcome === 'refused'
        ? [text('refused', 'warn')]
        : [
            ...change(result, 'meanNetIrrAnnual', 1, 'Annual'),
            number(level(result.figures, 'p5NetIrrAnnual'), 'Annual'),
            ...change(result, 'meanTvpiMultiple', 5, 'Multiple'),
            ...plainCells(result.figures),
          ]),
    );
    sheet.anchor(`${name}-change`, row, 2);
  }
  const last = sheet.next() - 1;
  sheet.anchor('names', baseRow, 0, last, 0);
  sheet.anchor('irr-name', head, 1);
  sheet.anchor('irr', baseRow, 1, last, 1);
  sheet.anchor('p5-name', head, 4);
  sheet.anchor('p5', baseRow, 4, last, 4);
  sheet.space();
  const from = sheet.next();
  sheet.chart({
    kind: 'bar',
    title: titleOf(downside),
    xTitle: 'Case',
    yTitle: 'Net IRR a year',
    valueFormat: '0%',
    categories: 'downside.names',
    series: [
      { name: 'downside.irr-name', values: 'downside.irr' },
      { name: 'downside.p5-name', values: 'downside.p5' },
    ],
    at: { from: { row: from, column: 0 }, to: { row: from + CHART_ROWS, column: widths.length - 1 } },
  });
  sheet.space(CHART_ROWS);
}

/** Paths that never pay back have no month: how many they are, so that the mean is not read as that of all. */
function underWater(sheet: SheetBuilder, { pathCount, base, cases }: CaseTable): void {
  const all = [
    { name: 'base', figures: base },
    ...cases.flatMap(({ name, result }) => (result.outcome === 'run' ? [{ name, figures: result.figures }] : [])),
  ];
  const never = all.flatMap(({ name, figures }) => {
    const count = figures['meanPaybackMonth']?.count;
    return count === undefined || count === pathCount
      ? []
      : [`${caseTitle(name)} ${numberWords(pathCount - count)} of ${numberWords(pathCount)}`];
  });
  if (never.length > 0)
    sheet.paragraph(`Paths on which investors never get their capital back: ${never.join('; ')}.`, 'note');
}
