import { AppError } from '../../core/errors.ts';
import type { Columns } from '../../core/table.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { tieredShareAud } from '../contract/settle.ts';
import { createPathHazards } from '../exits/path-hazards.ts';
import { TENURE_CAP_MONTHS } from '../exits/plan.ts';
import { CAUSE, type ExitTable } from '../exits/table.ts';
import type { MarketSimulator } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import { createSeniorBalances, type SeniorBalances } from '../senior/balance.ts';
import { shockHazards } from '../stress/hazards.ts';
import { createExitDesk, OWNER_BUYOUT } from './advance-exit.ts';
import { createOwnPriceExit } from './advance-own.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';
import { createAdvanceStocks, type AdvanceOut } from './advance-stocks.ts';

/**
 * Lives of advances. Nothing in the fund moves the market, so a whole life is known once the advance is made: `run` walks
 * it in one pass and adds its marks and flows to the months ahead.
 *
 * An advance of month m0 is marked at month-ends m0, m0 + 1, ... until its cash arrives. The state at month-end u sets the
 * hazards of the step (u, u + 1]; when the clock is used up the event falls at month-end u + 1.
 *
 * Order of calls in a path: `beginPath`; then for every month 0..M in turn `openMonth`, `run` for each advance made in it,
 * `closeMonth`. After `openMonth(m)` flows, cost, counts and zone cost of month m hold all that earlier advances bring;
 * cost, count and suburb cost include the month's own advances after their `run`; `book.markAud[m]` needs `closeMonth(m)`,
 * the other marks (zone marks, home value, senior, breach counts) do not. All columns of `out` except those of advances
 * made, recycling and origination fees are cleared by `beginPath` and belong to this object.
 */
export interface AdvanceLife {
  /** First mortgages of the present path, for those who mark single advances after it. */
  readonly balances: SeniorBalances;
  beginPath(path: number, market: MarketSimulator): void;
  openMonth(month: number): void;
  /** Computes the life of advance `row`, made in the open month, and writes its row of `exits`. */
  run(row: number, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>): void;
  closeMonth(month: number): void;
}

