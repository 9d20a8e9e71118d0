import { createTable } from '../../core/table.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { uniform } from '../../random/uniform.ts';
import { cashTable } from '../cash/table.ts';
import { createTreasury } from '../cash/treasury.ts';
import { exitTable } from '../exits/table.ts';
import { createMarketSimulator } from '../market/simulate.ts';
import type { PathTables } from '../metrics/table.ts';
import { createApplicant, type ApplicationTerms, type OwnerTerms } from '../origination/apply.ts';
import { advanceTable } from '../origination/table.ts';
import { createRecyclingPool } from '../reinvestment/pool.ts';
import { recycledWeights } from '../reinvestment/weights.ts';
import { seniorAgeMonths } from '../senior/plan.ts';
import { createWaterfall } from '../waterfall/run.ts';
import { ZONES } from '../zones/table.ts';
import { createAdvanceLife } from './advance-life.ts';
import { createDeployer, type Steering } from './deploy.ts';
import { createFeeDesk } from './fee-desk.ts';
import type { BookPlan } from './plan.ts';
import { bookTable } from './table.ts';

/** Simulates one path at a time into its own scratch tables. One per worker. */
export interface Book {
  /** The tables of the path that was run last. */
  readonly tables: PathTables;
  /**
   * Runs path `path` from first close to the fund's last month: exits, recycling, calls and originations, fees, NAV,
   * distributions, then the waterfall. Same plan, settings and path: the same bytes, whatever ran before.
   */
  run(path: number): PathTables;
}

