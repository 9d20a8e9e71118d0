import type { PathReplay } from '../../../../src-engine/index.ts';
import { ONE_DOLLAR, reconcile } from '../layout/reconciliation.ts';
import { headRow } from '../layout/table-rows.ts';
import { addressOf, columnLetters } from '../model/address.ts';
import { formula, number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { million, portfolioWidths as widths, shareFormula, shareValue, sumOf } from './portfolio-rows.ts';

type Cohort = PathReplay['cohorts'][number];
type Line = Pick<
  Cohort,
  'name' | 'advances' | 'defaults' | 'principalAud' | 'proceedsAud' | 'lossAud' | 'principalYearsAud' | 'grossIrrAnnual'
>;

const SHOWN_SUBURBS = 10;
const kinds = [
  { kind: 'zone', title: 'Advances by zone' },
  { kind: 'ltvBand', title: 'Advances by LTV' },
  { kind: 'vintage', title: 'Advances by vintage' },
  { kind: 'suburb', title: `Advances by suburb, largest ${SHOWN_SUBURBS}` },
] as const;

/** The advances of the median path cut four ways: each table is all of them. */
export function cohortTables(sheet: SheetBuilder, median: PathReplay): void {
  for (const { kind, title } of kinds) {
    const all = median.cohorts.filter((cohort) => cohort.kind === kind);
    cohortTable(sheet, kind, title, kind === 'suburb' ? largest(all) : all, median);
  }
}

/** The suburbs with most money, and the rest as one line. */
function largest(suburbs: readonly Cohort[]): readonly Line[] {
  const sorted = suburbs.toSorted((a, b) => b.principalAud - a.principalAud || a.code - b.code);
  const rest = sorted.slice(SHOWN_SUBURBS);
  if (rest.length === 0) return sorted;
  const sum = (of: (cohort: Cohort) => number) => sumOf(rest.map(of));
  return [
    ...sorted.slice(0, SHOWN_SUBURBS),
    {
      name: `${rest.length} more suburbs`,
      advances: sum(({ advances }) => advances),
      defaults: sum(({ defaults }) => defaults),
      principalAud: sum(({ principalAud }) => principalAud),
      proceedsAud: sum(({ proceedsAud }) => proceedsAud),
      lossAud: sum(({ lossAud }) => lossAud),
      principalYearsAud: sum(({ principalYearsAud }) => principalYearsAud),
      grossIrrAnnual: NaN,
    },
  ];
}

function cohortTable(
  sheet: SheetBuilder,
  kind: string,
  title: string,
  lines: readonly Line[],
  median: PathReplay,
): void {
  if (lines.length === 0) return;
  const first =
    headRow(
      sheet,
      widths,
      title,
      'Number',
      'Defaults',
      'Principal, A$m',
      'Part of principal',
      'Proceeds, A$m',
      'Principal lost, A$m',
      'Loss rate',
      'Mean life, years',
      'Gross IRR',
    ) + 1;
  const total = first + lines.length;
  const amounts = lines.map(
    (line) =>
      [
        line.advances,
        line.defaults,
        million(line.principalAud),
        million(line.proceedsAud),
        million(line.lossAud),
      ] as const,
  );
  const sum = (at: 0 | 1 | 2 | 3 | 4) => sumOf(amounts.map((amount) => amount[at]));
  lines.forEach((line, i) => {
    const row = first + i;
    const at = (column: number) => addressOf({ row, column });
    const [advances, defaults, principal, proceeds, loss] = amounts[i]!;
    sheet.row(
      text(line.name),
      number(advances, 'Count'),
      number(defaults, 'Count'),
      number(principal, 'AudMillion'),
      formula(shareFormula(at(3), `D$${total + 1}`), shareValue(principal, sum(2)), 'Fraction'),
      number(proceeds, 'AudMillion'),
      number(loss, 'AudMillion'),
      formula(shareFormula(at(6), at(3)), shareValue(loss, principal), 'Fraction'),
      number(line.principalAud > 0 ? line.principalYearsAud / line.principalAud : null, 'Score'),
      number(line.grossIrrAnnual, 'Annual'),
    );
  });
  const add = (column: number, value: number, unit: 'Count' | 'AudMillion' | 'Fraction') => {
    const letters = columnLetters(column);
    return formula(`SUM(${letters}${first + 1}:${letters}${total})`, value, unit, 'total');
  };
  const { figures } = median;
  const parts = sumOf(amounts.map(([, , principal]) => shareValue(principal, sum(2)) ?? 0));
  const row = sheet.row(
    text('All advances', 'total-label'),
    add(1, sum(0), 'Count'),
    add(2, sum(1), 'Count'),
    add(3, sum(2), 'AudMillion'),
    add(4, parts, 'Fraction'),
    add(5, sum(3), 'AudMillion'),
    add(6, sum(4), 'AudMillion'),
    formula(shareFormula(`G${total + 1}`, `D${total + 1}`), shareValue(sum(4), sum(2)), 'Fraction', 'total'),
    number(figures['walYears']!, 'Score', 'total'),
    number(figures['grossIrrAnnual']!, 'Annual', 'total'),
  );
  const engine = (name: string) => million(figures[name]!);
  const checks = reconcile(
    sheet,
    row,
    [
      { column: 3, value: sum(2), engine: engine('advancesMadeAud') },
      { column: 5, value: sum(3), engine: engine('proceedsAud') },
      { column: 6, value: sum(4), engine: engine('principalLostAud') },
    ],
    ONE_DOLLAR,
  );
  sheet.anchor(`${kind}-check`, checks, 3, checks, 6);
  sheet.check(`${kind}-check`, `Portfolio: ${title.toLowerCase().replace(/,.*/, '')} are all advances`, 'A$1');
  const shown = kind === 'suburb' ? Math.min(lines.length, SHOWN_SUBURBS) : lines.length;
  sheet.anchor(`${kind}-parts`, first, 4, first + shown - 1, 4);
  sheet.anchor(`${kind}-principal`, row, 3);
  sheet.space();
}
