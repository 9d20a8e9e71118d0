import { chosenPercentWords, numberWords, type ComparisonView } from '../../../../src-engine/index.ts';
import { headRow } from '../layout/table-rows.ts';
import { number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { comparisonWidths as widths } from './comparison-widths.ts';

const MOST_POINTS = 25;
const CHART_ROWS = 20;

/** Chance that net IRR is at least x, a column a run: some points of the curve, with every hurdle among them. */
export function comparedCurves(sheet: SheetBuilder, { exceedance, runs }: ComparisonView): void {
  const { x, shares, markers } = exceedance;
  if (x.length === 0) return;
  const step = Math.max(1, Math.ceil(x.length / MOST_POINTS));
  const isMarker = new Set(markers.map(({ value }) => value));
  const picked = x.flatMap((value, i) => (i % step === 0 || i === x.length - 1 || isMarker.has(value) ? [i] : []));
  const from = sheet.next();
  sheet.chart({
    kind: 'line',
    title: `Chance that net IRR is at least x; hurdle ${markers.map(({ value }) => chosenPercentWords(value)).join(' and ')}`,
    xTitle: 'Net IRR of at least',
    yTitle: 'Chance',
    valueFormat: '0%',
    categories: 'comparison.curve-x',
    series: runs.map(({ letter }) => ({
      name: `comparison.curve-name-${letter}`,
      values: `comparison.curve-${letter}`,
    })),
    at: { from: { row: from, column: 0 }, to: { row: from + CHART_ROWS, column: widths.length - 1 } },
  });
  sheet.space(CHART_ROWS + 1);
  const head = headRow(
    sheet,
    widths,
    `Chance that net IRR is at least x (${numberWords(picked.length)} points)`,
    'x',
    ...runs.map(({ letter, name }) => `${letter}: ${name}`),
  );
  runs.forEach(({ letter }, r) => sheet.anchor(`curve-name-${letter}`, head, 2 + r));
  const first = sheet.next();
  for (const i of picked)
    sheet.row(
      isMarker.has(x[i]!) ? text(markers.find(({ value }) => value === x[i])!.name, 'warn') : null,
      number(x[i]!, 'Annual'),
      ...runs.map((_, r) => number(shares[r]![i] ?? null, 'Fraction')),
    );
  const last = sheet.next() - 1;
  sheet.anchor('curve-x', first, 1, last, 1);
  runs.forEach(({ letter }, r) => sheet.anchor(`curve-${letter}`, first, 2 + r, last, 2 + r));
}
