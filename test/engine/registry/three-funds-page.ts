import type { MetricSummary } from '../../../src-engine/fund/metrics/metric-summary.ts';
import type { RegistryReplay } from '../../../src-engine/registry/replay.ts';
import type { RegistryResult } from '../../../src-engine/registry/result.ts';
import type { RegistryYear } from '../../../src-engine/registry/years.ts';

export type ThreeFundsFigures = {
  /** Carry fund by fund. */
  readonly result: RegistryResult;
  /** The same paths with a clawback over all funds, and with one carry account over all. */
  readonly netted: RegistryResult;
  readonly pooled: RegistryResult;
  /** Carry of funds and pool and net IRRs by path, and the share of paths on which any fund pays carry. */
  readonly carry: { readonly aloneAud: Float64Array; readonly pooledAud: Float64Array };
  readonly median: RegistryReplay;
};

type Manager = NonNullable<RegistryResult['manager']>;

const percent = (value: number, digits = 2) => `${(100 * value).toFixed(digits)} %`;
const million = (value: number, digits = 1) => (Number.isFinite(value) ? (value / 1e6).toFixed(digits) : '-');
const multiple = (value: number) => `${value.toFixed(3)} x`;
const share = (values: Float64Array, holds: (value: number) => boolean) => values.filter(holds).length / values.length;

const metricOf = (metrics: readonly MetricSummary[], name: string) => metrics.find((m) => m.name === name)!;
const at = (metric: MetricSummary, p: number) => metric.percentiles.find(({ percentile }) => percentile === p)!.value;
const meanOf = (year: RegistryYear, name: string) => year.figures.find((f) => f.name === name)!.mean;

