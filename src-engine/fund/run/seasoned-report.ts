import { formatDate, monthEnd, parseDate } from '../../numeric/dates.ts';
import { poissonRange95 } from '../../numeric/poisson.ts';
import { expectedExits, type ExpectedExits } from '../book/expected-exits.ts';
import { CAUSE } from '../exits/table.ts';
import { cohortName, ltvBandOf } from '../metrics/cohorts.ts';
import { lpNavAud } from '../metrics/from-here.ts';
import type { PathTables } from '../metrics/table.ts';
import { STATUS, type SeasonedPlan } from '../seasoned/table.ts';
import { createPathRunner } from './path-runner.ts';
import type { RunPlan } from './run-plan.ts';

/** Actual against expected count of one cause in one cohort. `low` to `high` holds 95 % of outcomes if the model is right. */
export type CountCheck = {
  readonly actual: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Actual over expected; null when nothing is expected. */
  readonly ratio: number | null;
  readonly outside: boolean;
};

export type CohortCheck = {
  readonly by: 'all' | 'vintage' | 'zone' | 'ltvBand';
  readonly cohort: string;
  readonly advances: number;
  readonly exposureYears: number;
  readonly exits: CountCheck;
  readonly defaults: CountCheck;
  /** Proceeds of the advances that have exited, and their index marks in the month of exit. */
  readonly proceedsAud: number;
  readonly expectedProceedsAud: number;
};

/** A seasoned start: what is a fact, and how it compares with the model. */
export type SeasonedReport = {
  readonly asOfMonth: number;
  readonly asOfDate: string;
  readonly advances: number;
  readonly living: number;
  readonly inDefault: number;
  readonly exited: number;
  readonly lpPaidInAud: number;
  readonly lpDistributedAud: number;
  /** What the flows say that the LP class received, where they part it; the waterfall of the scenario says `lpDistributedAud`. */
  readonly lpDistributedStatedAud: number | null;
  readonly carryAud: number;
  readonly carryStatedAud: number | null;
  readonly uncalledAud: number;
  readonly cashAud: number;
  readonly recyclableCashAud: number;
  readonly debtAud: number;
  readonly markAud: number;
  readonly navAud: number;
  readonly lpNavAud: number;
  readonly dpiMultiple: number | null;
  readonly tvpiMultiple: number | null;
  /** Stated cash less what flows, tape and debt leave. */
  readonly unreconciledAud: number;
  /** Months since first close, and how many of them have a recorded price. */
  readonly historyMonths: number;
  readonly recordedMonths: number;
  readonly actualAgainstModel: readonly CohortCheck[];
};

/** Null when the fund starts at first close. Runs one path: the months that are facts are the same on all. */
export function seasonedReport(plan: RunPlan): SeasonedReport | null {
  const { seasoned } = plan.book;
  if (seasoned === null) return null;
  const tables = createPathRunner(plan).run(0);
  const { startMonth, knownMonth, tape, flows, opening } = seasoned;
  const known = startMonth > 0;
  const { cash, waterfall } = tables;
  const until = (values: Float64Array) => sum(values.subarray(0, startMonth));
  const paidInAud = until(cash.calledLpAud);
  const distributedAud = until(waterfall.lpAud) + until(waterfall.clawbackAud);
  const lpNav = known ? lpNavAud(plan.metrics, cash, knownMonth) : 0;
  const count = (status: number) => tape.status.filter((code) => code === status).length;
  const at = (values: Float64Array) => (known ? values[knownMonth]! : 0);
  return {
    asOfMonth: startMonth,
    asOfDate: formatDate(monthEnd(parseDate(plan.firstCloseDate), startMonth - 1)),
    advances: tape.rows,
    living: count(STATUS.living),
    inDefault: count(STATUS.default),
    exited: count(STATUS.exited),
    lpPaidInAud: paidInAud,
    lpDistributedAud: distributedAud,
    lpDistributedStatedAud: orNull(flows.lpDistributedToDateAud),
    carryAud: until(waterfall.carryAud),
    carryStatedAud: orNull(flows.carryToDateAud),
    uncalledAud: known ? cash.uncalledAud[knownMonth]! : plan.book.treasury.commitmentsAud,
    cashAud: at(cash.cashAud),
    recyclableCashAud: opening.poolHeldAud,
    debtAud: at(cash.subscriptionDebtAud) + at(cash.navLineDebtAud),
    markAud: at(tables.book.markAud),
    navAud: at(cash.navAud) - at(cash.distributedAud),
    lpNavAud: lpNav,
    dpiMultiple: orNull(distributedAud / paidInAud),
    tvpiMultiple: orNull((distributedAud + lpNav) / paidInAud),
    unreconciledAud: opening.unreconciledAud,
    historyMonths: knownMonth,
    recordedMonths: seasoned.market.recordedMonths,
    actualAgainstModel: cohortChecks(seasoned, tables, expectedExits(plan.book, plan.draws, tables)),
  };
}

