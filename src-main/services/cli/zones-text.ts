import type { ZonesReport } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });
const percent = (value: number | null) => formatValue(value, 'Annual');
const plain = (value: number | null) => (value === null ? '-' : value.toFixed(2));

const eigenvalue = (value: number) => value.toPrecision(3);

/** The zones for a terminal: classes, what they are expected to do, how they move together, what a reader must know. */
export function zonesText(report: ZonesReport): string {
  const { correlation, cuts } = report;
  const parts = [
    `Preset ${report.preset}; green up to risk score ${plain(cuts.greenTo)}, red above ${plain(cuts.redFrom)}\n`,
    textTable(
      [
        left('zone'),
        ...['suburbs', 'of sales', 'risk', 'growth', 'volatility', 'std error', 'shrunk by', 'default x'].map(right),
      ],
      report.zones.map((z) => [
        z.zone,
        String(z.suburbCount),
        percent(z.salesShareFraction),
        plain(z.medianRiskScore),
        percent(z.growthAnnual),
        percent(z.volatilityAnnual),
        percent(z.growthStandardError),
        percent(z.shrinkageFraction),
        z.defaultTargetAnnual === null ? plain(z.defaultMultiplier) : `${percent(z.defaultTargetAnnual)} a year`,
      ]),
    ),
  ];
  for (const [title, matrix] of [
    ['Correlation as measured', correlation.raw],
    ['Corrected for measurement error', correlation.corrected],
    ['Used', correlation.used],
  ] as const)
    if (matrix !== null)
      parts.push(
        textTable(
          [left(title), ...report.zones.map((z) => right(z.zone))],
          matrix.map((row, i) => [report.zones[i]!.zone, ...row.map(plain)]),
        ),
      );
  if (correlation.largestRepair > 0)
    parts.push(
      `Not positive definite (smallest eigenvalue ${eigenvalue(correlation.smallestEigenvalueBefore)}); largest change ${eigenvalue(correlation.largestRepair)}\n`,
    );
  if (report.areas !== null)
    parts.push(
      `Mean correlation of local government areas: ${plain(report.areas.meanRawCorrelation)} as measured, ${plain(report.areas.meanCorrectedCorrelation)} corrected\n`,
    );
  parts.push(`Metric pairs that move together most\n`, pairTable(report));
  if (report.similar !== null) parts.push(`Suburbs most like ${report.similar.name}\n`, similarTable(report.similar));
  parts.push(
    textTable(
      [left('category'), left('data'), right('metrics'), right('known')],
      report.categories.map((c) => [c.category, c.status, String(c.metricCount), percent(c.coverageFraction)]),
    ),
    [
      ...report.categories.filter((c) => c.note !== '').map((c) => wrapText(`${c.category}: ${c.note}`, '  ')),
      ...report.warnings.map((warning) => wrapText(`Note: ${warning}`, '      ')),
      '',
    ].join('\n'),
  );
  return parts.join('\n');
}

function pairTable({ metricCorrelations }: ZonesReport): string {
  return textTable(
    [left('metric'), left('metric'), right('correlation'), right('suburbs')],
    metricCorrelations.slice(0, 10).map((p) => [p.first, p.second, plain(p.correlation), String(p.count)]),
  );
}

function similarTable(similar: NonNullable<ZonesReport['similar']>): string {
  return textTable(
    [left('suburb'), right('distance'), right('metrics shared'), left('')],
    similar.suburbs.map((s) => [
      s.name,
      plain(s.distance),
      String(s.sharedMetricCount),
      s.samePostcode ? 'same postcode: shares its prices' : '',
    ]),
  );
}
