import type { PathReplay } from '../../../src-engine/fund/run/replay.ts';
import type { RunResult } from '../../../src-engine/fund/run/result.ts';
import { mean } from '../../../src-engine/numeric/neumaier.ts';

type Columns = Readonly<Record<string, Float64Array>>;
export type StressedCase = { readonly title: string; readonly result: RunResult };

export type TranchedPageFigures = {
  readonly result: RunResult;
  readonly columns: Columns;
  /** Columns of the same paths with one class of capital and the same waterfall, at the hurdle of base-100m. */
  readonly untranched: Columns;
  readonly stressed: readonly StressedCase[];
  readonly median: PathReplay;
};

const percent = (value: number, digits = 2) => `${(100 * value).toFixed(digits)} %`;
const million = (value: number) => (value / 1e6).toFixed(1);
const years = (value: number) => `${value.toFixed(1)} y`;
const share = (values: Float64Array, holds: (value: number, path: number) => boolean) =>
  values.filter(holds).length / values.length;
const metricOf = (result: RunResult, name: string) => result.summary.metrics.find((m) => m.name === name)!;

/** The text of docs/american-tranched.md. A test compares it with the file, so the page cannot fall behind the engine. */
export function renderTranchedPage({ result, columns, untranched, stressed, median }: TranchedPageFigures): string {
  const { pathCount, medianPath } = result.summary;
  return `${[
    '# american-tranched',
    'Written by `test/engine/tranches/tranched-page.full.ts` from the engine; the test fails when this page is stale (renew it with `vitest -u`). Model, order of a month and limits: `src-engine/fund/tranches/README.md` and `src-engine/fund/waterfall/README.md`.',
    `\`base-100m\` with its capital in four classes and carry deal by deal. \`equihome run american-tranched\` shows the figures below: ${pathCount.toLocaleString('en-AU')} paths.`,
    '## The classes',
    'Attaches, detaches: the share of the capital structure that must be lost before the class loses anything, and at which it is gone. IRR of the equity is before carry. Expected loss: over the capital called from the class.',
    classTable(result),
    '## What it does to the equity',
    'The LP class holds equity. Beside it the same fund on the same paths with one class of capital, the same American waterfall and the hurdle of 8 %.',
    equityTable(columns, untranched),
    reading(columns, untranched),
    '## Carry deal by deal',
    carryTable(columns, untranched),
    '## In a bad market',
    'The same structure under the named stresses (`stress.preset`). Shortfall: paths on which something due to the class is never paid; expected loss as above.',
    stressTable([{ title: 'none', result }, ...stressed]),
    stressReading(stressed.at(-1)!),
    '## The median path',
    `Path ${medianPath?.path}, million AUD, years from first close; \`equihome path american-tranched --path ${medianPath?.path} --out <folder>\` writes every month and class to \`tranches.csv\`, and why each deal counts to \`waterfall-trace.csv\`. OC: net assets after the distribution over the claims of senior and mezzanine notes.`,
    yearly(median),
    result.guardrails
      .filter(({ rule }) => rule === 'trancheShortfall')
      .map((g) => `Guardrail ${g.title.toLowerCase()}: ${g.state} (${g.reason}).`)
      .join('\n'),
  ].join('\n\n')}\n`;
}

function classTable(result: RunResult): string {
  return table(
    [
      'Class',
      'Size',
      'Attaches',
      'Detaches',
      'Mean IRR',
      'sd',
      'P5',
      'P50',
      'P95',
      'WAL',
      'Shortfall',
      'Expected loss',
    ],
    result.tranches.map((line) => {
      const irr = metricOf(result, `${line.class}IrrAnnual`);
      const at = (p: number) => percent(irr.percentiles.find(({ percentile }) => percentile === p)!.value);
      return [
        line.class,
        percent(line.sizeFraction, 0),
        percent(line.attachmentFraction, 0),
        percent(line.detachmentFraction, 0),
        percent(irr.mean),
        percent(irr.sd),
        at(0.05),
        at(0.5),
        at(0.95),
        years(metricOf(result, `${line.class}WalYears`).mean),
        percent(line.shortfallProbability.value, 1),
        percent(line.expectedLossFraction),
      ];
    }),
  );
}

function equityTable(c: Columns, plain: Columns): string {
  const rows = [
    ['LP class, levered by the classes above', c['netIrrAnnual']!],
    ['LP class of the fund without tranches', plain['netIrrAnnual']!],
    ['all classes together, before carry', c['allClassesIrrAnnual']!],
  ] as const;
  return table(
    ['Net IRR', 'Mean', 'P5', 'P25', 'P50', 'P75', 'P95', 'Below 0'],
    rows.map(([title, rates]) => {
      const sorted = rates.slice().sort();
      const at = (p: number) => percent(sorted[Math.round(p * (sorted.length - 1))]!);
      return [
        title,
        percent(mean(rates)),
        at(0.05),
        at(0.25),
        at(0.5),
        at(0.75),
        at(0.95),
        percent(
          share(rates, (r) => r < 0),
          1,
        ),
      ];
    }),
  );
}

function reading(c: Columns, plain: Columns): string {
  const gained = share(c['netIrrAnnual']!, (rate, path) => rate > plain['netIrrAnnual']![path]!);
  const costs = ['senior', 'mezzanine', 'preferred'].map(
    (name) => `${name} ${percent(mean(c[`${name}IrrAnnual`]!), 1)}`,
  );
  return `The classes above cost ${costs.join(', ')} a year, the fund earns ${percent(mean(c['allClassesIrrAnnual']!), 1)} on all its capital: leverage adds to the return of the equity on ${percent(gained, 0)} of paths and takes from it on the others, and it widens the spread of outcomes.`;
}

function carryTable(c: Columns, plain: Columns): string {
  const line = (title: string, of: (columns: Columns) => string) => [title, of(c), of(plain)];
  const meanOf = (name: string) => (columns: Columns) => `${(mean(columns[name]!) / 1e6).toFixed(2)} m`;
  return table(
    ['Mean over paths', 'with tranches', 'without'],
    [
      line('Carry paid', meanOf('carryPaidAud')),
      line('Clawed back', meanOf('clawbackAud')),
      line('Paths with carry kept', (x) =>
        percent(
          share(x['carryPaidAud']!, (carry, path) => carry > x['clawbackAud']![path]! + 1),
          1,
        ),
      ),
      line('Paths that reach the hurdle', (x) => percent(mean(x['hurdleMetFlag']!), 1)),
    ],
  );
}

function stressTable(cases: readonly StressedCase[]): string {
  const classes = ['senior', 'mezzanine', 'preferred', 'equity'] as const;
  return table(
    [
      'Stress',
      ...classes.flatMap((name) => [`${name}: shortfall`, 'exp. loss']),
      'Failed tests, senior',
      'mezzanine',
      'Months trapped',
    ],
    cases.map(({ title, result }) => [
      title,
      ...classes.flatMap((name) => {
        const line = result.tranches.find((held) => held.class === name)!;
        return [percent(line.shortfallProbability.value, 1), percent(line.expectedLossFraction, 1)];
      }),
      ...['seniorFailedTestCount', 'mezzanineFailedTestCount', 'trappedMonths'].map((name) =>
        metricOf(result, name).mean.toFixed(2),
      ),
    ]),
  );
}

function stressReading({ title, result }: StressedCase): string {
  const failed = metricOf(result, 'mezzanineFailedTestCount').mean;
  const trapped = metricOf(result, 'trappedMonths').mean;
  return `In the ${title} a mezzanine test fails on ${failed.toFixed(0)} of 39 test dates, yet cash is trapped in ${trapped.toFixed(1)} months a path: this fund pays out little before its end, and coupons and scheduled principal take nearly all of it. Tests protect a class only where there is cash to keep from others.`;
}

function yearly({ tranches, lastMonth }: PathReplay): string {
  const ends = Array.from({ length: Math.ceil(lastMonth / 12) }, (_, i) => Math.min(12 * (i + 1), lastMonth));
  const { classes, equity } = tranches!;
  const since = (column: Float64Array, m: number) =>
    million(column.subarray(m === 12 ? 0 : m - 11, m + 1).reduce((s, v) => s + v, 0));
  const oc = (m: number) => {
    const ratios = classes[1]!.table.columns.collateralMultiple.subarray(0, m + 1).filter((v) => !Number.isNaN(v));
    return ratios.length === 0 ? '' : `${ratios.at(-1)!.toFixed(2)} x`;
  };
  return table(
    [
      'Year',
      ...classes.flatMap(({ name }) => [`${name}: balance`, 'deferred', 'coupons paid', 'repaid']),
      'To equity',
      'Reserve',
      'OC',
    ],
    ends.map((m) => [
      String(Math.ceil(m / 12)),
      ...classes.flatMap(({ table: { columns } }) => [
        million(columns.closingAud[m]!),
        million(columns.deferredAud[m]!),
        since(columns.couponPaidAud, m),
        since(columns.principalPaidAud, m),
      ]),
      since(equity.columns.distributedAud, m),
      million(equity.columns.reserveAud[m]!),
      oc(m),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
