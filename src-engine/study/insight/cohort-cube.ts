import { irrInto } from '../../numeric/irr.ts';
import { CAUSE, exitCauses, type ExitCause } from '../../fund/exits/table.ts';
import { codeOf, nameOfCode, type CohortKey } from './cohort-keys.ts';
import { addToRatio, createRatioSums, ratioError, type RatioSums } from './ratio-error.ts';
import type { LoanPool } from './tape.ts';

/** Some advances over all pooled paths. Ratios are ratios of sums over all of them. */
export type CohortFigures = {
  readonly advances: number;
  /** Paths in which it occurs, and advances per pooled path. */
  readonly paths: number;
  readonly meanAdvances: number;
  /** True below the least number: shown, but not to be relied on. */
  readonly few: boolean;
  readonly principalAud: number;
  readonly proceedsAud: number;
  readonly lossAud: number;
  readonly meanLtvFraction: number;
  /** Share of the advances by cause of exit. */
  readonly causeFractions: Readonly<Record<ExitCause, number>>;
  /** From advance to the event that ended it, by count. */
  readonly meanLifeYears: number;
  /** From advance to its cash, by principal. */
  readonly walYears: number;
  readonly defaultRateFraction: number;
  /** Error of the default rate from the spread between paths; NaN for one path. */
  readonly defaultRateStandardError: number;
  readonly lossRateFraction: number;
  readonly proceedsMultiple: number;
  /** Part of the proceeds that is appreciation share; NaN without proceeds. */
  readonly appreciationFraction: number;
  /** IRR of the monthly flows summed over all paths: not the mean of the paths' IRRs. NaN for none, -1 for a total loss. */
  readonly grossIrrAnnual: number;
};

/** The advances that share all keys of a table; names in the order of the keys. */
export type CohortCell = CohortFigures & { readonly names: readonly string[] };
export type CohortTable = { readonly by: readonly CohortKey[]; readonly cells: readonly CohortCell[] };

type Sums = {
  readonly codes: readonly number[];
  readonly causes: Int32Array;
  readonly defaultRate: RatioSums;
  readonly flows: Float64Array;
  lastSlot: number;
  paths: number;
  advances: number;
  principalAud: number;
  proceedsAud: number;
  lossAud: number;
  sharePaidAud: number;
  ltv: number;
  lifeMonths: number;
  principalMonths: number;
};

/** Cells of the pool by the keys `by`. */
export function cohortTable(
  pool: LoanPool,
  by: readonly CohortKey[],
  suburbNames: readonly string[],
  fewAdvances: number,
): CohortTable {
  const groups = cohortGroups(pool, (row) => by.map((key) => codeOf(pool.columns, key, row)), fewAdvances);
  const cells = groups.map(({ codes, figures }) => ({
    names: by.map((key, i) => nameOfCode(key, codes[i]!, suburbNames)),
    ...figures,
  }));
  return { by, cells };
}

/** Rows that share their codes, in the order of the codes; empty groups are left out. Sums run in the order of the pool. */
export function cohortGroups(
  pool: LoanPool,
  codesOf: (row: number) => readonly number[],
  fewAdvances: number,
): readonly { readonly codes: readonly number[]; readonly figures: CohortFigures }[] {
  const months = lastCashMonth(pool) + 1;
  const groups = new Map<string, Sums>();
  for (let row = 0; row < pool.rows; row++) {
    const codes = codesOf(row);
    const name = codes.join(' ');
    let sums = groups.get(name);
    if (sums === undefined) groups.set(name, (sums = emptySums(codes, months)));
    addRow(sums, pool, row);
  }
  return [...groups.values()]
    .sort((a, b) => compareCodes(a.codes, b.codes))
    .map((sums) => ({ codes: sums.codes, figures: figuresOf(sums, pool, fewAdvances) }));
}

export function lastCashMonth({ columns, rows }: LoanPool): number {
  let last = 0;
  for (let row = 0; row < rows; row++) last = Math.max(last, columns.cashMonth[row]!);
  return last;
}

function emptySums(codes: readonly number[], months: number): Sums {
  return {
    codes,
    causes: new Int32Array(exitCauses.length),
    defaultRate: createRatioSums(),
    flows: new Float64Array(months),
    lastSlot: -1,
    paths: 0,
    advances: 0,
    principalAud: 0,
    proceedsAud: 0,
    lossAud: 0,
    sharePaidAud: 0,
    ltv: 0,
    lifeMonths: 0,
    principalMonths: 0,
  };
}

function addRow(sums: Sums, { columns, clusterOfSlot }: LoanPool, row: number): void {
  const principal = columns.principalAud[row]!;
  const made = columns.originationMonth[row]!;
  const paidMonth = columns.cashMonth[row]!;
  const cause = columns.cause[row]!;
  const slot = columns.slot[row]!;
  sums.advances += 1;
  sums.causes[cause]! += 1;
  if (slot !== sums.lastSlot) sums.paths += 1;
  sums.lastSlot = slot;
  addToRatio(sums.defaultRate, cause === CAUSE.default ? 1 : 0, clusterOfSlot[slot]!);
  sums.principalAud += principal;
  sums.proceedsAud += columns.paidAud[row]!;
  sums.lossAud += columns.lossAud[row]!;
  sums.sharePaidAud += columns.sharePaidAud[row]!;
  sums.ltv += columns.ltvFraction[row]!;
  sums.lifeMonths += columns.exitMonth[row]! - made;
  sums.principalMonths += principal * (paidMonth - made);
  sums.flows[made]! -= principal;
  sums.flows[paidMonth]! += columns.paidAud[row]!;
}

const rate = new Float64Array(1);

function figuresOf(sums: Sums, pool: LoanPool, fewAdvances: number): CohortFigures {
  const { advances, principalAud, proceedsAud, lossAud, flows } = sums;
  irrInto(flows, flows.length, 12, rate, 0);
  return {
    advances,
    paths: sums.paths,
    meanAdvances: advances / pool.pathNumbers.length,
    few: advances < fewAdvances,
    principalAud,
    proceedsAud,
    lossAud,
    meanLtvFraction: sums.ltv / advances,
    causeFractions: Object.fromEntries(exitCauses.map((name, code) => [name, sums.causes[code]! / advances])) as Record<
      ExitCause,
      number
    >,
    meanLifeYears: sums.lifeMonths / advances / 12,
    walYears: sums.principalMonths / principalAud / 12,
    defaultRateFraction: sums.causes[CAUSE.default]! / advances,
    defaultRateStandardError: ratioError(sums.defaultRate, pool.clusterCount),
    lossRateFraction: lossAud / principalAud,
    proceedsMultiple: proceedsAud / principalAud,
    appreciationFraction: proceedsAud > 0 ? sums.sharePaidAud / proceedsAud : NaN,
    grossIrrAnnual: rate[0]!,
  };
}

function compareCodes(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}
