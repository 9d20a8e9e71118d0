import type { PathReplay } from '../../../../src-engine/index.ts';
import { ONE_DOLLAR, reconcile } from '../layout/reconciliation.ts';
import { formula, number } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { byYear, type FinancialYear, type YearRow, type YearTables } from './financial-years.ts';

/** Net assets of the whole fund from year to year: what investors paid in and got, what it cost, and what it earned. */
export function netAssetRoll(
  sheet: SheetBuilder,
  tables: YearTables,
  { cash }: PathReplay,
  fees: YearRow,
  years: readonly FinancialYear[],
): void {
  const c = cash.columns;
  const closing = years.map(({ toMonth }) => (c.navAud[toMonth]! - c.distributedAud[toMonth]!) / 1_000_000);
  const opening = years.map((_, y) => (y === 0 ? 0 : closing[y - 1]!));
  const called = byYear(years, c.calledLpAud).map((aud, y) => aud + byYear(years, c.calledGpAud)[y]!);
  const paidOut = byYear(years, c.distributedAud).map((aud) => -aud);
  const earned = years.map((_, y) => closing[y]! - opening[y]! - called[y]! - paidOut[y]! + fees.values[y]!);
  tables.head('Net assets of the fund');
  const firstRow = sheet.next();
  const closingRow = firstRow + 5;
  tables.cells(
    'Opening',
    number(0, 'AudMillion'),
    opening.map((value, y) =>
      y === 0 ? number(0, 'AudMillion') : formula(`${tables.letters[y - 1]!}${closingRow + 1}`, value, 'AudMillion'),
    ),
  );
  tables.line('Paid in by investors', called);
  tables.line('Distributed, all classes of capital', paidOut);
  const paid = sheet.next();
  tables.cells(
    'Fees and expenses, from above',
    formula(`-B${fees.row + 1}`, -fees.total, 'AudMillion'),
    fees.values.map((value, y) => formula(`-${tables.letters[y]!}${fees.row + 1}`, -value, 'AudMillion')),
  );
  const income = tables.line('Income, gains and changes of marks, before fees', earned);
  const total = (letters: string, value: number) =>
    formula(`SUM(${letters}${firstRow + 1}:${letters}${closingRow})`, value, 'AudMillion', 'total');
  const parts = closing.map((_, y) => opening[y]! + called[y]! + paidOut[y]! - fees.values[y]! + earned[y]!);
  tables.cells(
    'Closing, after the distribution',
    formula(`${tables.letters.at(-1)!}${closingRow + 1}`, parts.at(-1)!, 'AudMillion', 'total'),
    parts.map((value, y) => total(tables.letters[y]!, value)),
  );
  const check = reconcile(
    sheet,
    closingRow,
    closing.map((engine, y) => ({ column: 2 + y, value: parts[y]!, engine })),
    ONE_DOLLAR,
  );
  sheet.anchor('net-assets-check', check, 2, check, 1 + closing.length);
  sheet.check('net-assets-check', 'ILPA fees: net assets roll forward to those of the engine', 'A$1');
  if (paid !== firstRow + 3 || income.row !== closingRow - 1) throw new Error('net assets stand where they should not');
}