/** @throws AppError `input/invalid` when own-price hazards meet antithetic or Sobol paths */
export function createAdvanceLife(plan: AdvanceLifePlan, draws: DrawSettings, out: AdvanceOut): AdvanceLife {
  refuseUnpaired(plan, draws);
  const { contract, hazards: rules, terms, months } = plan;
  const width = months + 1;
  const deterministic = draws.mode === 'deterministic';
  const own = rules.priceBasis === 'own' && !deterministic; // the expected own price is the index
  const balances = createSeniorBalances(plan.senior, months);
  const hazards = createPathHazards(rules, draws, months, plan.suburbs);
  const stocks = createAdvanceStocks(plan, out);
  const desk = createExitDesk(plan, draws, balances, stocks, out);
  const ownExit = createOwnPriceExit(plan, draws, balances, hazards);
  const { saleMonthly, defaultShapeMonthly, lvrRatio } = rules;
  const { sale: saleOfMonth, refinance: refinanceOfMonth, default: defaultOfMonth } = hazards;
  const { saleAppreciation, refinanceAppreciation } = hazards;
  const equalBetas = saleAppreciation === refinanceAppreciation;
  const most = rules.appreciationMultiplierMax;
  const { floorMultiple, capMultiple, gainFloorAud, tiered, bounded } = contract;
  const { homeValueAud, seniorAud: seniorSumAud } = out.book;
  const { zoneMarkAud } = out;
  // Below this combined LTV neither limit can be broken: a claim at stressed values is not above the claim at present ones.
  const watchFraction = Math.min(
    plan.combinedLtvLimitFraction,
    plan.stressLtvLimitFraction * (1 - plan.stressShockFraction),
  );
  let market: MarketSimulator | null = null;
  let suburbIndex: Float64Array = new Float64Array(0);
  let lifeEvent = 0;

  /** Settles the event whose hazards by cause are given: one cause by the uniform, or all by their expected fractions. */
  function endByHazard(
    row: number,
    advances: Columns<AdvanceTable>,
    exits: Columns<ExitTable>,
    month: number,
    sale: number,
    refinance: number,
    byDefault: number,
    revealedLog: number,
    revealedMonths: number,
  ): void {
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
      suburbIndex = simulator.path.suburbIndex;
      balances.beginPath(simulator.path.mortgageRateAnnual);
      hazards.beginPath(path, simulator.path);
      if (plan.hazardShock !== null) shockHazards(plan.hazardShock, hazards);
      lifeEvent = hazards.lifeEvent;
      stocks.beginPath();
      desk.beginPath(simulator.path);
      if (own) ownExit.beginPath(path, simulator.path);
    },
    openMonth: (month) => stocks.openMonth(month),
    closeMonth: (month) => stocks.closeMonth(month),
    run(row, advances, exits) {
      const m0 = advances.originationMonth[row]!;
      const suburb = advances.suburb[row]!;
      const zone = advances.zone[row]!;
      const principal = advances.principalAud[row]!;
      const start = advances.startValueAud[row]!;
      const share = advances.shareFraction[row]!;
      const matures = m0 + contract.termMonths <= months;
      const termMonth = matures ? m0 + contract.termMonths : months;
      market!.ensureSuburb(suburb);
      clearRow(row, exits);
      stocks.enter(zone, suburb, m0, principal);
      let endMonth = termMonth;
      let clock = advances.clock[row]!;
      if (own) {
        ownExit.find(row, advances, termMonth);
        if (ownExit.month >= 0) endMonth = ownExit.month;
        clock = Infinity; // the event is known; what follows only marks
      }
      // One pass over the months: everything below is in locals or read from contiguous arrays.
      const indexAt = suburb * width;
      const zoneAt = zone * width;
      const seniorAt = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
      const seniorFactor = balances.factor;
      const index = suburbIndex;
      const homeScale = advances.valueAud[row]! / index[indexAt + m0]!;
      const seniorScale = advances.seniorAud[row]! / seniorFactor[seniorAt + m0]!;
      const saleAt = hazards.saleOffset(suburb);
      const refinanceAt = hazards.refinanceOffset(suburb);
      const saleGainScale = 1 / saleAppreciation[saleAt + m0]!;
      const refinanceGainScale = 1 / refinanceAppreciation[refinanceAt + m0]!;
      const tenure = advances.tenureMonths[row]!;
      const tenureAt = (tenure < TENURE_CAP_MONTHS ? tenure : TENURE_CAP_MONTHS) - m0;
      const zoneSale = plan.zoneSaleMultiplier[zone]!;
      const zoneRefinance = plan.zoneRefinanceMultiplier[zone]!;
      const zoneDefault = plan.zoneDefaultAnnual[zone]!;
      const keep = terms.netOfSellingFraction;
      const owedAtStart = principal * contract.principalWeight;
      const interestMonthly = principal * contract.interestMonthly;
      const strike = start * contract.startWeight;
      for (let month = m0; month < endMonth; month++) {
        const age = month - m0;
        const home = homeScale * index[indexAt + month]!;
        const senior = seniorScale * seniorFactor[seniorAt + month]!;
        const change = home - strike;
        let claim =
          owedAtStart +
          interestMonthly * age +
          (tiered ? tieredShareAud(contract, start, home) : share * (change > gainFloorAud ? change : gainFloorAud));
        if (bounded) {
          const floor = principal * floorMultiple[age]!;
          const cap = principal * capMultiple[age]!;
          claim = claim > floor ? claim : floor;
          claim = claim < cap ? claim : cap;
        }
        const available = home * keep - senior;
        zoneMarkAud[zoneAt + month]! += claim < available ? claim : available > 0 ? available : 0;
        homeValueAud[month]! += home;
        seniorSumAud[month]! += senior;
        const combinedLtv = (senior + claim) / home;
        if (combinedLtv > watchFraction)
          stocks.countBreach(month, 1, home, senior, claim, principal, start, share, age);
        const tenth = combinedLtv < 1 ? (combinedLtv * 10) | 0 : 10;
        let saleGain = saleAppreciation[saleAt + month]! * saleGainScale;
        saleGain = saleGain < most ? saleGain : most;
        let refinanceGain = saleGain;
        if (!equalBetas) {
          refinanceGain = refinanceAppreciation[refinanceAt + month]! * refinanceGainScale;
          refinanceGain = refinanceGain < most ? refinanceGain : most;
        }
        const bySale = zoneSale * saleMonthly[tenureAt + month]! * saleOfMonth[month]! * saleGain;
        const byRefinance = zoneRefinance * refinanceOfMonth[month]! * refinanceGain;
        const byDefault = zoneDefault * defaultShapeMonthly[age]! * defaultOfMonth[month]! * lvrRatio[tenth]!;
        clock -= bySale + byRefinance + byDefault + lifeEvent;
        if (clock <= 0) {
          endByHazard(row, advances, exits, month + 1, bySale, byRefinance, byDefault, 0, -1);
          return;
        }
      }
      if (own && ownExit.month >= 0)
        endByHazard(
          row,
          advances,
          exits,
          endMonth,
          ownExit.sale,
          ownExit.refinance,
          ownExit.default,
          ownExit.revealedLog,
          ownExit.revealedMonths,
        );
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
