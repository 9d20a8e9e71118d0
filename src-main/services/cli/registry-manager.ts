import { quoted, type RegistryResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable, type TextColumn } from './text-table.ts';

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });
const million = (value: number | undefined, digits = 2) =>
  Number.isFinite(value) ? (value! / 1e6).toFixed(digits) : '-';

/** Columns of the yearly accounts, money in million AUD. */
const accounts = [
  ['revenueAud', 'revenue'],
  ['costAud', 'cost'],
  ['operatingProfitAud', 'profit'],
  ['carryToHouseAud', 'carry'],
  ['taxAud', 'tax'],
  ['dividendAud', 'dividend'],
  ['cashAud', 'cash'],
] as const;

const figures = [
  ['managerOperatingRevenueAud', 'Operating revenue'],
  ['managerCostAud', 'Operating cost'],
  ['managerOperatingProfitAud', 'Profit before tax, without carry'],
  ['managerProfitBeforeTaxAud', '  with carry of the house'],
  ['managerLowestCashAud', 'Lowest cash'],
  ['managerLeastRunwayMonths', 'Shortest runway, months'],
  ['managerInjectedAud', 'Paid in by owners'],
  ['managerBreakEvenAssetsAud', 'Break-even assets'],
  ['managerFirstProfitYear', 'First year with a profit'],
  ['managerPeakHeadsCount', 'Most heads'],
] as const;

/** The manager of all funds: figures of its life, yearly accounts, carry by participant; nothing where it is not modelled. */
export function managerTables({ manager }: RegistryResult): string {
  if (manager === null) return '';
  return [figureTable(manager), yearTable(manager), carryTable(manager)].join('\n');
}

type Manager = NonNullable<RegistryResult['manager']>;

function figureTable({ metrics }: Manager): string {
  const rows = figures.flatMap(([name, label]) => {
    const metric = metrics.find((m) => m.name === name);
    if (metric === undefined || metric.count === 0) return [];
    const show = (value: number) => formatValue(value, metric.unit);
    const at = (p: number) => show(metric.percentiles.find(({ percentile }) => percentile === p)?.value ?? NaN);
    return [[label, show(metric.mean), at(0.05), at(0.5), at(0.95), String(metric.count)]];
  });
  return textTable([left('Manager'), ...['mean', 'P5', 'P50', 'P95', 'paths'].map(right)], rows);
}

function yearTable({ years }: Manager): string {
  return textTable(
    [left('Accounts, means'), ...accounts.map(([, title]) => right(title)), ...['margin', 'heads'].map(right)],
    years.map((year) => {
      const mean = (name: string) => year.figures.find((f) => f.name === name)?.mean;
      const margin = mean('operatingMarginFraction');
      return [
        String(year.yearEnd),
        ...accounts.map(([name]) => million(mean(name))),
        Number.isFinite(margin) ? `${(100 * margin!).toFixed(0)} %` : '-',
        (mean('headsCount') ?? 0).toFixed(1),
      ];
    }),
  );
}

function carryTable({ participants }: Manager): string {
  return textTable(
    [left('Carry'), ...['kind', 'share', 'mean', 'P50', 'P95'].map(right)],
    participants.map(({ name, kind, shareFraction, carry }) => [
      quoted(name, 40),
      kind,
      `${(100 * shareFraction).toFixed(1)} %`,
      million(carry.mean),
      million(carry.p50),
      million(carry.p95),
    ]),
  );
}