/** Lines that belong beside any result of the start. */
export function seasonedWarnings(report: SeasonedReport, commitmentsAud: number): readonly string[] {
  const lines: string[] = [];
  const large = (aud: number) => Math.abs(aud) > 0.01 * commitmentsAud;
  const aud = (value: number) => `${(value / 1e6).toFixed(2)} m AUD`;
  if (large(report.unreconciledAud))
    lines.push(
      `Stated cash and what flows, tape and debt leave differ by ${aud(report.unreconciledAud)}; booked at the as-of date as ${report.unreconciledAud > 0 ? 'income' : 'expenses'}.`,
    );
  if (report.lpDistributedStatedAud !== null && large(report.lpDistributedStatedAud - report.lpDistributedAud))
    lines.push(
      `The waterfall of the scenario gives the LP class ${aud(report.lpDistributedAud)} to date, the flows say ${aud(report.lpDistributedStatedAud)}: the terms may differ.`,
    );
  if (report.recordedMonths < report.historyMonths)
    lines.push(
      `Prices are recorded for ${report.recordedMonths} of the ${report.historyMonths} months before the as-of date; homes are carried by assumed growth in the others.`,
    );
  return lines;
}

function cohortChecks(seasoned: SeasonedPlan, tables: PathTables, expected: ExpectedExits): CohortCheck[] {
  const { tape } = seasoned;
  if (tape.rows === 0) return [];
  const rows = Array.from({ length: tape.rows }, (_, i) => i);
  const kinds = [
    ['all', () => 0],
    ['vintage', (i: number) => Math.floor(tape.originationMonth[i]! / 12)],
    ['zone', (i: number) => tape.zone[i]!],
    ['ltvBand', (i: number) => ltvBandOf(tables.advances.ltvFraction[i]!)],
  ] as const;
  return kinds.flatMap(([by, codeOf]) => {
    const codes = [...new Set(rows.map(codeOf))].sort((a, b) => a - b);
    return codes.map((code) => {
      const of = rows.filter((i) => codeOf(i) === code);
      const add = (values: ArrayLike<number>) => of.reduce((total, i) => total + values[i]!, 0);
      const gone = of.filter((i) => tape.status[i] !== STATUS.living);
      const defaults = gone.filter((i) => tape.cause[i] === CAUSE.default).length;
      const voluntary = gone.filter((i) => tape.cause[i]! < CAUSE.maturity && tape.cause[i] !== CAUSE.default).length;
      return {
        by,
        cohort: by === 'all' ? 'all advances' : cohortName(by, code),
        advances: of.length,
        exposureYears: add(expected.exposureMonths) / 12,
        exits: check(voluntary, add(expected.voluntary)),
        defaults: check(defaults, add(expected.defaults)),
        proceedsAud: add(tape.proceedsAud),
        expectedProceedsAud: add(expected.markAtExitAud),
      };
    });
  });
}

function check(actual: number, expected: number): CountCheck {
  const { low, high } = poissonRange95(expected);
  return { actual, expected, low, high, ratio: orNull(actual / expected), outside: actual < low || actual > high };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
