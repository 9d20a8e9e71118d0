import { audWords } from '../../../../../src-engine/index.ts';
import { headRow } from '../../layout/table-rows.ts';
import { formula, number, text } from '../../model/cell.ts';
import { figuresOf, type MonthTable } from '../month-table.ts';
import { anchorOf } from '../months-sheet.ts';
import { MILLION, type Summary } from './summary.ts';

const CHART_ROWS = 19;
const series = [
  { label: 'capital', title: 'LP: capital A$m', columns: ['lp.returned'] },
  { label: 'pref', title: 'LP: preferred return A$m', columns: ['lp.prefPaid'] },
  { label: 'profit', title: 'LP: profit A$m', columns: ['lp.paid', '-lp.returned', '-lp.prefPaid'] },
  { label: 'gpCommitment', title: 'GP commitment A$m', columns: ['gpNet'] },
  { label: 'carry', title: 'Carry A$m', columns: ['carry'] },
] as const;

/** How much of all distributions comes in the last year: what most surprises of such a fund. */
function chartTitle(table: MonthTable, lastMonth: number): string {
  const [paid, yearOf] = [figuresOf(table, 'equity'), figuresOf(table, 'fundYear')];
  const sum = (year: number | null) =>
    paid.reduce((total, aud, m) => (year === null || yearOf[m] === year ? total + aud : total), 0);
  const years = Array.from({ length: Math.max(1, Math.ceil(lastMonth / 12)) }, (_, i) => i + 1);
  const most = years.reduce((best, year) => (sum(year) > sum(best) ? year : best), 1);
  return `Year ${most} brings ${audWords(sum(most))} of the ${audWords(sum(null))} distributed`;
}

/** Distributions by year of the fund and tier, and their chart. */
export function writeYears({ sheet, widths, flows, months, table }: Summary): void {
  headRow(sheet, widths, 'Distributions by year of the fund', ...series.map(({ title }) => title), 'All A$m');
  const years = Math.max(1, Math.ceil(flows.lastMonth / 12));
  const first = sheet.next();
  const yearOf = figuresOf(table, 'fundYear');
  for (let year = 1; year <= years; year++) {
    const at = sheet.next();
    const cells = series.map(({ columns }) => {
      const parts = columns.map((column) => ({ sign: column.startsWith('-') ? -1 : 1, key: column.replace(/^-/, '') }));
      const source = parts.map(
        ({ sign, key }) =>
          `${sign < 0 ? '-' : '+'}SUMIFS({${months}.${anchorOf(key)}},{${months}.fundYear},$A${at + 1})`,
      );
      const value = parts.reduce(
        (sum, { sign, key }) =>
          sum +
          sign * figuresOf(table, key).reduce((total, figure, m) => (yearOf[m] === year ? total + figure : total), 0),
        0,
      );
      return formula(`(${source.join('').replace(/^\+/, '')})/${MILLION}`, value / MILLION, 'AudMillion');
    });
    const all = cells.reduce((sum, { value }) => sum + Number(value), 0);
    sheet.row(number(year, 'Count'), ...cells, formula(`SUM(B${at + 1}:F${at + 1})`, all, 'AudMillion', 'total'));
  }
  const last = sheet.next() - 1;
  sheet.row(
    text('Whole life', 'total-label'),
    ...['B', 'C', 'D', 'E', 'F', 'G'].map((letter, i) => {
      const keys = i < series.length ? [series[i]!] : series;
      const sum = keys
        .flatMap(({ columns }) => [...columns])
        .reduce(
          (total, column) =>
            total +
            (column.startsWith('-') ? -1 : 1) * figuresOf(table, column.replace(/^-/, '')).reduce((a, b) => a + b, 0),
          0,
        );
      return formula(`SUM(${letter}${first + 1}:${letter}${last + 1})`, sum / MILLION, 'AudMillion', 'total');
    }),
  );
  const key = flows.kind === 'median' ? 'waterfall-median' : 'waterfall-mean';
  sheet.anchor('years', first, 0, last, 0);
  series.forEach(({ label }, i) => {
    sheet.anchor(`${label}ByYearName`, first - 1, i + 1);
    sheet.anchor(`${label}ByYear`, first, i + 1, last, i + 1);
  });
  sheet.space();
  const top = sheet.next();
  sheet.chart({
    kind: 'stacked-bar',
    title: chartTitle(table, flows.lastMonth),
    xTitle: 'Year of the fund',
    yTitle: 'A$m distributed',
    valueFormat: '#,##0',
    categories: `${key}.years`,
    series: series.map(({ label }) => ({ name: `${key}.${label}ByYearName`, values: `${key}.${label}ByYear` })),
    at: { from: { row: top, column: 0 }, to: { row: top + CHART_ROWS - 1, column: widths.length - 1 } },
  });
  sheet.space(CHART_ROWS + 1);
}
