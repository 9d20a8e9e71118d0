import { createScratchTable, createTable } from '../../core/table.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { cashTable } from '../cash/table.ts';
import { createTreasury } from '../cash/treasury.ts';
import { exitTable } from '../exits/table.ts';
import { hasFacility } from '../leverage/plan.ts';
import { facilityTable } from '../leverage/table.ts';
import type { PathTables } from '../metrics/table.ts';
import { createApplicant } from '../origination/apply.ts';
import { advanceTable } from '../origination/table.ts';
import { createRecyclingPool } from '../reinvestment/pool.ts';
import { CONTROL, type SettableName } from '../rules/settable.ts';
import { ZONES } from '../zones/table.ts';
import { createAdvanceDesk } from './advance-desk.ts';
import { createAdvanceLife } from './advance-life.ts';
import { createCreditDesk } from './credit-desk.ts';
import { createDealCounts } from './deal-counts.ts';
import { createDeployer } from './deploy.ts';
import { createDivision } from './division.ts';
import { createFeeDesk } from './fee-desk.ts';
import { createIncomeDesk } from './income-desk.ts';
import type { CashSteps } from './cash-steps.ts';
import { createBookMarket } from './book-market.ts';
import { createCapital } from './capital.ts';
import { laggedMarkAud, payOut } from './month-figures.ts';
import { createOverAdvanceDesk } from './over-advance-desk.ts';
import { ownerTerms } from './owner-terms.ts';
import type { BookPlan } from './plan.ts';
import { followControls } from './rule-controls.ts';
import { createRuleDesk } from './rule-desk.ts';
import { createSeasonedStart } from './seasoned-start.ts';
import { bookTable } from './table.ts';

/** Simulates one path at a time into its own scratch tables. One per worker. */
export interface Book {
  /** The tables of the path that was run last. */
  readonly tables: PathTables;
  /**
   * Runs path `path` from first close to the fund's last month: exits, recycling, calls and originations, fees, NAV,
   * distributions, then the waterfall. Same plan, settings and path: the same bytes, whatever ran before.
   * @param steps notes what decides the cash of each month; left out in a simulation
   */
  run(path: number, steps?: CashSteps | null): PathTables;
}

