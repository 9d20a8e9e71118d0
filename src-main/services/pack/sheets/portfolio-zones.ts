import { percentWords, zoneNames, type PathReplay } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { ONE_DOLLAR } from '../layout/reconciliation.ts';
import { headRow } from '../layout/table-rows.ts';
import { addressOf } from '../model/address.ts';
import { formula, number, text } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { million, portfolioWidths as widths, shareFormula, shareValue, sumOf } from './portfolio-rows.ts';

/** Colours of the zones that the colour-blind tell apart. */
const zoneColours = ['009E73', 'E69F00', 'D55E00'] as const;
const CHART_ROWS = 16;

/** What a zone is, what it should get and what it got. */
export function zoneTable(sheet: SheetBuilder, { result, median }: PackRun): void {
  const mean = (name: string) => result.summary.metrics.find((metric) => metric.name === name)?.mean ?? null;
  const cohort = (zone: string) => median?.cohorts.find(({ kind, name }) => kind === 'zone' && name === zone);
  const first =
    headRow(
      sheet,
      widths,
      'Zones, safest first',
      'Suburbs',
      'Growth a year',
      'Volatility a year',
      'Target weight',
      'Principal lent, A$m',
      'Actual weight',
      'Actual less target',
      'Defaults, mean of paths',
      'Default hazard a year',
    ) + 1;
  const last = first + result.zones.length - 1;
  const lent = result.zones.map(({ zone }) => million(cohort(zone)?.principalAud ?? 0));
  const total = sumOf(lent);
  result.zones.forEach(({ zone, suburbCount, growthAnnual, volatilityAnnual }, z) => {
    const row = first + z;
    const at = (column: number) => addressOf({ row, column });
    const target = median?.zones[zoneNames.indexOf(zone as (typeof zoneNames)[number])]?.targetFraction ?? null;
    const actual = shareValue(lent[z]!, total);
    const [defaults, years] = [mean(`${zone}DefaultCount`), mean(`${zone}ExposureYears`)];
    sheet.row(
      text(zone),
      number(suburbCount, 'Count'),
      number(growthAnnual, 'Annual'),
      number(volatilityAnnual, 'Annual'),
      number(target, 'Fraction'),
      number(median === null ? null : lent[z]!, 'AudMillion'),
      formula(shareFormula(at(5), `F$${last + 2}`), actual, 'Fraction'),
      formula(
        `IF(AND(ISNUMBER(${at(6)}),ISNUMBER(${at(4)})),${at(6)}-${at(4)},"n/a")`,
        actual === null || target === null ? null : actual - target,
        'Fraction',
      ),
      number(defaults, 'Count'),
      number(defaults === null || years === null || years === 0 ? null : defaults / years, 'Annual'),
    );
    sheet.anchor(`${zone}-weight`, row, 6);
  });
  const block = (column: string) => `${column}${first + 1}:${column}${last + 1}`;
  const sum = (column: string, value: number, unit: 'Count' | 'Fraction' | 'AudMillion') =>
    formula(`SUM(${block(column)})`, value, unit, 'total');
  const targets = result.zones.map(
    ({ zone }) => median?.zones[zoneNames.indexOf(zone as (typeof zoneNames)[number])]?.targetFraction ?? 0,
  );
  const row = sheet.row(
    text('All zones', 'total-label'),
    sum('B', sumOf(result.zones.map(({ suburbCount }) => suburbCount)), 'Count'),
    null,
    null,
    sum('E', sumOf(targets), 'Fraction'),
    sum('F', total, 'AudMillion'),
    sum('G', sumOf(lent.map((aud) => shareValue(aud, total) ?? 0)), 'Fraction'),
    null,
    sum('I', sumOf(result.zones.map(({ zone }) => mean(`${zone}DefaultCount`) ?? 0)), 'Count'),
  );
  sheet.anchor('zones-lent', row, 5);
  sheet.space();
}

/** Invested cost by zone at the end of each fund year, and each zone's part of it. */
export function allocationTable(sheet: SheetBuilder, median: PathReplay): void {
  const { lastMonth } = median;
  const months = Array.from({ length: Math.ceil(lastMonth / 12) }, (_, y) => Math.min(12 * (y + 1), lastMonth));
  const zones = zoneNames.map((name, z) => ({ name, ...median.zones[z]! }));
  const head = headRow(
    sheet,
    widths,
    'Invested cost at year-end',
    'Month',
    ...zones.map(({ name }) => `${name}, A$m`),
    'All, A$m',
    ...zones.map(({ name }) => `Part ${name}`),
    'Book of the engine',
    'Check',
  );
  zones.forEach((_, z) => sheet.anchor(`zone-name-${z}`, head, 2 + z));
  const first = sheet.next();
  let drawn = 0;
  months.forEach((month, y) => {
    const row = sheet.next();
    const costs = zones.map(({ costAud }) => million(costAud[month]!));
    const total = sumOf(costs);
    const book = million(median.book.columns.costAud[month]!);
    if (total > 0) drawn = y + 1;
    sheet.row(
      text(`Year ${y + 1}`),
      number(month, 'Month'),
      ...costs.map((cost) => number(cost, 'AudMillion')),
      formula(`SUM(${addressOf({ row, column: 2 })}:${addressOf({ row, column: 4 })})`, total, 'AudMillion'),
      ...costs.map((cost, z) =>
        formula(shareFormula(addressOf({ row, column: 2 + z }), `$F${row + 1}`), shareValue(cost, total), 'Fraction'),
      ),
      number(book, 'AudMillion'),
      checkCell(`F${row + 1}-J${row + 1}`, total - book, ONE_DOLLAR.tolerance, ONE_DOLLAR.unit),
    );
  });
  const last = sheet.next() - 1;
  sheet.anchor('allocation-check', first, 10, last, 10);
  sheet.check('allocation-check', 'Portfolio: zones sum to the invested cost of the book', 'A$1');
  sheet.space();
  if (drawn < 2) return;
  sheet.anchor('years', first, 0, first + drawn - 1, 0);
  zones.forEach((_, z) => sheet.anchor(`zone-cost-${z}`, first, 2 + z, first + drawn - 1, 2 + z));
  const from = sheet.next();
  sheet.chart({
    kind: 'stacked-bar',
    title: titleOfAllocation(median, drawn),
    xTitle: 'Fund year',
    yTitle: 'Invested cost, A$m',
    valueFormat: '#,##0',
    categories: 'portfolio.years',
    series: zones.map((_, z) => ({
      name: `portfolio.zone-name-${z}`,
      values: `portfolio.zone-cost-${z}`,
      colour: zoneColours[z]!,
    })),
    at: { from: { row: from, column: 0 }, to: { row: from + CHART_ROWS, column: widths.length - 1 } },
  });
  sheet.space(CHART_ROWS);
}

/** The finding of the chart: how far the first zone is from its target when most is lent. */
function titleOfAllocation({ zones, lastMonth }: PathReplay, years: number): string {
  const months = Array.from({ length: years }, (_, y) => Math.min(12 * (y + 1), lastMonth));
  const all = (month: number) => sumOf(zones.map(({ costAud }) => costAud[month]!));
  const peak = months.reduce((most, month) => (all(month) > all(most) ? month : most), months[0]!);
  const gap = Math.max(
    ...zones.map(({ costAud, targetFraction }) => Math.abs(costAud[peak]! / all(peak) - targetFraction)),
  );
  return `At its height, in year ${Math.ceil(peak / 12)}, the book is within ${percentWords(gap).replace('%', 'points')} of its target weights`;
}
