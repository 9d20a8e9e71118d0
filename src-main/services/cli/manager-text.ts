import { managerFans, quoted, type ManagerPath, type RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { metricColumns, metricRow } from './metric-row.ts';
import { textTable, type TextColumn } from './text-table.ts';

/** Figures of the manager over the life of the fund, in order. */
const totals = [
  ['managerOperatingRevenueAud', 'Operating revenue, AUD'],
  ['managerCostAud', 'Operating cost, AUD'],
  ['managerOperatingProfitAud', 'Profit without carry, AUD'],
  ['carryToHouseAud', 'Carry to the house, AUD'],
  ['managerProfitBeforeTaxAud', 'Profit with carry, AUD'],
  ['carryToTeamAud', 'Carry to partners and staff, AUD'],
  ['managerTaxAud', 'Company tax, AUD'],
  ['managerDividendAud', 'Dividends, AUD'],
  ['managerInjectedAud', 'Paid in by owners, AUD'],
  ['managerLowestCashAud', 'Lowest cash, AUD'],
  ['managerLowestCashMonth', '  in month'],
  ['managerLeastRunwayMonths', 'Shortest runway, months'],
  ['managerBreakEvenAssetsAud', 'Break-even assets, AUD'],
  ['managerFirstProfitYear', 'First year in profit'],
  ['managerPeakHeadsCount', 'Most heads'],
] as const;

const aud = (value: number) => formatValue(value, 'Aud');
const share = (value: number) => formatValue(value, 'Fraction');
const right = (titles: readonly string[]): TextColumn[] => titles.map((title) => ({ title, align: 'right' }));

/** The manager: totals across paths, the years of the path in the middle, and how profit and cash of each year vary. Empty when off. */
export function managerText(result: RunResult): string {
  const { manager, summary } = result;
  const middle = manager?.paths.find(({ percentile }) => percentile === 0.5);
  if (middle === undefined) return '';
  const rows = totals.flatMap(([name, label]) => {
    const metric = summary.metrics.find((m) => m.name === name);
    return metric === undefined || metric.count === 0 ? [] : [metricRow(metric, label)];
  });
  return [
    textTable(metricColumns('Manager'), rows),
    `Accounts of path ${middle.path}, the median by profit with carry. Carry is no operating cash: margins without and with it.`,
    accountsTable(middle),
    sizeTable(middle),
    ...carryLine(middle),
    spreadTable(result, middle),
  ].join('\n');
}

/** The GP commitment stands in it only where the company funds it. */
function accountsTable({ years }: ManagerPath): string {
  const funds = years.some(({ gpCalledAud, gpDistributedAud }) => gpCalledAud + gpDistributedAud > 0);
  const titles = ['revenue', 'cost', 'profit', 'margin', 'carry', 'with carry', 'tax', 'dividend', 'paid in'];
  return textTable(
    right(['Year to', ...titles, ...(funds ? ['own capital'] : []), 'cash']),
    years.map((y) => [
      String(y.yearEnd),
      aud(y.revenueAud),
      aud(y.costAud),
      aud(y.operatingProfitAud),
      share(y.operatingMarginFraction),
      aud(y.carryToHouseAud),
      share(y.marginWithCarryFraction),
      aud(y.taxAud),
      aud(y.dividendAud),
      aud(y.injectedAud),
      ...(funds ? [aud(y.gpDistributedAud - y.gpCalledAud)] : []),
      aud(y.cashAud),
    ]),
  );
}

function sizeTable({ years }: ManagerPath): string {
  return textTable(
    right(['Year to', 'months', 'heads', 'revenue / head', 'profit / head', 'assets', 'break-even', 'runway, months']),
    years.map((y) => [
      String(y.yearEnd),
      String(y.monthsCount),
      y.headsCount.toFixed(1),
      aud(y.revenuePerHeadAud),
      aud(y.profitPerHeadAud),
      aud(y.assetsAud),
      aud(y.breakEvenAssetsAud),
      formatValue(y.runwayMonths, 'Month'),
    ]),
  );
}

/** Who had the carry of the path; nothing when all of it is the house's or there was none. */
function carryLine({ carry }: ManagerPath): string[] {
  const total = carry.reduce((sum, { paidAud }) => sum + paidAud, 0);
  if (carry.length < 2 || total === 0) return [];
  return [
    `Its carry, net of what was returned: ${carry
      .map(({ name, paidAud, returnedAud }) => `${quoted(name, 40)} ${aud(paidAud - returnedAud)}`)
      .join(', ')}.\n`,
  ];
}

/** Percentiles across paths at the ends of the years, from the fans. */
function spreadTable({ fans }: RunResult, { years }: ManagerPath): string {
  const lines = [managerFans[1], managerFans[0]].map((name) => fans.find(({ series }) => series.name === name)!);
  let month = 0;
  const rows = years.map(({ yearEnd, monthsCount }) => {
    month += monthsCount;
    return [
      String(yearEnd),
      ...lines.flatMap(({ percentiles, values }) =>
        [0.05, 0.5, 0.95].map((p) => aud(values[percentiles.indexOf(p)]![month]!)),
      ),
    ];
  });
  const titles = ['profit', 'cash'].flatMap((what) => ['P5', 'P50', 'P95'].map((p) => `${what} ${p}`));
  const [profit, cash] = lines.map(({ resolution, series }) =>
    series.scale === 'log' ? share(resolution) : aud(resolution),
  ) as [string, string];
  return `${textTable(right(['Year to', ...titles]), rows)}All paths; profit of twelve months without carry. Known to ${profit} and ${cash}.\n`;
}
