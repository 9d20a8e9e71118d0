import { createTable } from '../../core/table.ts';
import { expm1 } from '../../numeric/expm1.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { createPathHazards } from '../exits/path-hazards.ts';
import { CAUSE } from '../exits/table.ts';
import type { PathTables } from '../metrics/table.ts';
import { STATUS } from '../seasoned/table.ts';
import { createSeniorBalances } from '../senior/balance.ts';
import { ZONES } from '../zones/table.ts';
import { createAdvanceArena } from './advance-arena.ts';
import { createAdvanceMarks } from './advance-marks.ts';
import { createAdvanceStocks } from './advance-stocks.ts';
import { createAdvanceWalk, STEP_DEFAULT, STEP_REFINANCE, STEP_SALE } from './advance-walk.ts';
import type { BookPlan } from './plan.ts';
import { bookTable } from './table.ts';

/** What the model expects of the months that a tape has lived through, by advance. Arrays have one entry per row of the tape. */
export type ExpectedExits = {
  /** Months lived up to the exit or the as-of date. */
  readonly exposureMonths: Int32Array;
  /** Expected exits by sale, refinance or life event. */
  readonly voluntary: Float64Array;
  readonly defaults: Float64Array;
  /** Of an exited advance: its index mark in the month of its exit, AUD; 0 otherwise. */
  readonly markAtExitAud: Float64Array;
};

/** A clock that any hazard uses up at once: the walk then tells the hazards of its first step. */
const NO_CLOCK = 1e-300;

/**
 * Probability of exit by cause in each month that each advance was exposed, summed: the hazards of the scenario without frailty,
 * on the history of market and economy. Given survival to a month, exit in it has probability `1 - exp(-h)`, and a cause its share of the
 * hazard; so actual less expected counts have mean 0 if the model is right.
 *
 * @param tables of any path of the plan: the months before the as-of date are the same on all
 */
export function expectedExits(plan: BookPlan, draws: DrawSettings, tables: PathTables): ExpectedExits {
  const { tape, knownMonth } = plan.seasoned!;
  const { advances, exits, market } = tables;
  const { life, months, suburbs } = plan;
  const width = months + 1;
  const arena = createAdvanceArena(life);
  const balances = createSeniorBalances(life.senior, months, arena.kernels);
  const hazards = createPathHazards(life.hazards, { ...draws, mode: 'deterministic' }, months, suburbs, arena.kernels);
  const stocks = createAdvanceStocks(life, arena, {
    book: createTable(bookTable, width).columns,
    zoneCostAud: new Float64Array(ZONES * width),
    zoneMarkAud: new Float64Array(ZONES * width),
    suburbCostAud: new Float64Array(suburbs),
    largestSuburbCostAud: new Float64Array(width),
  });
  const walk = createAdvanceWalk(life, arena, balances, hazards, stocks);
  const marks = createAdvanceMarks(life);
  balances.beginPath(market.mortgageRateAnnual);
  hazards.beginPath(0, market);
  walk.beginPath(market.suburbIndex);
  marks.begin(market, advances, exits);
  const n = tape.rows;
  const out = {
    exposureMonths: new Int32Array(n),
    voluntary: new Float64Array(n),
    defaults: new Float64Array(n),
    markAtExitAud: new Float64Array(n),
  };
  const { stepHazards } = walk;
  const clocks = advances.clock.slice(0, n);
  advances.clock.fill(NO_CLOCK, 0, n);
  for (let i = 0; i < n; i++) {
    const status = tape.status[i];
    const m0 = tape.originationMonth[i]!;
    const end = status === STATUS.living ? knownMonth : tape.exitMonth[i]!;
    out.exposureMonths[i] = end - m0;
    for (let month = m0; month < end; month++) {
      if (walk.walk(i, advances, month, month + 1, false) < 0) continue;
      const voluntary = stepHazards[STEP_SALE]! + stepHazards[STEP_REFINANCE]! + hazards.lifeEvent;
      const total = voluntary + stepHazards[STEP_DEFAULT]!;
      if (!(total > 0)) continue;
      const exit = -expm1(-total);
      out.voluntary[i]! += (exit * voluntary) / total;
      out.defaults[i]! += (exit * stepHazards[STEP_DEFAULT]!) / total;
    }
    if (status === STATUS.exited)
      // A default is marked in the last month before its cash, everything else as if it lived to the month of its exit.
      out.markAtExitAud[i] =
        tape.cause[i] === CAUSE.default
          ? marks.markAud(i, Math.max(m0, tape.cashMonth[i]! - 1))
          : livingMark(i, tape.exitMonth[i]!);
  }
  advances.clock.set(clocks);
  return out;

  function livingMark(row: number, month: number): number {
    const fact = exits.exitMonth[row]!;
    exits.exitMonth[row] = width;
    const markAud = marks.markAud(row, month);
    exits.exitMonth[row] = fact;
    return markAud;
  }
}
