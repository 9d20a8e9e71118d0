import type { PathReplay } from '../../../../src-engine/index.ts';
import { ONE_DOLLAR, reconcile } from '../layout/reconciliation.ts';
import { formula, number } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { byYear, sumByYear, type FinancialYear, type YearRow, type YearTables } from './financial-years.ts';
import { flowsOf } from './ilpa-flows.ts';

/** Flows by kind and year, and what investors have had and still have at each 30 June. */
export function flowYears(
  sheet: SheetBuilder,
  tables: YearTables,
  median: PathReplay,
  years: readonly FinancialYear[],
  lpFraction: number,
): void {
  const { waterfall, cash, figures } = median;
  const flows = flowsOf(median);
  const w = waterfall.columns;
  tables.head('Granular: fund to investors (LP class)');
  const paidIn = tables.line('Paid in', sumByYear(years, flows.lpCalled));
  const parts = [
    tables.line('Return of capital', byYear(years, w.returnOfCapitalAud)),
    tables.line('Preferred return', byYear(years, w.prefAud)),
    tables.line('Part of the catch-up', byYear(years, w.catchUpLpAud)),
    tables.line('Part of profit above', byYear(years, w.splitLpAud)),
    tables.line('Carry returned by the manager', byYear(years, w.clawbackAud)),
  ];
  const received = tables.total('Received', parts);
  const net = tables.total('Net of the LP class', [paidIn, received]);
  const engine = (figures['lpDistributedAud']! - figures['lpCalledAud']!) / 1_000_000;
  check(sheet, 'lp', net, engine, 'ILPA performance: what investors paid and received agrees with the engine');
  sheet.space();
  tables.head('Gross-up: fund to advances');
  const advanced = tables.line('Advanced to owners', sumByYear(years, flows.advanced));
  const principal = tables.line('Principal received', byYear(years, cash.columns.principalReceivedAud));
  const interest = tables.line('Interest received', byYear(years, cash.columns.interestReceivedAud));
  const share = tables.line('Share of appreciation received', byYear(years, cash.columns.shareReceivedAud));
  const gross = tables.total('Net of advances', [advanced, principal, interest, share]);
  const grossEngine = (figures['proceedsAud']! - figures['advancesMadeAud']!) / 1_000_000;
  check(sheet, 'gross', gross, grossEngine, 'ILPA performance: flows with advances agree with the engine');
  sheet.space();
  standing(sheet, tables, median, years, { paidIn, received, lpFraction });
}

function check(
  sheet: SheetBuilder,
  name: string,
  row: { readonly row: number; readonly total: number },
  engine: number,
  says: string,
): void {
  const at = reconcile(sheet, row.row, [{ column: 1, value: row.total, engine }], ONE_DOLLAR);
  sheet.anchor(`${name}-check`, at, 1);
  sheet.check(`${name}-check`, says, 'A$1');
}

/** DPI, RVPI and TVPI to date. The net assets left are the LP class's part before carry that is not yet paid. */
function standing(
  sheet: SheetBuilder,
  tables: YearTables,
  { cash, tranches }: PathReplay,
  years: readonly FinancialYear[],
  rows: { readonly paidIn: YearRow; readonly received: YearRow; readonly lpFraction: number },
): void {
  if (tranches !== null) return; // what the classes above the equity are owed between their dates is not in the replay
  const left = years.map(
    ({ toMonth }) =>
      (Math.max(0, cash.columns.navAud[toMonth]! - cash.columns.distributedAud[toMonth]!) * rows.lpFraction) /
      1_000_000,
  );
  const paid: number[] = [];
  const had: number[] = [];
  rows.paidIn.values.forEach((value, y) => paid.push((paid[y - 1] ?? 0) - value));
  rows.received.values.forEach((value, y) => had.push((had[y - 1] ?? 0) + value));
  tables.head('To date, at the end of each year');
  const first = sheet.next();
  const toDate = (row: number, y: number, sign: string) => `${sign}SUM($C${row + 1}:${tables.letters[y]!}${row + 1})`;
  tables.cells(
    'Paid in to date',
    null,
    paid.map((value, y) => formula(toDate(rows.paidIn.row, y, '-'), value, 'AudMillion')),
  );
  tables.cells(
    'Received to date',
    null,
    had.map((value, y) => formula(toDate(rows.received.row, y, ''), value, 'AudMillion')),
  );
  tables.cells(
    'Part of net assets, before carry not yet paid',
    null,
    left.map((value) => number(value, 'AudMillion')),
  );
  const over = (title: string, values: readonly number[], rowsOver: readonly number[]) =>
    tables.cells(
      `${title}, multiple of paid in`,
      null,
      values.map((value, y) => {
        const at = (row: number) => `${tables.letters[y]!}${row + 1}`;
        const top = rowsOver.map(at).join('+');
        return formula(
          `IF(${at(first)}>0,(${top})/${at(first)},"n/a")`,
          paid[y]! > 0 ? value / paid[y]! : null,
          'Multiple',
        );
      }),
    );
  over('DPI', had, [first + 1]);
  over('RVPI', left, [first + 2]);
  over(
    'TVPI',
    had.map((value, y) => value + left[y]!),
    [first + 1, first + 2],
  );
  sheet.space();
}
