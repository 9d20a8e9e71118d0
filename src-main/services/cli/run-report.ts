import { quoted, type RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { guardrailText } from './guardrail-text.ts';
import { rulesText } from './rules-text.ts';
import { seasonedText } from './seasoned-text.ts';
import { managerText } from './manager-text.ts';
import { metricColumns, metricRow } from './metric-row.ts';
import { textTable } from './text-table.ts';
import { trancheTable } from './tranche-report.ts';
import { wrapText } from './wrap-text.ts';

/** What the table shows, in order; every other metric is in the files of `--out` and in `--json`. */
export const headline = [
  ['netIrrAnnual', 'Net IRR (LP class)'],
  ['netIrrWithoutSubscriptionLineAnnual', '  without subscription line'],
  ['netIrrWithoutNavLineAnnual', '  without NAV line'],
  ['netIrrWithoutDealNotesAnnual', '  without deal notes'],
  ['netIrrFromHereAnnual', '  from the as-of date'],
  ['afterTaxNetIrrAnnual', '  after tax at stated rates'],
  ['allClassesIrrAnnual', 'All classes together, before carry'],
  ['grossIrrAnnual', 'Gross IRR (advances)'],
  ['netTvpiMultiple', 'Net TVPI'],
  ['netTvpiWithoutSubscriptionLineMultiple', '  without subscription line'],
  ['netTvpiWithoutNavLineMultiple', '  without NAV line'],
  ['netTvpiWithoutDealNotesMultiple', '  without deal notes'],
  ['netFromHereMultiple', '  from the as-of date'],
  ['afterTaxNetTvpiMultiple', '  after tax at stated rates'],
  ['netDpiMultiple', 'Net DPI'],
  ['paybackMonth', 'Payback month'],
  ['walYears', 'Weighted average life'],
  ['advancesMadeCount', 'Advances made'],
  ['advancesMadeAud', 'Advances made, AUD'],
  ['recycledAud', 'Recycled, AUD'],
  ['proceedsAud', 'Proceeds, AUD'],
  ['lossRateFraction', 'Principal lost'],
  ['defaultRateFraction', 'Defaults / advances'],
  ['fundEndProceedsFraction', 'Proceeds from fund end'],
  ['carryPaidAud', 'Carry, AUD'],
  ['prefFromLineDrawAud', 'Pref from line draws, AUD'],
  ['lpFromLineDrawAud', '  of it kept by LPs, AUD'],
  ['lpTaxAud', 'Tax of LPs, AUD'],
  ['lpEffectiveTaxFraction', '  of their profit'],
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
  return [
    title(result),
    headlineTable(result),
    seasonedText(result),
    trancheTable(result),
    riskTable(result),
    managerText(result),
    guardrailText(result),
    rulesText(result),
    noteLines(result),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function title({ manifest, partial }: RunResult): string {
  const cut = partial
    ? ` - PARTIAL: ${manifest.pathsCompleted} of ${manifest.pathsAsked} paths, the run was cut short`
    : '';
  const drawn = manifest.mode === 'monteCarlo' ? '' : `, ${manifest.mode}`;
  // Name and seed are the user's text: no control character of theirs may reach the terminal.
  const seed = quoted(manifest.seed, 40);
  return `${quoted(manifest.scenarioName, 60)}: ${manifest.pathsCompleted} paths, seed "${seed}"${drawn}${cut}\n`;
}

function headlineTable({ summary }: RunResult): string {
  const hasDebt = summary.metrics.some(({ name, max }) => name === 'peakDebtAud' && max > 0);
  const rows = headline.flatMap(([name, label]) => {
    const metric = summary.metrics.find((m) => m.name === name);
    // A fund without debt says nothing of debt.
    if (metric === undefined || metric.count === 0 || (debtMetrics.has(name) && !hasDebt)) return [];
    return [metricRow(metric, label)];
  });
  return textTable(metricColumns(''), rows);
}

function riskTable({ summary }: RunResult): string {
  const { risk, medianPath } = summary;
  const row = (label: string, { value, low, high }: { value: number; low: number; high: number }) => [
    label,
    percent(value),
    percent(low),
    percent(high),
  ];
  const table = textTable(
    [
      { title: 'Risk', align: 'left' },
      { title: 'value', align: 'right' },
      { title: '95 % from', align: 'right' },
      { title: 'to', align: 'right' },
    ],
    [
      row(`Chance of a net IRR below the hurdle of ${percent(risk.hurdleAnnual)}`, risk.belowHurdleProbability),
      row('Chance of a net IRR below 0', risk.lossProbability),
      ...risk.valueAtRisk.map((v) => row(`VaR ${Math.round(100 * v.level)} of net IRR, loss positive`, v)),
      ...risk.conditionalValueAtRisk.map((v) => row(`CVaR ${Math.round(100 * v.level)} of net IRR, loss positive`, v)),
    ],
  );
  const lines: string[] = [];
  if (medianPath !== null)
    lines.push(
      `Median path: ${medianPath.path} (net IRR ${percent(medianPath.netIrrAnnual)}); "equihome path" shows it.`,
    );
  if (Number.isFinite(risk.tailDependence))
    lines.push(
      wrapText(
        `Market: of the worst ${percent(risk.tailFraction)} of paths by national growth, ${percent(risk.tailDependence)} are ` +
          `also the worst by net IRR (${percent(risk.tailFraction)} if unrelated); correlation ${risk.marketCorrelation.toFixed(2)}.`,
      ),
    );
  const settling = summary.convergence.slice(-4);
  if (settling.length > 1)
    lines.push(
      wrapText(
        `Mean net IRR after ${settling.map((point) => `${point.paths} paths ${percent(point.mean)} +-${(100 * point.standardError).toFixed(2)}`).join(', ')}.`,
      ),
    );
  const { nullCount, totalLossCount } = risk;
  if (nullCount > 0 || totalLossCount > 0)
    lines.push(`Paths without an IRR: ${nullCount}; total losses, counted as -100 %: ${totalLossCount}.`);
  return `${table}${lines.map((line) => `${line}\n`).join('')}`;
}

function noteLines({ warnings, manifest, zones }: RunResult): string {
  const zoneTable = textTable(
    [
      { title: 'Zone', align: 'left' },
      ...['suburbs', 'growth', 'volatility'].map((title) => ({ title, align: 'right' as const })),
    ],
    zones.map((z) => [z.zone, String(z.suburbCount), percent(z.growthAnnual), percent(z.volatilityAnnual)]),
  );
  return [
    zoneTable,
    ...warnings.map((warning) => wrapText(`Note: ${warning}`, '      ')),
    'Homes are simulated from census and sales data, not observed.',
    `Result ${manifest.resultHash.slice(0, 16)}, scenario ${manifest.scenarioHash.slice(0, 16)}, engine ${manifest.engineVersion}`,
    '',
  ].join('\n');
}
