import { AppError, type FieldIssue } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { civilDate, formatDate } from '../../numeric/dates.ts';
import type { TapeImport, TapeRow } from '../data/imports.ts';
import { exitCauses } from '../exits/table.ts';
import { STATUS, type TapePlan } from './table.ts';

/** Position of the first tape advance of a month: apart from those of simulated ones, so that a tape of the engine's own is drawn anew. */
export const FIRST_ORDINAL = 2048;
/** Most tape advances of one month. */
const MOST_A_MONTH = 2048;
/** Most issues that are listed; the rest is counted. */
const MOST_ISSUES = 200;
/** Interest rates that differ by less are the same rate, written with fewer digits. */
const RATE_ROUNDING = 1e-9;

/** What the rest of the scenario says of the tape's rows. */
export type TapeContext = {
  readonly firstCloseDay: number;
  readonly startMonth: number;
  readonly termMonths: number;
  readonly interestAnnual: number;
  readonly tiered: boolean;
  readonly lagMonths: number;
  readonly seniorTermMonths: number;
  readonly zoneOfSuburb: Uint8Array;
  /** Code of the suburb in this run, or what is wrong with its name. */
  readonly suburbOf: (name: string) => number | { readonly message: string; readonly remedy: string };
};

/** Months from the month of first close to the month of a day. */
export function monthOfDay(day: number, firstCloseDay: number): number {
  const [at, from] = [civilDate(day), civilDate(firstCloseDay)];
  return (at.year - from.year) * 12 + at.month - from.month;
}

/**
 * The tape against the scenario: dates, suburbs, sizes, terms. Rows are put in order of origination.
 * @throws AppError `input/invalid` with every row that does not fit, by line and column
 */
export function resolveTape(tape: TapeImport | undefined, context: TapeContext): TapePlan {
  const rows = tape?.rows ?? [];
  const issues: FieldIssue[] = [];
  const found = rows.map((row) => checkRow(row, context, issues));
  const file = tape?.file ?? '';
  if (issues.length > 0) {
    const listed = issues.slice(0, MOST_ISSUES);
    if (issues.length > MOST_ISSUES)
      listed.push({ path: '', message: `${issues.length - MOST_ISSUES} further problems are not listed.`, remedy: '' });
    throw new AppError(
      'input/invalid',
      `${file} does not fit the scenario.`,
      { file, problems: issues.length },
      listed,
    );
  }
  const order = found.map((_, i) => i).sort((a, b) => found[a]!.month - found[b]!.month || a - b);
  const column = <A extends Int32Array | Float64Array | Uint8Array>(
    into: A,
    of: (row: TapeRow, at: Placed) => number,
  ) => {
    order.forEach((i, at) => (into[at] = of(rows[i]!, found[i]!)));
    return into;
  };
  const n = rows.length;
  const known = (value: number | null) => value ?? -1;
  const ordinal = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const follows = i > 0 && found[order[i]!]!.month === found[order[i - 1]!]!.month;
    ordinal[i] = follows ? ordinal[i - 1]! + 1 : FIRST_ORDINAL;
    if (ordinal[i]! >= FIRST_ORDINAL + MOST_A_MONTH)
      throw new AppError('plan/infeasible', `${file} has more than ${MOST_A_MONTH} advances in one month.`, { file });
  }
  return {
    rows: n,
    ids: order.map((i) => rows[i]!.id),
    originationMonth: column(new Int32Array(n), (_, at) => at.month),
    ordinal,
    suburb: column(new Int32Array(n), (_, at) => at.suburb),
    zone: column(new Uint8Array(n), (_, at) => context.zoneOfSuburb[at.suburb]!),
    dwellingType: column(new Uint8Array(n), (row) => row.dwellingType ?? 0),
    recycled: column(new Uint8Array(n), (row) => row.recycled ?? 0),
    principalAud: column(new Float64Array(n), (row) => row.principalAud),
    valueAud: column(new Float64Array(n), (row) => row.valueAud),
    seniorAud: column(new Float64Array(n), (row) => row.seniorAud),
    shareFraction: column(new Float64Array(n), (row) => row.shareFraction ?? NaN),
    seniorAgeMonths: column(new Int32Array(n), (row) => known(row.seniorAgeMonths)),
    interestOnly: column(new Int32Array(n), (row) => known(row.interestOnly)),
    tenureMonths: column(new Int32Array(n), (row) => known(row.tenureMonths)),
    currentValueAud: column(new Float64Array(n), (row) => row.currentValueAud ?? NaN),
    currentSeniorAud: column(new Float64Array(n), (row) => row.currentSeniorAud ?? NaN),
    status: column(new Uint8Array(n), (row) => STATUS[row.status]),
    cause: column(new Uint8Array(n), (_, at) => at.cause),
    exitMonth: column(new Int32Array(n), (_, at) => at.exitMonth),
    cashMonth: column(new Int32Array(n), (_, at) => at.cashMonth),
    proceedsAud: column(new Float64Array(n), (row) => (row.status === 'exited' ? row.proceedsAud! : 0)),
  };
}