export function createBook(plan: BookPlan, draws: DrawSettings, market = createBookMarket(plan, draws)): Book {
  const rows = plan.months + 1;
  const advances = createTable(advanceTable, plan.advanceCapacity).columns;
  const exits = createTable(exitTable, plan.advanceCapacity).columns;
  const book = createTable(bookTable, rows).columns;
  const ledger = createScratchTable(cashTable, rows);
  const debt = createScratchTable(facilityTable, rows);
  const cash = ledger.columns;
  const facilities = debt.columns;
  const zoneCostAud = new Float64Array(ZONES * rows);
  const zoneMarkAud = new Float64Array(ZONES * rows);
  const largestSuburbCostAud = new Float64Array(rows);
  // What the life of advances does not clear itself.
  const scratch = [
    book.advancesMadeAud,
    book.advancesMadeCount,
    book.recycledAud,
    book.originationFeeAud,
    book.overAdvancedAud,
  ];
  const division = createDivision(plan, cash);
  const treasury = createTreasury(plan.treasury, cash);
  const fees = createFeeDesk(plan.fees, treasury, book, cash, plan.reinvestment.allProceeds);
  const income = createIncomeDesk(plan.tax, { cash, book });
  const pool = createRecyclingPool(plan.reinvestment, plan.months);
  const suburbCostNowAud = new Float64Array(plan.suburbs);
  const credit = createCreditDesk(plan.leverage, {
    treasury,
    pool,
    book,
    cash,
    facilities,
    collateral: {
      months: plan.months,
      zoneOfSuburb: plan.zoneOfSuburb,
      zoneCostAud,
      zoneMarkAud,
      suburbCostAud: suburbCostNowAud,
      advances,
      exits,
    },
  });
  const rules = createRuleDesk(plan.rules, {
    months: plan.months,
    commitmentsAud: plan.treasury.commitmentsAud,
    book,
    cash,
    zoneCostAud,
    market: market.path,
  });
  const life = createAdvanceLife(
    plan.life,
    draws,
    { book, zoneCostAud, zoneMarkAud, suburbCostAud: suburbCostNowAud, largestSuburbCostAud },
    rules === null ? null : rules.hazards,
  );
  const deals = plan.waterfall.style === 'american' ? createDealCounts(plan, draws.mode, life.balances) : null;
  const applicant = createApplicant(plan.origination, ownerTerms(plan), draws, advances);
  const zoneCostNowAud = new Float64Array(ZONES);
  const deployer = createDeployer({
    allocation: plan.allocation,
    applicant,
    market,
    life,
    advances,
    exits,
    capacity: plan.advanceCapacity,
    firstRow: plan.seasoned?.tape.rows ?? 0,
    meanSizeAud: plan.origination.sizeAud.mean,
    smallestAud: plan.origination.advanceMinAud,
    zoneCostNowAud,
    suburbCostNowAud,
    originationFeeFraction: plan.life.contract.originationFeeFraction,
    book,
    deterministic: draws.mode === 'deterministic',
  });

  const over = createOverAdvanceDesk(plan.origination.overAdvance);
  const capital = createCapital(plan, zoneCostNowAud, over === null ? null : over.terms);
  const { committed, recycled } = capital;
  const advanceDesk = createAdvanceDesk(plan, {
    deployer,
    capital,
    over,
    zoneCostNowAud,
    market: market.path,
    book,
    treasury,
    pool,
    credit,
    income,
    isStopped,
  });

  const tables: PathTables = {
    months: plan.months,
    lastMonth: plan.lifeMonths,
    advanceCount: 0,
    declinedCount: 0,
    market: market.path,
    advances,
    exits,
    book,
    zoneCostAud,
    zoneMarkAud,
    largestSuburbCostAud,
    cash,
    facilities,
    tranches: division.tranches,
    equity: division.equity,
    waterfall: division.waterfall,
    rules: rules === null ? null : rules.trace,
  };
  const desks = { market, life, applicant, treasury, pool, fees, credit, committed };
  const ruled = {
    ...desks,
    commitmentsAud: plan.treasury.commitmentsAud,
    committedTerms: capital.committedTerms,
    leveredTerms: capital.leveredTerms,
    recycledTerms: capital.recycledTerms,
    targetFraction: committed.weightFraction,
  };
  const seasoned = createSeasonedStart(plan, tables, desks, draws.mode === 'deterministic');

  /** Whether a rule in force in the open month stops something. */
  function isStopped(name: SettableName): boolean {
    return rules !== null && rules.controls[CONTROL[name]] === 1;
  }

  /** @param again the same path once more: its market stands */
  function beginPath(path: number, again: boolean): void {
    ledger.clear();
    if (hasFacility(plan.leverage)) debt.clear();
    for (const column of scratch) column.fill(0);
    for (const array of [committed.wantedAud, committed.heldAud, recycled.wantedAud, recycled.heldAud]) array.fill(0);
    if (!again) market.begin(path);
    rules?.begin();
    life.beginPath(path, market);
    applicant.beginPath(path);
    treasury.begin();
    fees.begin();
    income?.begin();
    pool.begin();
    credit?.begin();
    over?.begin();
    deployer.begin();
  }

  function isLast(month: number): boolean {
    if (month < plan.lifeMonths) return false;
    return month === plan.months || book.livingCount[month]! <= 0;
  }

  /** Months of a path in their order. @returns the last month, or -1 when rules have moved hazards of months gone by */
  function walk(path: number, again: boolean, steps: CashSteps | null): number {
    beginPath(path, again);
    const from = seasoned === null ? 0 : seasoned.open(path);
    if (steps !== null) steps.begin(from, plan.seasoned?.opening.lostAud ?? 0, treasury.reading());
    for (let month = 0; rules !== null && month < from; month++) if (rules.close(month)) return -1;
    for (let month = from; ; month++) {
      if (rules !== null) followControls(rules.controls, ruled);
      life.openMonth(month);
      for (let zone = 0; zone < ZONES; zone++) zoneCostNowAud[zone] = zoneCostAud[zone * rows + month]!;
      const last = isLast(month);
      const cashRateAnnual = month > 0 ? market.path.cashRateAnnual[month - 1]! : 0;
      treasury.open(month, cashRateAnnual);
      if (credit !== null) credit.open(month, cashRateAnnual);
      const principalAud = book.principalReceivedAud[month]!;
      const gainAud = book.interestReceivedAud[month]! + book.shareReceivedAud[month]!;
      treasury.receive(month, principalAud, book.interestReceivedAud[month]!, book.shareReceivedAud[month]!);
      const noteAud = credit === null ? 0 : credit.repayNotes(month);
      pool.open(month);
      if (!last) {
        const leftAud = principalAud + gainAud - noteAud;
        const notePrincipalAud = credit === null ? 0 : credit.notePrincipalRepaidAud();
        pool.receive(month, Math.max(0, Math.min(principalAud - notePrincipalAud, leftAud)), leftAud);
        advanceDesk.makeAdvances(month);
      }
      life.closeMonth(month);
      if (credit !== null) credit.settle(month, last, deployer.state.advanceCount);
      fees.accrue(month);
      if (steps !== null) steps.beforeFees(month, cashRateAnnual, treasury.reading(), pool.heldAud());
      const fromPoolAud = fees.payWhenDue(month, last, pool.heldAud());
      if (fromPoolAud > 0) pool.spend(fromPoolAud);
      if (steps !== null) steps.afterFees(month, treasury.reading(), fromPoolAud);
      if (credit !== null) credit.settleAfterFees(month, last);
      const markAud = laggedMarkAud(plan.treasury.valuationLagMonths, book, month, last);
      treasury.mark(month, markAud);
      const leastAud = income === null || last ? 0 : income.leastDistributionAud(month);
      const isHeld = !last && isStopped('stop.distributions');
      if (steps !== null) {
        steps.marked(month, markAud);
        steps.beforeDistribution(month, treasury.reading(), pool.heldAud(), leastAud, isHeld);
      }
      if (!isHeld) payOut(treasury, pool, month, last, leastAud);
      treasury.close(month);
      if (rules !== null && rules.close(month) && !last) return -1;
      if (last) return month;
    }
  }

  return {
    tables,
    run(path, steps = null) {
      rules?.beginPath();
      let month = walk(path, false, steps);
      while (month < 0) month = walk(path, true, steps);
      tables.lastMonth = month;
      tables.advanceCount = deployer.state.advanceCount;
      tables.declinedCount = deployer.state.declinedCount;
      division.run(tables, deals === null ? null : deals.count(tables));
      return tables;
    },
  };
}
