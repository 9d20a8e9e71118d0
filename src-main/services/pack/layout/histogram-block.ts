import type { DistributionView } from '../../../../src-engine/index.ts';
import { columnLetters } from '../model/address.ts';
import { formula, number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import type { CellBlock, ChartModel, SheetKey } from '../model/sheet.ts';
import { shownUnit, shownValue, unitWords } from './unit-words.ts';

/** Columns of the block: from, to, paths, share, chance of at least `from`. */
export const HISTOGRAM_COLUMNS = 5;
/** Number formats of axes. */
export const axisFormat = (unit: DistributionView['unit']): string =>
  unit === 'Annual' || unit === 'Fraction' ? '0%' : unit === 'Multiple' ? '0.0"x"' : '#,##0';

/**
 * Bins of a distribution with their counts, shares and the chance of reaching them, as formulas over the counts; five columns from
 * the first one. Anchors begin with `name`. Nothing without values. Gives the row after the block.
 */
export function histogramBlock(sheet: SheetBuilder, name: string, view: DistributionView): void {
  const { edges, counts, metricTitle } = view;
  const unit = shownUnit(view.unit);
  const heads = [`${metricTitle} from`, 'to', 'Paths', 'Share', 'Chance of at least'];
  const head = sheet.row(...heads.map((title) => text(title, 'heading')));
  sheet.lines(head, 2);
  sheet.row(...[unitWords(unit), unitWords(unit), 'number', '%', '%'].map((words) => text(words, 'unit')));
  const first = sheet.next();
  const last = first + counts.length - 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const [c] = [columnLetters(2)];
  let above = total;
  for (const [k, count] of counts.entries()) {
    const r = first + k + 1;
    sheet.row(
      number(shownValue(edges[k], view.unit), unit),
      number(shownValue(edges[k + 1], view.unit), unit),
      number(count, 'Count'),
      formula(`${c}${r}/${c}$${last + 2}`, count / total, 'Fraction'),
      formula(`SUM(${c}${r}:${c}$${last + 1})/${c}$${last + 2}`, above / total, 'Fraction'),
    );
    above -= count;
  }
  const sum = sheet.row(
    text('All', 'total-label'),
    null,
    formula(`SUM(${c}${first + 1}:${c}${last + 1})`, total, 'Count', 'total'),
    formula(`SUM(D${first + 1}:D${last + 1})`, 1, 'Fraction', 'total'),
  );
  for (const [k, part] of ['From', 'To', 'Count', 'Share', 'AtLeast'].entries()) {
    sheet.anchor(`${name}${part}`, first, k, last, k);
    sheet.anchor(`${name}${part}Name`, head, k);
  }
  sheet.anchor(`${name}Total`, sum, 2);
}

/** Bars of a block. */
export const histogramChart = (key: SheetKey, name: string, view: DistributionView, at: CellBlock): ChartModel => ({
  kind: 'bar',
  title: view.title,
  xTitle: `${view.metricTitle}, lower end of bin`,
  yTitle: 'Paths',
  valueFormat: '#,##0',
  categories: `${key}.${name}From`,
  series: [{ name: `${key}.${name}CountName`, values: `${key}.${name}Count` }],
  at,
});

/** The curve of chances of a block. */
export const exceedanceChart = (key: SheetKey, name: string, view: DistributionView, at: CellBlock): ChartModel => ({
  kind: 'line',
  title: `Chance that ${view.metricTitle} is at least x`,
  xTitle: `x, ${view.metricTitle}`,
  yTitle: 'Share of paths',
  valueFormat: '0%',
  categories: `${key}.${name}From`,
  series: [{ name: `${key}.${name}AtLeastName`, values: `${key}.${name}AtLeast` }],
  at,
});
