import { facilityStates } from '../../../src-engine/fund/leverage/table.ts';
import type { PathReplay } from '../../../src-engine/fund/run/replay.ts';
import type { RunResult } from '../../../src-engine/fund/run/result.ts';
import { mean } from '../../../src-engine/numeric/neumaier.ts';

/** A net IRR that stands at the hurdle with and without a line differs by rounding alone: that is no gain. */
const ROUNDING = 1e-9;

type Columns = Readonly<Record<string, Float64Array>>;
export type MarketCase = { readonly title: string; readonly columns: Columns };

export type LeveredPageFigures = {
  readonly result: RunResult;
  readonly columns: Columns;
  /** Columns of the same paths without either line. */
  readonly unlevered: Columns;
  readonly stressed: readonly MarketCase[];
  readonly median: PathReplay;
};

const percent = (value: number, digits = 2) => `${(100 * value).toFixed(digits)} %`;
const million = (value: number) => (value / 1e6).toFixed(1);
const share = (values: Float64Array, holds: (value: number) => boolean) => values.filter(holds).length / values.length;

/** The text of docs/levered-sub-and-nav.md. A test compares it with the file, so the page cannot fall behind the engine. */
export function renderLeveredPage({ result, columns, unlevered, stressed, median }: LeveredPageFigures): string {
  const { pathCount, medianPath } = result.summary;
  return `${[
    '# levered-sub-and-nav',
    'Written by `test/engine/leverage/levered-page.full.ts` from the engine; the test fails when this page is stale (renew it with `vitest -u`). Model, order of a month and limits: `src-engine/fund/leverage/README.md`.',
    `\`base-100m\` with a subscription line and a NAV line. \`equihome run levered-sub-and-nav\` shows the figures below: ${pathCount.toLocaleString('en-AU')} paths, each run again without each line on the same market, homes and owners, so that the differences are far more certain than the levels; +- is one standard error.`,
    '## With and without',
    returnsTable(columns, unlevered),
    reading(columns),
    '## What the lenders see',
    lenders(columns),
    result.guardrails
      .filter(({ rule }) => rule === 'debtToNav' || rule === 'interestCover')
      .map((g) => `- Guardrail ${g.title}: ${g.state} (${g.reason}).`)
      .join('\n'),
    '## In a bad market',
    'The same fund under the named stresses (`stress.preset`). In default: paths on which, at some month-end, a lender could not be paid what was due after all cash was swept and all commitments were called. Unpaid: what lenders have lost at the end; payments that came late do not count.',
    stressTable([{ title: 'none', columns }, ...stressed]),
    '## The median path',
    `Path ${medianPath?.path}, million AUD; \`equihome path levered-sub-and-nav --path ${medianPath?.path} --out <folder>\` writes every month to \`facilities.csv\`.`,
    ledger(median),
  ].join('\n\n')}\n`;
}

function returnsTable(with_: Columns, unlevered: Columns): string {
  const rows = [
    ['both lines', with_['netIrrAnnual']!, with_['netTvpiMultiple']!],
    [
      'without the subscription line',
      with_['netIrrWithoutSubscriptionLineAnnual']!,
      with_['netTvpiWithoutSubscriptionLineMultiple']!,
    ],
    ['without the NAV line', with_['netIrrWithoutNavLineAnnual']!, with_['netTvpiWithoutNavLineMultiple']!],
    ['without either (base-100m)', unlevered['netIrrAnnual']!, unlevered['netTvpiMultiple']!],
  ] as const;
  return table(
    ['', 'Mean net IRR', 'P5', 'P50', 'P95', 'Mean TVPI', 'Net IRR, both lines less this'],
    rows.map(([title, irr, tvpi]) => {
      const sorted = irr.slice().sort();
      const at = (p: number) => percent(sorted[Math.round(p * (sorted.length - 1))]!);
      const gain = irr.map((rate, path) => with_['netIrrAnnual']![path]! - rate);
      return [
        title,
        percent(mean(irr)),
        at(0.05),
        at(0.5),
        at(0.95),
        `${mean(tvpi).toFixed(3)} x`,
        irr === with_['netIrrAnnual'] ? '' : `${percent(mean(gain), 3)} +- ${percent(standardError(gain), 3)}`,
      ];
    }),
  );
}

function reading(c: Columns): string {
  const gained = (without: string) =>
    percent(
      share(
        c['netIrrAnnual']!.map((rate, path) => rate - c[without]![path]!),
        (gain) => gain > ROUNDING,
      ),
      0,
    );
  const lowered = c['netTvpiMultiple']!.map((tvpi, path) => c['netTvpiWithoutSubscriptionLineMultiple']![path]! - tvpi);
  return [
    `The subscription line raises net IRR on ${gained('netIrrWithoutSubscriptionLineAnnual')} of paths, the NAV line on ${gained('netIrrWithoutNavLineAnnual')}.`,
    'Debt helps where the fund earns more than the debt costs, and this fund often does not.',
    `The subscription line lowers the multiple on ${percent(
      share(lowered, (loss) => loss > ROUNDING),
      0,
    )} of paths, by its interest and fees.`,
  ].join(' ');
}

function lenders(c: Columns): string {
  const line = (title: string, name: string, of: (values: Float64Array) => string) => [title, of(c[name]!)];
  const meanMillion = (values: Float64Array) => `${million(mean(values))} m`;
  return table(
    ['Mean over paths', ''],
    [
      line('Drawn on the subscription line', 'subscriptionDrawnAud', meanMillion),
      line('Drawn on the NAV line', 'navLineDrawnAud', meanMillion),
      line('Highest debt of both', 'peakDebtAud', meanMillion),
      line('Interest paid', 'facilityInterestAud', meanMillion),
      line('Fees paid', 'facilityFeeAud', meanMillion),
      line('Highest LTV of the NAV line', 'peakNavLineLtvFraction', (v) => percent(mean(v), 1)),
      line('Least interest cover', 'leastInterestCoverMultiple', (v) => `${mean(v).toFixed(1)} x`),
      line('Paths with a covenant broken', 'covenantBreachMonths', (v) =>
        percent(
          share(v, (n) => n > 0),
          1,
        ),
      ),
    ],
  );
}

function stressTable(cases: readonly MarketCase[]): string {
  return table(
    [
      'Stress',
      'Mean net IRR',
      'without subscription line',
      'without NAV line',
      'Covenant broken',
      'In default',
      'Unpaid',
    ],
    cases.map(({ title, columns: c }) => [
      title,
      percent(mean(c['netIrrAnnual']!)),
      percent(mean(c['netIrrWithoutSubscriptionLineAnnual']!)),
      percent(mean(c['netIrrWithoutNavLineAnnual']!)),
      percent(
        share(c['covenantBreachMonths']!, (n) => n > 0),
        1,
      ),
      percent(
        share(c['facilityDefaultMonth']!, (month) => !Number.isNaN(month)),
        1,
      ),
      `${million(mean(c['facilityUnpaidAud']!))} m`,
    ]),
  );
}

function ledger({ cash, facilities, book, lastMonth }: PathReplay): string {
  const c = cash.columns;
  const f = facilities!.columns;
  const months = Array.from({ length: lastMonth + 1 }, (_, m) => m).filter((m) => m % 6 === 0 && m <= 96);
  const since = (values: Float64Array, m: number) =>
    million(values.subarray(m === 0 ? 0 : m - 5, m + 1).reduce((sum, value) => sum + value, 0));
  return table(
    [
      'Month',
      'Sub. drawn',
      'Sub. repaid',
      'Sub. balance',
      'NAV drawn',
      'NAV repaid',
      'NAV balance',
      'NAV allowed',
      'Gross marks',
      'Interest, fees',
      'State',
    ],
    months.map((m) => [
      String(m),
      since(c.subscriptionDrawnAud, m),
      since(c.subscriptionRepaidAud, m),
      million(c.subscriptionDebtAud[m]!),
      since(c.navLineDrawnAud, m),
      since(c.navLineRepaidAud, m),
      million(c.navLineDebtAud[m]!),
      million(f.navLineLimitAud[m]!),
      million(book.columns.markAud[m]!),
      since(
        c.facilityInterestAud.map((value, i) => value + c.facilityFeeAud[i]!),
        m,
      ),
      facilityStates[f.navLineState[m]!]!,
    ]),
  );
}

function standardError(values: Float64Array): number {
  const centre = mean(values);
  const variance = mean(values.map((value) => (value - centre) * (value - centre)));
  return Math.sqrt(variance / (values.length - 1));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
