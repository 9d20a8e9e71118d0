import type { PathReplay } from '../../../../src-engine/index.ts';
import { ONE_DOLLAR, reconcile } from '../layout/reconciliation.ts';
import { headRow } from '../layout/table-rows.ts';
import { addressOf } from '../model/address.ts';
import { formula, number, text } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { million, portfolioWidths as widths, shareFormula, shareValue, sumOf } from './portfolio-rows.ts';

const CHART_ROWS = 16;
const causes = [
  { key: 'sale', title: 'Sale of the home' },
  { key: 'refinance', title: 'Refinance' },
  { key: 'default', title: 'Default, after the lag' },
  { key: 'lifeEvent', title: 'Life event' },
  { key: 'maturity', title: 'Maturity of the contract' },
  { key: 'fundEnd', title: 'Rule at the end of the fund' },
] as const;

/** How advances end: on the median path and on average. Counts are of events, cash is when it arrives. */
export function exitTable(sheet: SheetBuilder, { result }: PackRun, { book, figures }: PathReplay): void {
  const head = headRow(
    sheet,
    widths,
    'Exits by cause',
    'Number',
    'Part of exits',
    'Proceeds, A$m',
    'Part of proceeds',
    'Number, mean of paths',
  );
  sheet.anchor('exits-name', head, 1);
  sheet.anchor('exits-mean-name', head, 5);
  const first = sheet.next();
  const total = first + causes.length;
  const counts = causes.map(({ key }) => figures[`${key}Count`]!);
  const cash = causes.map(({ key }) => million(sumOf(book.columns[`${key}ProceedsAud`])));
  const means = causes.map(
    ({ key }) => result.summary.metrics.find(({ name }) => name === `${key}Count`)?.mean ?? null,
  );
  const [count, proceeds] = [sumOf(counts), sumOf(cash)];
  causes.forEach(({ title }, c) => {
    const row = sheet.next();
    const at = (column: number) => addressOf({ row, column });
    sheet.row(
      text(title),
      number(counts[c]!, 'Count'),
      formula(shareFormula(at(1), `B$${total + 1}`), shareValue(counts[c]!, count), 'Fraction'),
      number(cash[c]!, 'AudMillion'),
      formula(shareFormula(at(3), `D$${total + 1}`), shareValue(cash[c]!, proceeds), 'Fraction'),
      number(means[c]!, 'Count'),
    );
  });
  const sum = (column: string, value: number, unit: 'Count' | 'Fraction' | 'AudMillion') =>
    formula(`SUM(${column}${first + 1}:${column}${total})`, value, unit, 'total');
  const parts = (values: readonly number[], whole: number) =>
    sumOf(values.map((value) => shareValue(value, whole) ?? 0));
  const row = sheet.row(
    text('All exits', 'total-label'),
    sum('B', count, 'Count'),
    sum('C', parts(counts, count), 'Fraction'),
    sum('D', proceeds, 'AudMillion'),
    sum('E', parts(cash, proceeds), 'Fraction'),
    sum('F', sumOf(means.map((mean) => mean ?? 0)), 'Count'),
  );
  const engine = million(figures['proceedsAud']!);
  const checks = reconcile(sheet, row, [{ column: 3, value: proceeds, engine }], ONE_DOLLAR);
  sheet.anchor('exits-check', checks, 3);
  sheet.check('exits-check', 'Portfolio: proceeds by cause are all proceeds', 'A$1');
  sheet.anchor('exits-causes', first, 0, total - 1, 0);
  sheet.anchor('exits-count', first, 1, total - 1, 1);
  sheet.anchor('exits-mean', first, 5, total - 1, 5);
  sheet.space();
  const from = sheet.next();
  const top = causes[counts.indexOf(Math.max(...counts))]!;
  sheet.chart({
    kind: 'bar',
    title: `Most advances end by: ${top.title.toLowerCase()}`,
    xTitle: 'Cause',
    yTitle: 'Advances',
    valueFormat: '#,##0',
    categories: 'portfolio.exits-causes',
    series: [
      { name: 'portfolio.exits-name', values: 'portfolio.exits-count' },
      { name: 'portfolio.exits-mean-name', values: 'portfolio.exits-mean' },
    ],
    at: { from: { row: from, column: 0 }, to: { row: from + CHART_ROWS, column: widths.length - 1 } },
  });
  sheet.space(CHART_ROWS);
}
