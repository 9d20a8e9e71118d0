import type { RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable } from './text-table.ts';

/** What the table shows, in order; every other metric is in the files of `--out` and in `--json`. */
const headline = [
  ['netIrrAnnual', 'Net IRR (LP class)'],
  ['netIrrWithoutSubscriptionLineAnnual', '  without subscription line'],
  ['netIrrWithoutNavLineAnnual', '  without NAV line'],
  ['grossIrrAnnual', 'Gross IRR (advances)'],
  ['netTvpiMultiple', 'Net TVPI'],
  ['netTvpiWithoutSubscriptionLineMultiple', '  without subscription line'],
  ['netTvpiWithoutNavLineMultiple', '  without NAV line'],
  ['netDpiMultiple', 'Net DPI'],
  ['paybackMonth', 'Payback month'],
  ['walYears', 'Weighted average life'],
  ['advancesMadeCount', 'Advances made'],
  ['advancesMadeAud', 'Advances made, AUD'],
  ['recycledAud', 'Recycled, AUD'],
  ['proceedsAud', 'Proceeds, AUD'],
  ['lossRateFraction', 'Principal lost'],
  ['cumulativeDefaultFraction', 'Defaults / advances'],
  ['fundEndShareFraction', 'Proceeds from fund end'],
  ['carryAud', 'Carry, AUD'],
  ['managementFeeAud', 'Management fees, AUD'],
  ['peakDebtAud', 'Highest debt, AUD'],
  ['facilityInterestAud', 'Interest on debt, AUD'],
  ['covenantBreachMonths', 'Months of broken covenants'],
  ['facilityUnpaidAud', 'Debt never paid, AUD'],
] as const;

const debtMetrics: ReadonlySet<string> = new Set([
  'peakDebtAud',
  'facilityInterestAud',
  'covenantBreachMonths',
  'facilityUnpaidAud',
]);

const percent = (value: number) => formatValue(value, 'Fraction');

/** The result of a run as text for one or two screens: distribution of the headline figures, risk, guardrails, warnings. */
export function runReport(result: RunResult): string {
  return [title(result), headlineTable(result), riskLines(result), guardrailTable(result), noteLines(result)]
    .filter((part) => part !== '')
    .join('\n');
}

function title({ manifest, partial }: RunResult): string {
  const cut = partial
    ? ` - PARTIAL: ${manifest.pathsCompleted} of ${manifest.pathsAsked} paths, the run was cut short`
    : '';
  const drawn = manifest.mode === 'monteCarlo' ? '' : `, ${manifest.mode}`;
  return `${manifest.scenarioName}: ${manifest.pathsCompleted} paths, seed "${manifest.seed}"${drawn}${cut}\n`;
}

function headlineTable({ summary }: RunResult): string {
  const hasDebt = summary.metrics.some(({ name, max }) => name === 'peakDebtAud' && max > 0);
  const rows = headline.flatMap(([name, label]) => {
    const metric = summary.metrics.find((m) => m.name === name);
    // A fund without debt says nothing of debt.
    if (metric === undefined || metric.count === 0 || (debtMetrics.has(name) && !hasDebt)) return [];
    const at = (percentile: number) =>
      formatValue(metric.percentiles.find((p) => p.percentile === percentile)?.value ?? null, metric.unit);
    const margin = formatValue(metric.standardError, metric.unit);
    return [
      [label, formatValue(metric.mean, metric.unit), `+- ${margin}`, at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)],
    ];
  });
  return textTable(
    [
      { title: '', align: 'left' },
      ...['mean', 'std error', 'P5', 'P25', 'P50', 'P75', 'P95'].map((t) => ({ title: t, align: 'right' as const })),
    ],
    rows,
  );
}

function riskLines({ summary }: RunResult): string {
  const { risk, medianPath } = summary;
  const interval = ({ value, low, high }: { value: number; low: number; high: number }) =>
    `${percent(value)} (95 %: ${percent(low)} to ${percent(high)})`;
  const lines = [
    `P(net IRR below the ${percent(risk.hurdleAnnual)} hurdle)  ${interval(risk.belowHurdleProbability)}`,
    `P(net IRR below 0)               ${interval(risk.lossProbability)}`,
    ...risk.valueAtRisk.map((v) => `VaR ${Math.round(100 * v.level)} of net IRR (loss > 0)    ${interval(v)}`),
  ];
  if (medianPath !== null)
    lines.push(`Median path                      ${medianPath.path} (net IRR ${percent(medianPath.netIrrAnnual)})`);
  const { nullCount, totalLossCount } = risk;
  if (nullCount > 0 || totalLossCount > 0)
    lines.push(`Paths without an IRR: ${nullCount}; total losses, counted as -100 %: ${totalLossCount}`);
  return `${lines.join('\n')}\n`;
}

function guardrailTable({ guardrails }: RunResult): string {
  const order = { breach: 0, 'not-evaluable': 1, pass: 2 } as const;
  const rows = guardrails
    .toSorted((a, b) => order[a.state] - order[b.state])
    .map((g) => [
      g.state === 'pass' ? 'pass' : g.state === 'breach' ? g.severity.toUpperCase() : 'n/a',
      g.title,
      formatValue(g.value, g.unit),
      formatValue(g.limit, g.unit),
      g.shareOfPaths === null ? '-' : percent(g.shareOfPaths),
      g.firstMonth === null ? '-' : String(g.firstMonth),
    ]);
  return textTable(
    [
      { title: 'Guardrail', align: 'left' },
      { title: '', align: 'left' },
      { title: 'value', align: 'right' },
      { title: 'limit', align: 'right' },
      { title: 'paths', align: 'right' },
      { title: 'month', align: 'right' },
    ],
    rows,
  );
}

function noteLines({ warnings, manifest, zones }: RunResult): string {
  const zoneText = zones
    .map(
      (z) =>
        `${z.zone} ${z.suburbCount} suburbs, growth ${percent(z.growthAnnual)}, volatility ${percent(z.volatilityAnnual)}`,
    )
    .join('; ');
  return [
    `Zones: ${zoneText}`,
    ...warnings.map((warning) => `Note: ${warning}`),
    'Homes are simulated from census and sales data, not observed.',
    `Result ${manifest.resultHash.slice(0, 16)}, scenario ${manifest.scenarioHash.slice(0, 16)}, engine ${manifest.engineVersion}`,
    '',
  ].join('\n');
}
