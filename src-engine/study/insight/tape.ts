import { AppError } from '../../core/errors.ts';
import { createTable, defineTable, type Columns } from '../../core/table.ts';
import type { PathTables } from '../../fund/metrics/table.ts';

/**
 * One row per advance of all pooled paths, path after path, in order of origination. What was known on the day of the
 * advance comes first, what became of it after; the hidden draws of an advance are not in it, so nothing can learn from them.
 */
export const poolTable = defineTable('pool', {
  slot: { kind: 'i32', unit: 'Code', doc: 'Which of the pooled paths, from 0' },
  advance: { kind: 'i32', unit: 'Count', doc: 'Row of the advance in the loan tape of its path' },
  originationMonth: { kind: 'i32', unit: 'Month', doc: 'Month of the advance since first close' },
  suburb: { kind: 'i32', unit: 'Code', doc: 'Suburb code of the run' },
  zone: { kind: 'u8', unit: 'Code', doc: 'Zone of the suburb' },
  dwellingType: { kind: 'u8', unit: 'Code', doc: '0 house, 1 semi or townhouse, 2 apartment' },
  interestOnly: { kind: 'u8', unit: 'Flag', doc: '1 if the first mortgage pays interest only' },
  principalAud: { kind: 'f64', unit: 'Aud', doc: 'Advance' },
  valueAud: { kind: 'f64', unit: 'Aud', doc: 'Value of the home at the advance' },
  ltvFraction: { kind: 'f64', unit: 'Fraction', doc: 'Advance / value' },
  seniorAud: { kind: 'f64', unit: 'Aud', doc: 'First mortgage at the advance' },
  seniorAgeMonths: { kind: 'i32', unit: 'Month', doc: 'Age of the first mortgage at the advance' },
  tenureMonths: { kind: 'i32', unit: 'Month', doc: 'Months the owner has owned the home at the advance' },
  mortgageRateAnnual: { kind: 'f64', unit: 'Annual', doc: 'Mortgage rate in the month of the advance' },
  unemploymentFraction: { kind: 'f64', unit: 'Fraction', doc: 'Unemployment in the month of the advance' },
  exitMonth: { kind: 'i32', unit: 'Month', doc: 'Month of the event that ended it' },
  cashMonth: { kind: 'i32', unit: 'Month', doc: 'Month in which its cash arrived' },
  cause: { kind: 'u8', unit: 'Code', doc: 'Cause of exit' },
  exitValueAud: { kind: 'f64', unit: 'Aud', doc: 'Price or valuation on which it settled' },
  suburbRatio: {
    kind: 'f64',
    unit: 'Multiple',
    doc: 'Index of its suburb when its cash arrived (or in the last simulated month) over that at the advance',
  },
  paidAud: { kind: 'f64', unit: 'Aud', doc: 'What the fund received' },
  sharePaidAud: { kind: 'f64', unit: 'Aud', doc: 'Part of it that is appreciation share' },
  lossAud: { kind: 'f64', unit: 'Aud', doc: 'Principal not returned' },
  pathMultiple: { kind: 'f64', unit: 'Multiple', doc: 'Proceeds over principal of all advances of its path' },
});
export type PoolColumns = Columns<typeof poolTable>;

/** Loan tapes of several paths in one. */
export type LoanPool = {
  /** Path number of each slot, ascending. */
  readonly pathNumbers: Int32Array;
  /** Independent unit of each slot: the path, or the pair of antithetic paths. */
  readonly clusterOfSlot: Int32Array;
  readonly clusterCount: number;
  /** First row of each slot, and the number of rows at the end. */
  readonly firstRow: Int32Array;
  /** Last month of each path's fund. */
  readonly lastMonth: Int32Array;
  readonly rows: number;
  readonly columns: PoolColumns;
  /** First simulated month: advances made before it come from the tape of a seasoned start, the same on every path. */
  readonly startMonth: number;
};

/** Most advances of a pool: 132 bytes a row, so 66 MB, and for a moment half as much again while it grows. */
export const MOST_POOLED = 500_000;

/**
 * Collects tapes path by path.
 * @throws AppError `input/too-large` when the pool would hold more than `MOST_POOLED` advances
 */