/** The text of docs/manager-three-funds.md. A test compares it with the file, so the page cannot fall behind the engine. */
export function renderThreeFundsPage({ result, netted, pooled, carry, median }: ThreeFundsFigures): string {
  const manager = result.manager!;
  const { pathCount, medianPath } = result.together;
  return `${[
    '# manager-three-funds',
    'Written by `test/engine/registry/three-funds-page.full.ts` from the engine; the test fails when this page is stale (renew it with `vitest -u`). How to write a registry: [registry](registry.md); models: `src-engine/registry/README.md`, `src-engine/fund/manager/README.md`.',
    `\`base-100m\`, a second fund of 150 m two years later and a third of 250 m four years later, on the same terms and the same market paths, by one manager. \`equihome registry manager-three-funds\` shows the figures below: ${pathCount.toLocaleString('en-AU')} paths; +- is one standard error. Pay, costs and shares of the manager are invented.`,
    '## Returns by fund and together',
    returns(result),
    'The IRR of all funds is that of their summed flows. It is no mean of the three: a path on which the largest fund does well counts for more, and so does the time at which it does.',
    correlation(result),
    '## Carry fund by fund, netted and pooled',
    'The sample pays carry fund by fund. `crossFundCarry.basis: netted` adds a clawback over all funds at the end of the last; `pooled` keeps one carry account over all.',
    carryTable(netted, pooled),
    carryReading(carry),
    '## The manager',
    'Means over paths, million AUD, financial years to 30 June. Operating margin leaves carry out, because carry is no operating cash and comes late or never; the margin with carry counts the carry of the house.',
    accounts(manager),
    figures(manager),
    '## Who has the carry',
    participants(manager),
    'Shares are of all carry; the house is the management company and has what the participants leave. The head of portfolio leaves after three of five years of vesting, so 60 % of that share is kept and the rest falls to the house.',
    '## The median path',
    `Path ${medianPath!.path}, by the net IRR of all funds; million AUD. \`equihome registry manager-three-funds --path ${medianPath!.path} --out <folder>\` writes every month of it.`,
    medianTable(median),
  ].join('\n\n')}\n`;
}

function returns({ funds, together }: RegistryResult): string {
  const lines = [
    ...funds.map(({ name, closeMonth, result }) => ({
      name,
      close: `month ${closeMonth}`,
      irr: metricOf(result.summary.metrics, 'netIrrAnnual'),
      tvpi: metricOf(result.summary.metrics, 'netTvpiMultiple'),
      called: metricOf(result.summary.metrics, 'lpCalledAud'),
    })),
    {
      name: '**All funds**',
      close: '',
      irr: metricOf(together.metrics, 'aggregateNetIrrAnnual'),
      tvpi: metricOf(together.metrics, 'aggregateNetTvpiMultiple'),
      called: metricOf(together.metrics, 'aggregateCalledAud'),
    },
  ];
  return table(
    ['', 'First close', 'Called from LPs', 'Mean net IRR', 'P5', 'P50', 'P95', 'Mean TVPI'],
    lines.map(({ name, close, irr, tvpi, called }) => [
      name,
      close,
      `${million(called.mean, 0)} m`,
      `${percent(irr.mean)} +- ${percent(irr.standardError)}`,
      percent(at(irr, 0.05)),
      percent(at(irr, 0.5)),
      percent(at(irr, 0.95)),
      multiple(tvpi.mean),
    ]),
  );
}

function correlation({ funds, netIrrCorrelation }: RegistryResult): string {
  const pairs = funds.flatMap((a, i) =>
    funds.slice(i + 1).map((b, k) => `${a.name} and ${b.name} ${netIrrCorrelation[i]![i + 1 + k]!.toFixed(2)}`),
  );
  return `Correlation of the net IRR across paths: ${pairs.join(', ')}. Funds share prices, rates and the mood of owners while they overlap, not their owners; the longer they are apart, the less they have in common. Three funds of one manager are far from three independent bets.`;
}

function carryTable(netted: RegistryResult, pooled: RegistryResult): string {
  const row = (title: string, of: RegistryResult, name: string) => {
    const metric = metricOf(of.together.metrics, name);
    return [
      title,
      `${million(metric.mean, 2)} +- ${million(metric.standardError, 2)}`,
      ...[0.5, 0.9, 0.95, 0.99].map((p) => million(at(metric, p))),
    ];
  };
  return table(
    ['Million AUD', 'Mean', 'P50', 'P90', 'P95', 'P99'],
    [
      row('Each fund alone', pooled, 'aloneCarryAud'),
      row('Netted: returned at the end', netted, 'pooledClawbackAud'),
      row('Netted: what stays', netted, 'pooledCarryAud'),
      row('Pooled', pooled, 'pooledCarryAud'),
      row('Alone less pooled', pooled, 'carryDifferenceAud'),
    ],
  );
}

function carryReading({ aloneAud, pooledAud }: ThreeFundsFigures['carry']): string {
  const LEAST = 1000; // AUD: below it there is no carry worth the name
  const less = aloneAud.map((aud, path) => aud - pooledAud[path]!);
  return [
    `At least one fund pays carry on ${percent(
      share(aloneAud, (aud) => aud > LEAST),
      1,
    )} of paths, the pool on ${percent(
      share(pooledAud, (aud) => aud > LEAST),
      1,
    )}.`,
    `Pooling costs the manager carry on ${percent(
      share(less, (aud) => aud > LEAST),
      1,
    )} of paths, where one fund passed its hurdle and the others together did not, and gives it more on ${percent(
      share(less, (aud) => aud < -LEAST),
      1,
    )}, where a fund short of its hurdle, or inside its catch-up, stands beside funds that are well above.`,
    'On other paths both are the same, mostly nothing. The pool pays nothing before the capital of all three funds is back with its pref: here not before the end of the last.',
  ].join(' ');
}

function accounts({ years }: Manager): string {
  return table(
    [
      'Year',
      'Management fees',
      'Origination fees',
      'Revenue',
      'Staff',
      'Other cost',
      'Profit',
      'Margin',
      'Carry to house',
      'Margin with carry',
      'Tax',
      'Dividends',
      'Cash',
      'Heads',
      'Revenue a head',
    ],
    years.map((year) => {
      const mean = (name: string) => meanOf(year, name);
      const revenueAud = mean('revenueAud');
      const carryAud = mean('carryToHouseAud');
      const profitAud = mean('operatingProfitAud');
      const hasMargin = revenueAud > 0;
      return [
        String(year.yearEnd),
        million(mean('managementFeeAud')),
        million(mean('originationFeeAud')),
        million(revenueAud),
        million(mean('staffCostAud')),
        million(mean('expensesAud') + mean('scaledCostAud')),
        million(profitAud),
        hasMargin ? percent(profitAud / revenueAud, 0) : '-',
        million(carryAud),
        hasMargin ? percent((profitAud + carryAud) / (revenueAud + carryAud), 0) : '-',
        million(mean('taxAud')),
        million(mean('dividendAud')),
        million(mean('cashAud')),
        mean('headsCount').toFixed(1),
        million(mean('revenuePerHeadAud'), 2),
      ];
    }),
  );
}

function figures({ metrics }: Manager): string {
  const value = (name: string) => metricOf(metrics, name).mean;
  const revenueAud = value('managerOperatingRevenueAud');
  const carryAud = value('carryToHouseAud');
  const profitAud = value('managerOperatingProfitAud');
  const breakEven = metricOf(metrics, 'managerBreakEvenAssetsAud');
  const runway = metricOf(metrics, 'managerLeastRunwayMonths');
  return [
    `- Over the life of all funds: revenue ${million(revenueAud)} m, cost ${million(value('managerCostAud'))} m, margin ${percent(profitAud / revenueAud, 1)} without carry and ${percent((profitAud + carryAud) / (revenueAud + carryAud), 1)} with the carry of the house. Margins are ratios of means.`,
    `- Break-even: at the fee rate of the whole life, costs are paid by ${million(breakEven.mean, 0)} m of commitments under management (P5 ${million(at(breakEven, 0.05), 0)} m, P95 ${million(at(breakEven, 0.95), 0)} m), all else equal.`,
    `- Cash is lowest at ${million(value('managerLowestCashAud'), 2)} m; owners pay in ${million(value('managerInjectedAud'), 2)} m. The shortest runway in months with a loss behind them is ${runway.mean.toFixed(1)} months. Most heads: ${value('managerPeakHeadsCount').toFixed(1)}.`,
    '- Fees on commitments step down to invested cost after five years while staff follows the book, so margins fall as the funds age: without a fourth fund the company runs off.',
  ].join('\n');
}

function participants({ participants: list }: Manager): string {
  return table(
    ['', 'Kind', 'Share', 'Mean, million AUD', 'P50', 'P95'],
    list.map(({ name, kind, shareFraction, carry }) => [
      name,
      kind,
      percent(shareFraction, 0),
      million(carry.mean, 2),
      million(carry.p50, 2),
      million(carry.p95, 2),
    ]),
  );
}

function medianTable({ years, manager, figures: all }: RegistryReplay): string {
  const own = manager!.years.columns;
  const irr = all.find(({ name }) => name === 'aggregateNetIrrAnnual')!.value;
  return [
    table(
      [
        'Year',
        'Called',
        'Distributed',
        'NAV',
        'Carry',
        'Funds',
        'Revenue',
        'Cost',
        'Profit',
        'Dividends',
        'Cash',
        'Runway',
      ],
      years.map((year, y) => [
        String(year.yearEnd),
        million(year.calledAud),
        million(year.distributedAud),
        million(year.navAud),
        million(year.carryAud),
        String(year.livingFundsCount),
        million(own.revenueAud[y]!),
        million(own.costAud[y]!),
        million(own.operatingProfitAud[y]!),
        million(own.dividendAud[y]!),
        million(own.cashAud[y]!),
        Number.isFinite(own.runwayMonths[y]!) ? `${own.runwayMonths[y]!.toFixed(0)} months` : '-',
      ]),
    ),
    `Net IRR of all funds on this path: ${percent(irr)}.`,
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
