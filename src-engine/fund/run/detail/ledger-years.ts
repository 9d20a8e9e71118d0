import type { TableDef } from '../../../core/table.ts';
import { bookTable } from '../../book/table.ts';
import { cashTable, ledgerSides } from '../../cash/table.ts';
import { waterfallTable } from '../../waterfall/table.ts';
import type { PathReplay } from '../replay.ts';
import { isStock, usualRule, yearLine, yearLines, type FundYear, type YearLine } from './year-lines.ts';

/** The cash account of a path by fund year, AUD. Sums of the monthly ledger: no figure is computed anew. */
export type LedgerYears = {
  readonly sources: readonly YearLine[];
  readonly uses: readonly YearLine[];
  /** Parts of lines above, for reading only. */
  readonly memos: readonly YearLine[];
  /** Year-ends. */
  readonly balances: readonly YearLine[];
  /** Who got what was distributed, carry in escrow and clawback. */
  readonly parties: readonly YearLine[];
  /** The advance book: flows, and what stands at year-end. */
  readonly book: readonly YearLine[];
  readonly check: LedgerCheck;
};

/** Sources = uses + change in cash, by year; `holds` is judged on every month. */
export type LedgerCheck = {
  readonly sourcesAud: readonly number[];
  readonly usesAud: readonly number[];
  readonly changeInCashAud: readonly number[];
  readonly differenceAud: readonly number[];
  readonly largestMonthlyDifferenceAud: number;
  readonly holds: boolean;
};

/** Rounding of sums of a few hundred doubles, as a share of all sources. */
const ROUNDING = 1e-9;

/** Columns of the book that stand at month-end; the rest are flows of the month. */
const standing: ReadonlySet<string> = new Set([
  'costAud',
  'livingCount',
  'markAud',
  'combinedLtvBreachCount',
  'stressLtvBreachCount',
]);

const sides: Readonly<Record<string, 'source' | 'use'>> = ledgerSides;

/** Months of the ledger, waterfall and book of a path, gathered into the years. */
export function ledgerYears({ cash, waterfall, book }: PathReplay, years: readonly FundYear[]): LedgerYears {
  const lines = (def: TableDef, columns: Readonly<Record<string, ArrayLike<number>>>, wanted: (name: string) => boolean) =>
    yearLines(def.spec, columns, (name, column) => (wanted(name) ? usualRule(column) : null), years); // prettier-ignore
  const spec: TableDef['spec'] = cashTable.spec;
  const ledger = (wanted: (name: string) => boolean) => lines(cashTable, cash.columns, wanted);
  const sources = ledger((name) => sides[name] === 'source');
  const uses = ledger((name) => sides[name] === 'use');
  const navAfterAud = cash.columns.navAud.map((nav, m) => nav - cash.columns.distributedAud[m]!);
  const navAfter = { unit: 'Aud', doc: 'Stock: net asset value at month-end after the distribution' } as const;
  return {
    sources,
    uses,
    memos: ledger((name) => sides[name] === undefined && !isStock(spec[name]!)),
    balances: [
      ...ledger((name) => isStock(spec[name]!)),
      yearLine('navAfterDistributionAud', navAfter, 'end', navAfterAud, years),
    ],
    parties: lines(waterfallTable, waterfall.columns, () => true),
    book: yearLines(
      bookTable.spec,
      book.columns,
      (name, column) => (standing.has(name) ? 'end' : usualRule(column)),
      years,
    ),
    check: checkOf(cash.columns, sources, uses, years),
  };
}

function checkOf(
  cash: PathReplay['cash']['columns'],
  sources: readonly YearLine[],
  uses: readonly YearLine[],
  years: readonly FundYear[],
): LedgerCheck {
  const sourcesAud = years.map((_, y) => sum(sources, y));
  const usesAud = years.map((_, y) => sum(uses, y));
  const changeInCashAud = years.map(
    ({ fromMonth, toMonth }) => cash.cashAud[toMonth]! - (fromMonth === 0 ? 0 : cash.cashAud[fromMonth - 1]!),
  );
  const largest = largestDifferenceAud(cash);
  return {
    sourcesAud,
    usesAud,
    changeInCashAud,
    differenceAud: sourcesAud.map((aud, y) => aud - usesAud[y]! - changeInCashAud[y]!),
    largestMonthlyDifferenceAud: largest,
    holds: largest <= ROUNDING * sources.reduce((total, line) => total + line.total, 0),
  };
}

function largestDifferenceAud(cash: PathReplay['cash']['columns']): number {
  const lines = Object.entries(cash).flatMap(([name, values]) => {
    const side = sides[name];
    return side === undefined ? [] : [{ sign: side === 'source' ? 1 : -1, values }];
  });
  let largest = 0;
  for (let m = 0; m < cash.cashAud.length; m++) {
    let net = (m === 0 ? 0 : cash.cashAud[m - 1]!) - cash.cashAud[m]!;
    for (const { sign, values } of lines) net += sign * values[m]!;
    largest = Math.max(largest, Math.abs(net));
  }
  return largest;
}

function sum(lines: readonly YearLine[], year: number): number {
  return lines.reduce((total, { values }) => total + values[year]!, 0);
}
