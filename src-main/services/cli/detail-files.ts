import type { PathDetail, RunDetail, YearLine } from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';
import type { Pooled } from './full-report.ts';
import { cohortFiles } from './insight-files.ts';

/** What `run --report full --out` writes beside the files of a run. */
export function detailFiles(detail: RunDetail, pooled: Pooled): Record<string, string> {
  const { medianPath } = detail;
  return {
    'year-ends.csv': yearEndsCsv(detail),
    ...(medianPath === null ? {} : medianFiles(medianPath)),
    ...('cohorts' in pooled ? cohortFiles(pooled.cohorts) : {}),
  };
}

function yearEndsCsv({ years }: RunDetail): string {
  const percentiles = years.series[0]?.percentiles ?? [];
  return csvText(
    ['series', 'unit', 'month', ...percentiles.map((p) => `p${Math.round(100 * p)}`), 'resolution', 'scale'],
    years.series.flatMap((fan) =>
      years.months.map((month, y) => [
        fan.name,
        fan.unit,
        month,
        ...fan.values.map((line) => line[y]!),
        fan.resolution,
        fan.scale,
      ]),
    ),
  );
}

function medianFiles(detail: PathDetail): Record<string, string> {
  const tiers = [
    ...detail.tiers.payments.map((line) => ({ ...line, kind: 'payment' })),
    ...detail.tiers.accounts.map((line) => ({ ...line, kind: 'account' })),
  ];
  return {
    'years.csv': yearsCsv(detail),
    'tiers.csv': csvText(
      ['kind', 'tier', 'party', 'amountAud', 'shareFraction', 'firstMonth', 'lastMonth', 'rows', 'sentence'],
      tiers.map((t) => [
        t.kind,
        t.tier,
        t.party,
        t.amountAud,
        t.shareFraction,
        t.firstMonth,
        t.lastMonth,
        t.rows,
        t.sentence,
      ]),
    ),
    'fee-years.csv': financialCsv(detail.fees),
    ...(detail.tax === null ? {} : { 'tax-years.csv': financialCsv(detail.tax) }),
    ...(detail.manager === null ? {} : { 'manager-years.csv': financialCsv(detail.manager) }),
  };
}

function financialCsv({ yearsEnding, lines }: NonNullable<PathDetail['tax']>): string {
  return csvText(
    ['line', 'unit', 'over', ...yearsEnding.map((year) => `yearTo${year}`), 'total'],
    lines.map((line) => [line.name, line.unit, line.over, ...line.values, line.total]),
  );
}

function trancheSections({ classes, equity, paid }: NonNullable<PathDetail['tranches']>) {
  return [
    ...classes.map(({ name, lines }) => [name, lines] as const),
    ['equity', equity],
    ['classesPaid', paid],
  ] as const;
}

/** A row a line, a column a fund year; the check is the last section. */
function yearsCsv({ years, ledger, facilities, tranches }: PathDetail): string {
  const section = (name: string, lines: readonly YearLine[]) =>
    lines.map((line) => [name, line.name, line.unit, line.over, ...line.values, line.total]);
  const { check } = ledger;
  const checked = [
    ['sourcesAud', check.sourcesAud],
    ['usesAud', check.usesAud],
    ['changeInCashAud', check.changeInCashAud],
    ['differenceAud', check.differenceAud],
  ] as const;
  return csvText(
    ['section', 'line', 'unit', 'over', ...years.map(({ year }) => `year${year}`), 'total'],
    [
      ...section('sources', ledger.sources),
      ...section('uses', ledger.uses),
      ...section('memos', ledger.memos),
      ...section('parties', ledger.parties),
      ...section('balances', ledger.balances),
      ...section('book', ledger.book),
      ...(facilities === null ? [] : section('facilities', facilities.lines)),
      ...(tranches === null ? [] : trancheSections(tranches).flatMap(([name, lines]) => section(name, lines))),
      ...checked.map(([name, values]) => ['check', name, 'Aud', 'sum', ...values, values.reduce((a, b) => a + b, 0)]),
    ],
  );
}
