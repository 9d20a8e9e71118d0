import { createTable } from '../../../../src-engine/core/table.ts';
import { poolTable, type LoanPool } from '../../../../src-engine/study/insight/tape.ts';

/** What a made advance may say of itself; the rest stands at a plain value. */
export type MadeAdvance = {
  readonly path?: number;
  readonly month?: number;
  readonly exitMonth?: number;
  readonly cashMonth?: number;
  readonly suburb?: number;
  readonly zone?: number;
  readonly dwellingType?: number;
  readonly principal?: number;
  readonly value?: number;
  readonly senior?: number;
  readonly tenureMonths?: number;
  readonly cause?: number;
  readonly paid?: number;
  readonly sharePaid?: number;
  readonly loss?: number;
  readonly exitValue?: number;
};

/** A pool of made advances, path by path; every path's fund ends in month 120. */
export function poolOf(advances: readonly MadeAdvance[], paths?: number): LoanPool {
  const slots = paths ?? Math.max(...advances.map(({ path = 0 }) => path)) + 1;
  const ordered = advances.toSorted((a, b) => (a.path ?? 0) - (b.path ?? 0));
  const { columns } = createTable(poolTable, ordered.length);
  const firstRow = new Int32Array(slots + 1);
  ordered.forEach((made, row) => {
    const { path = 0, month = 0, exitMonth = 60, principal = 100, value = 1000 } = made;
    columns.slot[row] = path;
    columns.advance[row] = row;
    columns.originationMonth[row] = month;
    columns.suburb[row] = made.suburb ?? 0;
    columns.zone[row] = made.zone ?? 0;
    columns.dwellingType[row] = made.dwellingType ?? 0;
    columns.principalAud[row] = principal;
    columns.valueAud[row] = value;
    columns.ltvFraction[row] = principal / value;
    columns.seniorAud[row] = made.senior ?? 400;
    columns.seniorAgeMonths[row] = 60;
    columns.tenureMonths[row] = made.tenureMonths ?? 108;
    columns.mortgageRateAnnual[row] = 0.06;
    columns.unemploymentFraction[row] = 0.04;
    columns.exitMonth[row] = exitMonth;
    columns.cashMonth[row] = made.cashMonth ?? exitMonth;
    columns.cause[row] = made.cause ?? 0;
    columns.exitValueAud[row] = made.exitValue ?? value;
    columns.suburbRatio[row] = 1;
    columns.paidAud[row] = made.paid ?? principal;
    columns.sharePaidAud[row] = made.sharePaid ?? 0;
    columns.lossAud[row] = made.loss ?? 0;
    columns.pathMultiple[row] = 1;
    firstRow.fill(row + 1, path + 1);
  });
  const pathNumbers = Int32Array.from({ length: slots }, (_, slot) => slot);
  return {
    pathNumbers,
    clusterOfSlot: pathNumbers.slice(),
    clusterCount: slots,
    firstRow,
    lastMonth: new Int32Array(slots).fill(120),
    rows: ordered.length,
    columns,
    startMonth: 0,
  };
}

/** Repeatable numbers in (0, 1) for made data. */
export function madeUniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Repeatable standard normals, by Box and Muller. */
export function madeNormals(seed: number): () => number {
  const uniform = madeUniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
