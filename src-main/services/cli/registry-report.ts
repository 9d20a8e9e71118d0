import { quoted, type RegistryResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { managerTables } from './registry-manager.ts';
import { textTable, type TextColumn } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

type Metric = RegistryResult['together']['metrics'][number];

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });
const percent = (value: number) => formatValue(value, 'Fraction');
const million = (value: number | undefined) => (Number.isFinite(value) ? (value! / 1e6).toFixed(1) : '-');

/** What is shown of the funds together, in order; what has no value is left out. */
const togetherLines = [
  ['aggregateNetIrrAnnual', 'Net IRR of summed flows'],
  ['aggregateNetTvpiMultiple', 'Net TVPI'],
  ['aggregateNetDpiMultiple', 'Net DPI'],
  ['aggregateCalledAud', 'Called, AUD'],
  ['aggregateDistributedAud', 'Distributed, AUD'],
  ['aggregatePeakNavAud', 'Highest NAV, AUD'],
  ['aloneCarryAud', 'Carry, each fund alone, AUD'],
  ['pooledCarryAud', 'Carry across funds, AUD'],
  ['pooledClawbackAud', '  of it returned at the end, AUD'],
  ['carryDifferenceAud', 'Alone less across funds, AUD'],
  ['pooledNetIrrAnnual', 'Net IRR with that carry'],
] as const;

/** The result of a registry as text: funds, funds together, how they hang together, years, warnings. */
export function registryReport(result: RegistryResult): string {
  return [
    title(result),
    fundTable(result),
    togetherTable(result),
    correlationTable(result),
    yearTable(result),
    managerTables(result),
    notes(result),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function title({ manifest, funds, partial }: RegistryResult): string {
  const cut = partial
    ? ` - PARTIAL: ${manifest.pathsCompleted} of ${manifest.pathsAsked} paths, the run was cut short`
    : '';
  const drawn = manifest.mode === 'monteCarlo' ? '' : `, ${manifest.mode}`;
  const count = `${funds.length} ${funds.length === 1 ? 'fund' : 'funds'}`;
  const seed = quoted(manifest.seed, 40);
  return `${quoted(manifest.registryName, 60)}: ${count}, ${manifest.pathsCompleted} paths, seed "${seed}"${drawn}${cut}\n`;
}

function fundTable({ funds }: RegistryResult): string {
  const rows = funds.map(({ name, closeMonth, result }) => {
    const metric = (of: string) => result.summary.metrics.find((m) => m.name === of)!;
    const irr = metric('netIrrAnnual');
    return [
      quoted(name, 24),
      String(closeMonth),
      million(metric('advancesMadeAud').mean),
      formatValue(irr.mean, irr.unit),
      `+- ${formatValue(irr.standardError, irr.unit)}`,
      ...[0.05, 0.5, 0.95].map((p) => formatValue(percentileOf(irr, p), irr.unit)),
      formatValue(metric('netTvpiMultiple').mean, 'Multiple'),
      million(metric('carryPaidAud').mean - metric('clawbackAud').mean),
      million(metric('managementFeeAud').mean),
    ];
  });
  return textTable(
    [
      left('Fund'),
      ...['close', 'advances', 'net IRR', 'std error', 'P5', 'P50', 'P95', 'TVPI', 'carry', 'fees'].map(right),
    ],
    rows,
  );
}

function percentileOf(metric: Metric, percentile: number): number {
  return metric.percentiles.find((p) => p.percentile === percentile)?.value ?? NaN;
}

function togetherTable({ together }: RegistryResult): string {
  const rows = togetherLines.flatMap(([name, label]) => {
    const metric = together.metrics.find((m) => m.name === name);
    if (metric === undefined || metric.count === 0) return [];
    const show = (value: number) => formatValue(value, metric.unit);
    return [
      [
        label,
        show(metric.mean),
        `+- ${show(metric.standardError)}`,
        ...[0.05, 0.5, 0.95].map((p) => show(percentileOf(metric, p))),
      ],
    ];
  });
  return textTable([left('All funds'), ...['mean', 'std error', 'P5', 'P50', 'P95'].map(right)], rows);
}

function correlationTable({ funds, netIrrCorrelation }: RegistryResult): string {
  if (funds.length < 2) return '';
  const number = (value: number) => (Number.isNaN(value) ? '-' : value.toFixed(2));
  // A column a fund: beyond eight the table would be wider than a screen, and the files have it.
  const shown = funds.slice(0, 8);
  return textTable(
    [left('Correlation of net IRR'), ...shown.map((_, i) => right(String(i + 1)))],
    shown.map(({ name }, i) => [
      `${i + 1} ${quoted(name, 24)}`,
      ...shown.map((__, j) => number(netIrrCorrelation[i]![j]!)),
    ]),
  );
}

function yearTable({ years, carryBasis }: RegistryResult): string {
  const mean = (year: RegistryResult['years'][number], name: string) => year.figures.find((f) => f.name === name)?.mean;
  const pooled = years.some((year) => Number.isFinite(mean(year, 'pooledCarryAud')));
  const columns = [
    ['calledAud', 'called'],
    ['distributedAud', 'distributed'],
    ['navAud', 'NAV'],
    ['carryAud', 'carry'],
    ...(pooled ? ([['pooledCarryAud', `${carryBasis} carry`]] as const) : []),
  ] as const;
  return textTable(
    [left('Financial year, means'), ...columns.map(([, title]) => right(title)), right('funds'), right('advances')],
    years.map((year) => [
      String(year.yearEnd),
      ...columns.map(([name]) => million(mean(year, name))),
      (mean(year, 'livingFundsCount') ?? 0).toFixed(1),
      (mean(year, 'livingAdvancesCount') ?? 0).toFixed(0),
    ]),
  );
}

function notes({ warnings, manifest, together }: RegistryResult): string {
  const { medianPath } = together;
  return [
    'Money in million AUD in the tables of funds, years and carry.',
    ...(medianPath === null
      ? []
      : [
          `Median path: ${medianPath.path} (net IRR ${percent(medianPath.netIrrAnnual)}); "equihome registry ... --path ${medianPath.path} --out <folder>" shows it.`,
        ]),
    ...warnings.map((warning) => wrapText(`Note: ${warning}`, '      ')),
    'Homes are simulated from census and sales data, not observed.',
    `Result ${manifest.resultHash.slice(0, 16)}, registry ${manifest.registryHash.slice(0, 16)}, engine ${manifest.engineVersion}`,
    '',
  ].join('\n');
}
