import { AppError } from '../../core/errors.ts';
import type { Columns } from '../../core/table.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { createPathHazards } from '../exits/path-hazards.ts';
import { CAUSE, type ExitTable } from '../exits/table.ts';
import type { MarketSimulator } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import { createSeniorBalances, type SeniorBalances } from '../senior/balance.ts';
import { shockHazards } from '../stress/hazards.ts';
import { createAdvanceArena } from './advance-arena.ts';
import { createExitDesk, OWNER_BUYOUT } from './advance-exit.ts';
import { createOwnPriceExit } from './advance-own.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';
import type { RuledHazards } from './rule-desk.ts';
import { createAdvanceStocks, type AdvanceOut } from './advance-stocks.ts';
import { createAdvanceWalk, STEP_DEFAULT, STEP_REFINANCE, STEP_SALE } from './advance-walk.ts';

/**
 * Lives of advances. Nothing in the fund moves the market, so a whole life is known once the advance is made: `run` walks
 * it in one pass and adds its marks and flows to the months ahead.
 *
 * An advance of month m0 is marked at month-ends m0, m0 + 1, ... until its cash arrives. The state at month-end u sets the
 * hazards of the step (u, u + 1]; when the clock is used up the event falls at month-end u + 1.
 *
 * Order of calls in a path: `beginPath`; then for every month 0..M in turn `openMonth`, `run` for each advance made in it,
 * `closeMonth`. After `openMonth(m)` flows, cost and counts of month m hold all that earlier advances bring; they include
 * the month's own advances after their `run`. Marks and LTV breaches of month m stand after `closeMonth(m)`. All columns of
 * `out` except those of advances made, recycling and origination fees are cleared by `beginPath` and belong to this object.
 */
export interface AdvanceLife {
  /** First mortgages of the present path, for those who mark single advances after it. */
  readonly balances: SeniorBalances;
  beginPath(path: number, market: MarketSimulator): void;
  openMonth(month: number): void;
  /** Computes the life of advance `row`, made in the open month, and writes its row of `exits`. */
  run(row: number, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>): void;
  /** Takes in advance `row` of a tape that has been in default since `month`, and settles its sale after the lag. */
  runDefault(row: number, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>, month: number): void;
  /** Takes in advance `row` of a tape that is settled: its row of `exits` is a fact. */
  record(row: number, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>): void;
  /** Adds the mark of an advance of a tape in a month before its walk, AUD. */
  addPastMark(zone: number, month: number, markAud: number): void;
  closeMonth(month: number): void;
}

