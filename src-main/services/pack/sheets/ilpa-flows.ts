import type { PathReplay } from '../../../../src-engine/index.ts';
import { headRow } from '../layout/table-rows.ts';
import { formula, number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { monthDate, yearWidths, type FinancialYear } from './financial-years.ts';

/** Monthly flows of one path, A$m: calls and advances below zero. */
export type PathFlows = {
  readonly lpCalled: readonly number[];
  readonly lpReceived: readonly number[];
  readonly advanced: readonly number[];
  readonly proceeds: readonly number[];
  readonly fundCalled: readonly number[];
  readonly fundPaid: readonly number[];
};

/** The class that the net figures are of: the LP class, of the equity where the fund has classes above it. */
export function flowsOf({ cash, book, waterfall, tranches }: PathReplay): PathFlows {
  const equity = tranches?.equity.columns ?? cash.columns;
  const {
    advancesMadeAud,
    saleProceedsAud,
    refinanceProceedsAud,
    defaultProceedsAud,
    lifeEventProceedsAud,
    maturityProceedsAud,
    fundEndProceedsAud,
  } = book.columns;
  const months = Array.from({ length: cash.rows }, (_, m) => m);
  const million = (audAt: (month: number) => number) => months.map((m) => audAt(m) / 1_000_000);
  return {
    lpCalled: million((m) => -equity.calledLpAud[m]!),
    lpReceived: million((m) => waterfall.columns.lpAud[m]! + waterfall.columns.clawbackAud[m]!),
    advanced: million((m) => -advancesMadeAud[m]!),
    proceeds: million(
      (m) =>
        saleProceedsAud[m]! +
        refinanceProceedsAud[m]! +
        defaultProceedsAud[m]! +
        lifeEventProceedsAud[m]! +
        maturityProceedsAud[m]! +
        fundEndProceedsAud[m]!,
    ),
    fundCalled: million((m) => -(cash.columns.calledLpAud[m]! + cash.columns.calledGpAud[m]!)),
    fundPaid: million((m) => cash.columns.distributedAud[m]!),
  };
}

/** Columns of the three pairs of flows and their net. */
const OUT = 'DGJ';
const BACK = 'EHK';
const NET = 'FIL';

/** The schedule that the rates are reckoned from: one formula down each net column. */
export function monthlyFlows(
  sheet: SheetBuilder,
  median: PathReplay,
  firstClose: string,
  years: readonly FinancialYear[],
): void {
  const widths = yearWidths(years);
  const flows = flowsOf(median);
  headRow(
    sheet,
    widths,
    'Monthly flows, A$m; out in brackets',
    'Date',
    'Month',
    'LP paid in',
    'LP received',
    'LP net',
    'Advanced',
    'Proceeds',
    'Net of advances',
    'All paid in',
    'All received',
    'Net of all',
  );
  const first = sheet.next();
  const pairs = [
    [flows.lpCalled, flows.lpReceived],
    [flows.advanced, flows.proceeds],
    [flows.fundCalled, flows.fundPaid],
  ] as const;
  for (let m = 0; m < flows.lpCalled.length; m += 1) {
    const row = sheet.next();
    sheet.row(
      text(`FY${String(years.find(({ toMonth }) => m <= toMonth)!.ending).slice(2)}`, 'unit'),
      monthDate(firstClose, m),
      number(m, 'Month'),
      ...pairs.flatMap(([out, back], p) => {
        const [a, b] = [`${OUT[p]}${row + 1}`, `${BACK[p]}${row + 1}`];
        return [
          number(out[m]!, 'AudMillion'),
          number(back[m]!, 'AudMillion'),
          formula(`${a}+${b}`, out[m]! + back[m]!, 'AudMillion'),
        ];
      }),
    );
  }
  const last = sheet.next() - 1;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  sheet.row(
    text('Sum', 'total-label'),
    null,
    null,
    ...pairs.flatMap(([out, back], p) => {
      const total = (letters: string, value: number) =>
        formula(`SUM(${letters}${first + 1}:${letters}${last + 1})`, value, 'AudMillion', 'total');
      return [
        total(OUT[p]!, sum(out)),
        total(BACK[p]!, sum(back)),
        total(NET[p]!, sum(out.map((value, m) => value + back[m]!))),
      ];
    }),
  );
  const anchor = (name: string, column: number) => sheet.anchor(name, first, column, last, column);
  anchor('lp-paid-in', 3);
  anchor('lp-received', 4);
  anchor('lp-net', 5);
  anchor('advanced', 6);
  anchor('proceeds', 7);
  anchor('advances-net', 8);
  anchor('all-net', 11);
}