export function createPoolBuilder(pathNumbers: Int32Array, clusterOfSlot: Int32Array, startMonth = 0) {
  const slots = pathNumbers.length;
  const firstRow = new Int32Array(slots + 1);
  const lastMonth = new Int32Array(slots);
  let columns = createTable(poolTable, 4096).columns;
  let rows = 0;
  let slot = 0;

  function grow(least: number): void {
    const capacity = columns.slot.length;
    if (least <= capacity) return;
    const wider = createTable(poolTable, Math.max(least, 2 * capacity)).columns;
    for (const name of Object.keys(poolTable.spec) as (keyof PoolColumns)[]) wider[name].set(columns[name] as never);
    columns = wider;
  }

  return {
    add(tables: PathTables): void {
      const { advances, exits, advanceCount, market } = tables;
      if (rows + advanceCount > MOST_POOLED)
        throw new AppError(
          'input/too-large',
          `The tapes of ${slots} paths hold more than ${MOST_POOLED} advances.`,
          {},
          [{ path: '--paths', message: `${slots} are too many`, remedy: `Take fewer: ${slot} fit.` }],
        );
      grow(rows + advanceCount);
      const indexMonths = market.months + 1;
      let principalAud = 0;
      let paidAud = 0;
      for (let i = 0; i < advanceCount; i++) {
        const row = rows + i;
        const month = advances.originationMonth[i]!;
        columns.slot[row] = slot;
        columns.advance[row] = i;
        columns.originationMonth[row] = month;
        columns.suburb[row] = advances.suburb[i]!;
        columns.zone[row] = advances.zone[i]!;
        columns.dwellingType[row] = advances.dwellingType[i]!;
        columns.interestOnly[row] = advances.interestOnly[i]!;
        columns.principalAud[row] = advances.principalAud[i]!;
        columns.valueAud[row] = advances.valueAud[i]!;
        columns.ltvFraction[row] = advances.ltvFraction[i]!;
        columns.seniorAud[row] = advances.seniorAud[i]!;
        columns.seniorAgeMonths[row] = advances.seniorAgeMonths[i]!;
        columns.tenureMonths[row] = advances.tenureMonths[i]!;
        columns.mortgageRateAnnual[row] = market.mortgageRateAnnual[month]!;
        columns.unemploymentFraction[row] = market.unemploymentFraction[month]!;
        columns.exitMonth[row] = exits.exitMonth[i]!;
        columns.cashMonth[row] = exits.cashMonth[i]!;
        columns.cause[row] = exits.cause[i]!;
        const index = advances.suburb[i]! * indexMonths;
        const end = Math.min(market.months, exits.cashMonth[i]!);
        columns.suburbRatio[row] = market.suburbIndex[index + end]! / market.suburbIndex[index + month]!;
        // The tape of an existing fund does not say for how much a home was sold: as much as its suburb.
        const soldAud = exits.exitValueAud[i]!;
        columns.exitValueAud[row] = Number.isNaN(soldAud) ? advances.valueAud[i]! * columns.suburbRatio[row]! : soldAud;
        columns.paidAud[row] = exits.paidAud[i]!;
        columns.sharePaidAud[row] = exits.sharePaidAud[i]!;
        columns.lossAud[row] = exits.lossAud[i]!;
        principalAud += advances.principalAud[i]!;
        paidAud += exits.paidAud[i]!;
      }
      columns.pathMultiple.fill(principalAud > 0 ? paidAud / principalAud : NaN, rows, rows + advanceCount);
      rows += advanceCount;
      lastMonth[slot] = tables.lastMonth;
      slot += 1;
      firstRow[slot] = rows;
    },
    finish(): LoanPool {
      const clusterCount = new Set(clusterOfSlot).size;
      return { pathNumbers, clusterOfSlot, clusterCount, firstRow, lastMonth, rows, columns, startMonth };
    },
  };
}

/**
 * Path numbers evenly spaced over `paths`, ascending. Antithetic paths come as whole pairs, and a pair is one independent unit.
 * Fewer when the scenario has fewer paths.
 */
export function choosePaths(
  paths: number,
  wanted: number,
  antithetic: boolean,
): { readonly pathNumbers: Int32Array; readonly clusterOfSlot: Int32Array } {
  const size = antithetic ? 2 : 1;
  const units = Math.max(1, Math.ceil(paths / size));
  const chosen = Math.min(units, Math.max(1, Math.floor(wanted / size)));
  const pathNumbers: number[] = [];
  const clusterOfSlot: number[] = [];
  for (let u = 0; u < chosen; u++)
    for (let k = 0; k < size; k++) {
      const path = Math.floor((u * units) / chosen) * size + k;
      if (path >= paths) continue;
      pathNumbers.push(path);
      clusterOfSlot.push(u);
    }
  return { pathNumbers: Int32Array.from(pathNumbers), clusterOfSlot: Int32Array.from(clusterOfSlot) };
}
