import { numberWords, type ComparisonView, type Unit } from '../../../../src-engine/index.ts';
import { headSheet, runsCaption } from '../layout/heading.ts';
import { shownUnit, shownValue, unitWords } from '../layout/unit-words.ts';
import { formula, number, text, type Cell, type TextRole } from '../model/cell.ts';
import type { PackData } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { SUMMARY_WIDTHS } from './summary-figures.ts';

const CHART_ROWS = 16;
/** Of the 201 points of a curve, one in so many is enough for a page. */
const EVERY = 5;

const verdicts = {
  real: 'real',
  'not-distinguishable': 'not told apart',
  equal: 'equal',
  unknown: 'unknown',
} as const;

/** Runs side by side, each against the first with the interval of the change, and the chance of at least x of all. */
export function summaryOfComparison(sheet: SheetBuilder, data: PackData, comparison: ComparisonView): void {
  headSheet(sheet, SUMMARY_WIDTHS, findingOf(comparison), runsCaption(data));
  const { runs, pairing, pairingReason, inputs } = comparison;
  sheet.paragraph(
    `${runs.map(({ letter, name }) => `${letter} is ${name}`).join('; ')}. ${inputs.title}. ${pairing === 'paired' ? 'Changes are told path by path on shared luck, so their errors are far smaller than those of the runs.' : `Runs are compared as separate samples: ${pairingReason}.`}`,
    'body',
  );
  sheet.space();
  for (const [r, { letter, name }] of runs.entries())
    if (r > 0) writeChanges(sheet, comparison, r, `${letter} against A: ${name}`);
  drawCurves(sheet, comparison);
}

function findingOf({ runs, headline }: ComparisonView): string {
  const irr = headline[0];
  const changes = runs.flatMap(({ letter, name }, r) => {
    const change = irr?.changes[r] ?? null;
    return change === null || change.value === null ? [] : [{ letter, name, change }];
  });
  if (irr === undefined || changes.length === 0) return 'The runs have no net IRR to compare';
  const [best] = changes.toSorted((a, b) => Math.abs(b.change.value!) - Math.abs(a.change.value!));
  const { letter, name, change } = best!;
  if (change.verdict === 'equal') return `${letter} (${name}) and A have the same net IRR on every path`;
  if (change.verdict !== 'real') return `${letter} (${name}) cannot be told apart from A in net IRR on these paths`;
  const points = numberWords(Math.abs(change.value!) * 100, 2);
  return `${letter} (${name}) earns ${points} points a year ${change.value! > 0 ? 'more' : 'less'} than A on average, and the difference is real`;
}

/** Changes of rates and shares are told in percentage points, whose second decimal a paired change may well support. */
const inPoints = (unit: Unit) => unit === 'Annual' || unit === 'Fraction';

function writeChanges(sheet: SheetBuilder, { headline, runs }: ComparisonView, r: number, title: string): void {
  const letter = runs[r]!.letter;
  const heads = [
    title,
    'Unit',
    'A',
    'Std error',
    letter,
    'Std error',
    'Change in',
    'Change',
    'Std error',
    '95 % low',
    '95 % high',
    'Verdict',
  ];
  sheet.row(...heads.map((head) => text(head, 'heading')));
  for (const { title: figure, unit, values, changes } of headline) {
    const shown = shownUnit(unit);
    const cell = (value: number | null | undefined): Cell => number(shownValue(value, unit), shown);
    const points = inPoints(unit);
    const moved = (value: number | null | undefined): Cell =>
      points ? number(value === null || value === undefined ? null : value * 100, 'Score') : cell(value);
    const change = changes[r] ?? null;
    const [a, b] = [values[0]!, values[r]!];
    const at = sheet.next() + 1;
    const [from, to] = [shownValue(a.value, unit), shownValue(b.value, unit)];
    const difference = from === null || to === null ? null : points ? (to - from) * 100 : to - from;
    const source = points ? `(E${at}-C${at})*100` : `E${at}-C${at}`;
    const verdict = change?.verdict ?? 'unknown';
    const role: TextRole = verdict === 'real' ? 'good' : verdict === 'equal' ? 'label' : 'warn';
    sheet.row(
      text(figure),
      text(unitWords(shown), 'unit'),
      cell(a.value),
      cell(a.standardError),
      cell(b.value),
      cell(b.standardError),
      text(points ? 'points' : unitWords(shown), 'unit'),
      formula(`IF(OR(C${at}="n/a",E${at}="n/a"),"n/a",${source})`, difference, points ? 'Score' : shown),
      moved(change?.standardError),
      moved(change?.low),
      moved(change?.high),
      text(verdicts[verdict], role),
    );
  }
  sheet.space();
}

function drawCurves(sheet: SheetBuilder, { exceedance, runs }: ComparisonView): void {
  const { x, shares, unit, metricTitle } = exceedance;
  if (x.length === 0) return;
  const top = sheet.next();
  sheet.space(CHART_ROWS + 2);
  sheet.printUpTo();
  sheet.space();
  sheet.paragraph(`What the chart shows: chance that ${metricTitle} is at least x`, 'subtitle');
  const head = sheet.row(
    text('x', 'heading'),
    text('Unit', 'heading'),
    ...runs.map(({ letter }) => text(letter, 'heading')),
  );
  const first = sheet.next();
  const shown = shownUnit(unit);
  for (const [k, value] of x.entries()) {
    if (k % EVERY !== 0 && k < x.length - 1) continue;
    sheet.row(
      number(shownValue(value, unit), shown),
      text(unitWords(shown), 'unit'),
      ...shares.map((share) => number(share[k] ?? null, 'Fraction')),
    );
  }
  const last = sheet.next() - 1;
  sheet.anchor('curveX', first, 0, last, 0);
  for (const [r, { letter }] of runs.entries()) {
    sheet.anchor(`curve${letter}`, first, 2 + r, last, 2 + r);
    sheet.anchor(`curve${letter}Name`, head, 2 + r);
  }
  sheet.chart({
    kind: 'line',
    title: `Chance that ${metricTitle} is at least x, by run`,
    xTitle: metricTitle,
    yTitle: 'Share of paths',
    valueFormat: '0%',
    categories: 'summary.curveX',
    series: runs.map(({ letter }) => ({ name: `summary.curve${letter}Name`, values: `summary.curve${letter}` })),
    at: { from: { row: top, column: 0 }, to: { row: top + CHART_ROWS, column: SUMMARY_WIDTHS.length - 1 } },
  });
}
