import type { CohortCheck, RunResult, SeasonedReport } from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';
import { formatValue } from './format-value.ts';
import { textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const aud = (value: number) => formatValue(value, 'Aud');
const multiple = (value: number | null) => formatValue(value, 'Multiple');

/** The section "Seasoned start" of a report: what is a fact, and actual against model; nothing when the fund starts at first close. */
export function seasonedText({ seasoned }: RunResult): string {
  if (seasoned === null) return '';
  return `Seasoned start\n\n${factsTable(seasoned)}\n${cohortTable(seasoned.actualAgainstModel)}`;
}

function factsTable(s: SeasonedReport): string {
  const rows = [
    ['Facts up to', `${s.asOfDate} (months 0 to ${s.asOfMonth - 1})`],
    ['Advances', `${s.advances}: ${s.living} living, ${s.inDefault} in default, ${s.exited} exited`],
    ['LP class paid in', aud(s.lpPaidInAud)],
    ['LP class received', aud(s.lpDistributedAud)],
    ['DPI, TVPI to date', `${multiple(s.dpiMultiple)}, ${multiple(s.tvpiMultiple)}`],
    ['Index marks', aud(s.markAud)],
    ['NAV; of the LP class', `${aud(s.navAud)}; ${aud(s.lpNavAud)}`],
    ['Cash; of it to be advanced again', `${aud(s.cashAud)}; ${aud(s.recyclableCashAud)}`],
    ['Debt', aud(s.debtAud)],
    ['Carry paid', aud(s.carryAud)],
    ['Still to be called', aud(s.uncalledAud)],
    ['Not reconciled', aud(s.unreconciledAud)],
  ];
  return textTable(
    [
      { title: 'To date', align: 'left' },
      { title: '', align: 'left' },
    ],
    rows,
  );
}

const range = ({ low, high }: CohortCheck['exits']) => `${low}-${high}`;
const mark = ({ outside }: CohortCheck['exits']) => (outside ? '*' : '');

function cohortTable(checks: readonly CohortCheck[]): string {
  if (checks.length === 0) return '';
  const table = textTable(
    [
      { title: 'Actual against model', align: 'left' },
      ...[
        'advances',
        'years',
        'exits',
        'expected',
        '95 %',
        'A/E',
        'defaults',
        'expected',
        '95 %',
        'proceeds',
        'at mark',
      ].map((title) => ({
        title,
        align: 'right' as const,
      })),
    ],
    checks.map((c) => [
      c.by === 'all' ? c.cohort : `${labels[c.by]} ${c.cohort}`,
      String(c.advances),
      c.exposureYears.toFixed(0),
      `${c.exits.actual}${mark(c.exits)}`,
      c.exits.expected.toFixed(1),
      range(c.exits),
      c.exits.ratio === null ? '-' : c.exits.ratio.toFixed(2),
      `${c.defaults.actual}${mark(c.defaults)}`,
      c.defaults.expected.toFixed(1),
      range(c.defaults),
      aud(c.proceedsAud),
      aud(c.expectedProceedsAud),
    ]),
  );
  return `${table}${wrapText('Exits are sales, refinances and life events. * outside the range that holds 95 % of outcomes if the model is right; one in twenty is outside by chance. Proceeds beside the index marks of the same exits.', '')}\n`;
}

const labels = { vintage: 'vintage', zone: 'zone', ltvBand: 'LTV' } as const;

/** `actual-against-model.csv` of `run --out`. */
export function actualAgainstModelCsv(checks: readonly CohortCheck[]): string {
  const counts = ['Actual', 'Expected', 'Low', 'High', 'Ratio', 'OutsideFlag'];
  return csvText(
    [
      'by',
      'cohort',
      'advances',
      'exposureYears',
      ...counts.map((name) => `exits${name}`),
      ...counts.map((name) => `defaults${name}`),
      'proceedsAud',
      'expectedProceedsAud',
    ],
    checks.map((c) => [
      c.by,
      c.cohort,
      c.advances,
      c.exposureYears,
      ...[c.exits, c.defaults].flatMap((n) => [n.actual, n.expected, n.low, n.high, n.ratio ?? NaN, n.outside ? 1 : 0]),
      c.proceedsAud,
      c.expectedProceedsAud,
    ]),
  );
}