/** @throws AppError `input/invalid` when own-price hazards meet antithetic or Sobol paths */
export function createAdvanceLife(
  plan: AdvanceLifePlan,
  draws: DrawSettings,
  out: AdvanceOut,
  ruled: RuledHazards | null = null,
): AdvanceLife {
  refuseUnpaired(plan, draws);
  const { contract, hazards: rules, terms, months } = plan;
  const deterministic = draws.mode === 'deterministic';
  const own = rules.priceBasis === 'own' && !deterministic; // the expected own price is the index
  const arena = createAdvanceArena(plan);
  const balances = createSeniorBalances(plan.senior, months, arena.kernels);
  const hazards = createPathHazards(rules, draws, months, plan.suburbs, arena.kernels);
  const stocks = createAdvanceStocks(plan, arena, out);
  const desk = createExitDesk(plan, draws, balances, stocks, out);
  const ownExit = createOwnPriceExit(plan, draws, balances, hazards);
  const walk = createAdvanceWalk(plan, arena, balances, hazards, stocks);
  let market: MarketSimulator | null = null;
  let lifeEvent = 0;

  /** Settles the event whose hazards by cause are given: one cause by the uniform, or all by their expected fractions. */
  function endByHazard(
    row: number,
    advances: Columns<AdvanceTable>,
    exits: Columns<ExitTable>,
    month: number,
    stepHazards: Float64Array,
    revealedLog: number,
    revealedMonths: number,
  ): void {
    const sale = stepHazards[STEP_SALE]!;
    const refinance = stepHazards[STEP_REFINANCE]!;
    const byDefault = stepHazards[STEP_DEFAULT]!;
    const total = sale + refinance + byDefault + lifeEvent;
    if (deterministic) {
      let cause: number = CAUSE.sale;
      let most = sale;
      if (refinance > most) [cause, most] = [CAUSE.refinance, refinance];
      if (byDefault > most) [cause, most] = [CAUSE.default, byDefault];
      if (lifeEvent > most) cause = CAUSE.lifeEvent;
      if (sale > 0) desk.settle(row, advances, exits, CAUSE.sale, month, sale / total, 0, -1);
      if (refinance > 0) desk.settle(row, advances, exits, CAUSE.refinance, month, refinance / total, 0, -1);
      if (byDefault > 0) desk.settle(row, advances, exits, CAUSE.default, month, byDefault / total, 0, -1);
      if (lifeEvent > 0) desk.settle(row, advances, exits, CAUSE.lifeEvent, month, lifeEvent / total, 0, -1);
      exits.cause[row] = cause;
      return;
    }
    const at = advances.causeUniform[row]! * total;
    const cause =
      at < sale
        ? CAUSE.sale
        : at < sale + refinance
          ? CAUSE.refinance
          : at < sale + refinance + byDefault
            ? CAUSE.default
            : CAUSE.lifeEvent;
    exits.cause[row] = cause;
    desk.settle(row, advances, exits, cause, month, 1, revealedLog, revealedMonths);
  }

  /** Settles at the contract's maturity, or by the fund-end rule. */
  function endByTerm(
    row: number,
    advances: Columns<AdvanceTable>,
    exits: Columns<ExitTable>,
    month: number,
    matured: boolean,
    revealedLog: number,
    revealedMonths: number,
  ): void {
    exits.cause[row] = matured ? CAUSE.maturity : CAUSE.fundEnd;
    if (matured) {
      desk.settle(row, advances, exits, CAUSE.maturity, month, 1, revealedLog, revealedMonths);
      return;
    }
    const fraction = terms.buyoutFraction;
    const bought = deterministic ? fraction : advances.causeUniform[row]! < fraction ? 1 : 0;
    if (bought > 0) desk.settle(row, advances, exits, OWNER_BUYOUT, month, bought, revealedLog, revealedMonths);
    if (bought < 1) desk.settle(row, advances, exits, CAUSE.fundEnd, month, 1 - bought, revealedLog, revealedMonths);
  }

  return {
    balances,
    beginPath(path, simulator) {
      market = simulator;
      balances.beginPath(simulator.path.mortgageRateAnnual);
      hazards.beginPath(path, simulator.path);
      if (plan.hazardShock !== null) shockHazards(plan.hazardShock, hazards);
      lifeEvent = hazards.lifeEvent;
      stocks.beginPath();
      walk.beginPath(simulator.path.suburbIndex);
      desk.beginPath(simulator.path);
      if (own) ownExit.beginPath(path, simulator.path); // bounds the hazards before rules, and what rules can make of them
      if (ruled !== null) ruleHazards(ruled, hazards);
    },
    openMonth: (month) => stocks.openMonth(month),
    closeMonth: (month) => stocks.closeMonth(month),
    runDefault(row, advances, exits, month) {
      const suburb = advances.suburb[row]!;
      market!.ensureSuburb(suburb);
      clearRow(row, exits);
      stocks.enter(advances.zone[row]!, suburb, advances.originationMonth[row]!, advances.principalAud[row]!);
      exits.cause[row] = CAUSE.default;
      desk.settle(row, advances, exits, CAUSE.default, month, 1, 0, -1);
    },
    record(row, advances, exits) {
      const principal = advances.principalAud[row]!;
      stocks.enter(advances.zone[row]!, advances.suburb[row]!, advances.originationMonth[row]!, principal);
      desk.record(row, advances, exits);
    },
    addPastMark(zone, month, markAud) {
      arena.sums[zone * arena.sumLength + month]! += markAud;
    },
    run(row, advances, exits) {
      const m0 = advances.originationMonth[row]!;
      const suburb = advances.suburb[row]!;
      const zone = advances.zone[row]!;
      const principal = advances.principalAud[row]!;
      const matures = m0 + contract.termMonths <= months;
      const termMonth = matures ? m0 + contract.termMonths : months;
      market!.ensureSuburb(suburb);
      if (deterministic) clearRow(row, exits); // an exit in parts is added up
      stocks.enter(zone, suburb, m0, principal);
      let endMonth = termMonth;
      if (own) {
        ownExit.find(row, advances, termMonth);
        if (ownExit.month >= 0) endMonth = ownExit.month;
      }
      const from = m0 < plan.knownMonth ? plan.knownMonth : m0;
      const eventMonth = walk.walk(row, advances, from, endMonth, own); // a known event leaves only marks to add
      if (eventMonth >= 0) endByHazard(row, advances, exits, eventMonth, walk.stepHazards, 0, -1);
      else if (own && ownExit.month >= 0)
        endByHazard(row, advances, exits, endMonth, ownExit.stepHazards, ownExit.revealedLog, ownExit.revealedMonths);
      else
        endByTerm(
          row,
          advances,
          exits,
          endMonth,
          matures,
          own ? ownExit.revealedLog : 0,
          own ? ownExit.revealedMonths : -1,
        );
    },
  };
}

/** Multiplies the hazards of a path by what its rules have made of them so far. */
function ruleHazards(ruled: RuledHazards, hazards: RuledHazards): void {
  for (let month = 0; month < ruled.sale.length; month++) {
    hazards.sale[month]! *= ruled.sale[month]!;
    hazards.refinance[month]! *= ruled.refinance[month]!;
    hazards.default[month]! *= ruled.default[month]!;
  }
}

function clearRow(row: number, exits: Columns<ExitTable>): void {
  exits.cashMonth[row] = 0;
  exits.exitValueAud[row] = 0;
  exits.seniorAtExitAud[row] = 0;
  exits.claimAud[row] = 0;
  exits.paidAud[row] = 0;
  exits.principalPaidAud[row] = 0;
  exits.interestPaidAud[row] = 0;
  exits.sharePaidAud[row] = 0;
  exits.lossAud[row] = 0;
}

function refuseUnpaired(plan: AdvanceLifePlan, draws: DrawSettings): void {
  if (plan.hazards.priceBasis === 'own' && (draws.mode === 'antithetic' || draws.mode === 'sobol'))
    throw new AppError('input/invalid', 'Own-price hazards need independent paths.', { mode: draws.mode }, [
      {
        path: 'exits.priceBasis',
        message: `Own-price hazards draw by thinning, which cannot be paired (run.mode is ${draws.mode}).`,
        remedy: 'Set exits.priceBasis to index, or run.mode to monteCarlo.',
      },
    ]);
}