type Placed = { month: number; suburb: number; cause: number; exitMonth: number; cashMonth: number };

function checkRow(row: TapeRow, context: TapeContext, issues: FieldIssue[]): Placed {
  const { firstCloseDay, startMonth } = context;
  const wrong = (column: string, message: string, remedy: string) => {
    issues.push({ path: `line ${row.line}, column ${column}`, message, remedy });
    return 0;
  };
  const past = (column: string, day: number, from: number): number => {
    const month = monthOfDay(day, firstCloseDay);
    if (month < 0)
      return wrong(
        column,
        `${formatDate(day)} is before first close (${formatDate(firstCloseDay)}).`,
        'Correct the date or fund.firstCloseDate.',
      );
    if (month >= startMonth)
      return wrong(
        column,
        `${formatDate(day)} is after the as-of date.`,
        'Take it off the tape, or move seasoned.asOfMonth.',
      );
    if (month < from)
      return wrong(column, `${formatDate(day)} is before what it follows.`, 'Correct the order of the dates.');
    return month;
  };
  const month = past('advanceDate', row.advanceDay, 0);
  const named = context.suburbOf(row.suburb);
  const suburb = typeof named === 'number' ? named : wrong('suburb', named.message, named.remedy);
  if (row.principalAud > row.valueAud)
    wrong(
      'principalAud',
      `LTV is above 1: ${row.principalAud} on a home worth ${row.valueAud}.`,
      'Check principalAud and valueAud.',
    );
  else if (row.principalAud + row.seniorAud > row.valueAud)
    wrong(
      'seniorAud',
      'First mortgage and advance together are above the value of the home.',
      'Check seniorAud and valueAud.',
    );
  if (row.currentSeniorAud !== null && row.currentSeniorAud > row.seniorAud)
    wrong(
      'currentSeniorAud',
      'The first mortgage is above its balance at the advance, which the priority deed caps.',
      'Give at most seniorAud.',
    );
  if (row.interestRateAnnual !== null && Math.abs(row.interestRateAnnual - context.interestAnnual) > RATE_ROUNDING)
    wrong(
      'interestRateAnnual',
      `The rate ${row.interestRateAnnual} differs from that of the contract, ${context.interestAnnual}: a run has one rate.`,
      'Set contract.simpleInterestAnnual, or leave the column out.',
    );
  if (row.shareFraction !== null && context.tiered)
    wrong(
      'shareFraction',
      'The contract shares by tiers, so an advance has no share of its own.',
      'Leave the column out, or set contract.shareMethod.',
    );
  if (row.seniorAgeMonths !== null && row.seniorAgeMonths >= context.seniorTermMonths)
    wrong(
      'seniorAgeMonths',
      `The first mortgage is older than its term of ${context.seniorTermMonths} months.`,
      'Correct it, or raise senior.termYears.',
    );
  const placed: Placed = { month, suburb, cause: 0, exitMonth: -1, cashMonth: -1 };
  if (row.status === 'living') {
    for (const column of ['exitDate', 'cause', 'proceedsAud'] as const)
      if ((column === 'exitDate' ? row.exitDay : row[column]) !== null)
        wrong(column, 'A living advance has no exit.', "Leave the cell blank, or set status to 'exited'.");
    if (month + context.termMonths < startMonth)
      wrong(
        'status',
        `The advance has lived beyond its contract of ${context.termMonths} months.`,
        'Give its exit, or raise contract.termMonths.',
      );
    return placed;
  }
  if (row.exitDay === null) {
    wrong(
      'exitDate',
      `An advance that is '${row.status}' needs the date of its ${row.status === 'default' ? 'default' : 'exit'}.`,
      'Fill it in.',
    );
    return placed;
  }
  placed.exitMonth = past('exitDate', row.exitDay, month);
  if (row.status === 'default') {
    placed.cause = exitCauses.indexOf('default');
    if (row.proceedsAud !== null)
      wrong(
        'proceedsAud',
        'A default that waits for its sale has no proceeds.',
        "Leave the cell blank, or set status to 'exited'.",
      );
    // A sale that is overdue happens in the first simulated month.
    placed.exitMonth = Math.max(placed.exitMonth, startMonth - context.lagMonths, month);
    return placed;
  }
  if (row.proceedsAud === null)
    wrong('proceedsAud', 'An exited advance needs its proceeds (0 for a total loss).', 'Fill it in.');
  placed.cashMonth = row.cashDay === null ? placed.exitMonth : past('cashDate', row.cashDay, placed.exitMonth);
  const cause =
    row.cause === null ? -1 : exitCauses.findIndex((name) => name.toLowerCase() === row.cause!.toLowerCase());
  if (cause < 0) {
    const near = row.cause === null ? undefined : nearestName(row.cause, exitCauses);
    wrong(
      'cause',
      row.cause === null ? 'An exited advance needs the cause of its exit.' : `There is no cause '${row.cause}'.`,
      near === undefined ? `One of ${exitCauses.join(', ')}.` : `Did you mean '${near}'?`,
    );
  }
  placed.cause = Math.max(0, cause);
  return placed;
}