export function createBook(plan: BookPlan, draws: DrawSettings): Book {
  const rows = plan.months + 1;
  const market = createMarketSimulator(plan.market, draws);
  const advances = createTable(advanceTable, plan.advanceCapacity).columns;
  const exits = createTable(exitTable, plan.advanceCapacity).columns;
  const book = createTable(bookTable, rows).columns;
  const cash = createTable(cashTable, rows).columns;
  const zoneCostAud = new Float64Array(ZONES * rows);
  const zoneMarkAud = new Float64Array(ZONES * rows);
  const largestSuburbCostAud = new Float64Array(rows);
  // What the life of advances does not clear itself.
  const scratch = [
    ...Object.values(cash),
    book.advancesMadeAud,
    book.advancesMadeCount,
    book.recycledAud,
    book.originationFeeAud,
    largestSuburbCostAud,
  ];
  const waterfall = createWaterfall(plan.waterfall, plan.months);
  const treasury = createTreasury(plan.treasury, cash);
  const fees = createFeeDesk(plan.fees, treasury, book, cash, plan.reinvestment.allProceeds);
  const pool = createRecyclingPool(plan.reinvestment, plan.months);
  const suburbCostNowAud = new Float64Array(plan.suburbs);
  const life = createAdvanceLife(plan.life, draws, {
    book,
    zoneCostAud,
    zoneMarkAud,
    suburbCostAud: suburbCostNowAud,
  });
  const applicant = createApplicant(plan.origination, ownerTerms(plan), draws);
  const zoneCostNowAud = new Float64Array(ZONES);
  const deployer = createDeployer({
    allocation: plan.allocation,
    applicant,
    market,
    life,
    advances,
    exits,
    capacity: plan.advanceCapacity,
    meanSizeAud: plan.origination.sizeAud.mean,
    smallestAud: plan.origination.advanceMinAud,
    zoneCostNowAud,
    suburbCostNowAud,
    originationFeeFraction: plan.life.contract.originationFeeFraction,
    book,
    deterministic: draws.mode === 'deterministic',
  });

  // Committed capital follows the target weights over what was advanced so far.
  const committed: Steering = {
    weightFraction: plan.allocation.targetFraction,
    wantedAud: new Float64Array(ZONES),
    heldAud: new Float64Array(ZONES),
  };
  const committedTerms: ApplicationTerms = {
    sizeMultiple: 1,
    ltvCapFraction: plan.origination.ltvCapFraction,
    advanceLimitAud: plan.allocation.advanceLimitAud,
    recycled: 0,
  };
  const recycled = {
    weightFraction: new Float64Array(ZONES),
    wantedAud: new Float64Array(ZONES),
    heldAud: plan.reinvestment.strategy === 'rebalance' ? zoneCostNowAud : new Float64Array(ZONES),
  } satisfies Steering;
  const recycledTerms: ApplicationTerms = {
    sizeMultiple: plan.reinvestment.sizeMultiple,
    ltvCapFraction: plan.reinvestment.ltvCapFraction,
    advanceLimitAud: plan.allocation.advanceLimitAud,
    recycled: 1,
  };
  const cumulativePace = runningSum(plan.origination.paceFraction);

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
    waterfall: waterfall.columns,
  };

  /** Advances of committed capital this month, AUD: what the pace has released and no call has used yet. */
  function deployCommitted(month: number): number {
    if (month >= plan.origination.investmentMonths) return 0;
    const releasedAud = plan.treasury.investableAud * cumulativePace[month]!;
    const budgetAud = releasedAud - (plan.treasury.investableAud - treasury.callableAud());
    return deployer.deploy(month, budgetAud, committedTerms, committed, cohortSize(budgetAud));
  }

  /** Advances out of the recycling pool this month, AUD. */
  function deployRecycled(month: number): number {
    const openingMarkAud = month > 0 ? book.markAud[month - 1]! : 0;
    const budgetAud = pool.spendableAud(month, openingMarkAud);
    if (budgetAud <= 0) return 0;
    recycledWeights(
      plan.reinvestment,
      plan.allocation.targetFraction,
      market.path.zoneLog,
      rows,
      month,
      recycled.weightFraction,
    );
    if (plan.reinvestment.strategy === 'rebalance') steerToTarget();
    const spentAud = deployer.deploy(month, budgetAud, recycledTerms, recycled, cohortSize(budgetAud));
    pool.spend(spentAud);
    return spentAud;
  }

  /** Rebalancing wants the whole book at its target weights, at cost. */
  function steerToTarget(): void {
    let costAud = 0;
    for (let zone = 0; zone < ZONES; zone++) costAud += zoneCostNowAud[zone]!;
    for (let zone = 0; zone < ZONES; zone++) recycled.wantedAud[zone] = costAud * recycled.weightFraction[zone]!;
  }

  function cohortSize(budgetAud: number): number {
    return Math.max(1, Math.floor(budgetAud / plan.origination.sizeAud.mean));
  }

  function beginPath(path: number): void {
    for (const column of scratch) column.fill(0);
    for (const array of [committed.wantedAud, committed.heldAud, recycled.wantedAud, recycled.heldAud]) array.fill(0);
    market.begin(path);
    life.beginPath(path, market);
    applicant.beginPath(path);
    treasury.begin();
    fees.begin();
    pool.begin();
    deployer.begin();
  }

  function isLast(month: number): boolean {
    if (month < plan.lifeMonths) return false;
    return month === plan.months || book.livingCount[month]! <= 0;
  }

  return {
    tables,
    run(path) {
      beginPath(path);
      let month = 0;
      for (; ; month++) {
        life.openMonth(month);
        for (let zone = 0; zone < ZONES; zone++) zoneCostNowAud[zone] = zoneCostAud[zone * rows + month]!;
        const last = isLast(month);
        treasury.open(month, month > 0 ? market.path.cashRateAnnual[month - 1]! : 0);
        const principalAud = book.principalReceivedAud[month]!;
        const gainAud = book.interestReceivedAud[month]! + book.shareReceivedAud[month]!;
        treasury.receive(month, principalAud, book.interestReceivedAud[month]!, book.shareReceivedAud[month]!);
        pool.open(month);
        if (!last) {
          pool.receive(month, principalAud, principalAud + gainAud);
          deployer.openMonth();
          const calledAud = deployCommitted(month);
          const recycledAud = deployRecycled(month);
          book.recycledAud[month] = recycledAud;
          treasury.payAdvances(month, calledAud + recycledAud, calledAud);
        }
        fees.accrue(month);
        const fromPoolAud = fees.payWhenDue(month, last, pool.heldAud());
        if (fromPoolAud > 0) pool.spend(fromPoolAud);
        life.closeMonth(month);
        largestSuburbCostAud[month] = largest(suburbCostNowAud);
        treasury.mark(month, laggedMark(month, last));
        treasury.distribute(month, pool.heldAud(), last);
        treasury.close(month);
        if (last) break;
      }
      tables.lastMonth = month;
      tables.advanceCount = deployer.state.advanceCount;
      tables.declinedCount = deployer.state.declinedCount;
      waterfall.run(cash.calledLpAud, cash.calledGpAud, cash.distributedAud, month, cash.lpOnlyFeesAud);
      return tables;
    },
  };

  /** Marks as old as the valuation lag, rolled forward for advances made and proceeds since; never negative. */
  function laggedMark(month: number, last: boolean): number {
    const lag = plan.treasury.valuationLagMonths;
    if (lag === 0 || last) return book.markAud[month]!;
    const from = Math.max(-1, month - lag);
    let markAud = from < 0 ? 0 : book.markAud[from]!;
    for (let m = from + 1; m <= month; m++)
      markAud +=
        book.advancesMadeAud[m]! -
        (book.principalReceivedAud[m]! + book.interestReceivedAud[m]! + book.shareReceivedAud[m]!);
    return Math.max(0, markAud);
  }
}

/** What contract and first mortgage fix on the day of an advance. */
function ownerTerms({ life }: BookPlan): OwnerTerms {
  return {
    shareBase: life.contract.shareBase,
    shareMultiple: life.contract.shareMultiple,
    minShareFraction: life.contract.minShareFraction,
    maxShareFraction: life.contract.maxShareFraction,
    startValueMultiple: life.contract.startValueMultiple,
    seniorAgeMonths: (month, word) => seniorAgeMonths(life.senior, month, uniform(word)),
    interestOnlyFraction: life.senior.interestOnlyFraction,
  };
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

/** Cumulative pace; its last entry is exactly 1, so that rounding strands no capital. */
function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  let total = 0;
  for (let i = 0; i < values.length; i++) sums[i] = total += values[i]!;
  sums[values.length - 1] = 1;
  return sums;
}
