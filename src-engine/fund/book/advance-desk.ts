import type { Columns } from '../../core/table.ts';
import type { Treasury } from '../cash/treasury.ts';
import type { MarketPath } from '../market/table.ts';
import type { RecyclingPool } from '../reinvestment/pool.ts';
import { recycledWeights } from '../reinvestment/weights.ts';
import type { SettableName } from '../rules/settable.ts';
import type { Capital } from './capital.ts';
import type { CreditDesk } from './credit-desk.ts';
import type { Deployer } from './deploy.ts';
import type { IncomeDesk } from './income-desk.ts';
import type { OverAdvanceDesk } from './over-advance-desk.ts';
import type { BookPlan } from './plan.ts';
import { releasedAud } from './seasoned-start.ts';
import type { BookTable } from './table.ts';

/** Makes the advances of a month, by who pays for them, and has them paid. */
export interface AdvanceDesk {
  /**
   * In order: out of commitments (deal notes may finance some), out of recycled proceeds, out of the NAV line. After the
   * proceeds of the month are in the treasury and the pool.
   */
  makeAdvances(month: number): void;
}

export type AdvanceDeskTools = {
  readonly deployer: Deployer;
  readonly capital: Capital;
  readonly over: OverAdvanceDesk | null;
  /** Cost outstanding right now by zone, AUD. */
  readonly zoneCostNowAud: Float64Array;
  readonly market: MarketPath;
  readonly book: Columns<BookTable>;
  readonly treasury: Treasury;
  readonly pool: RecyclingPool;
  readonly credit: CreditDesk | null;
  readonly income: IncomeDesk | null;
  /** Whether a rule in force in the open month stops something. */
  readonly isStopped: (name: SettableName) => boolean;
};

export function createAdvanceDesk(plan: BookPlan, tools: AdvanceDeskTools): AdvanceDesk {
  const { deployer, over, zoneCostNowAud, market, book, treasury, pool, credit, income, isStopped } = tools;
  const { committed, recycled, committedTerms, leveredTerms, recycledTerms } = tools.capital;
  const notesBuyAdvances = plan.leverage.dealNotes?.use === 'advances';
  const released = releasedAud(plan);

  /** Advances of committed capital this month, AUD: what the pace has released and no call has used yet. */
  function deployCommitted(month: number): number {
    if (month >= plan.origination.investmentMonths || isStopped('stop.committedAdvances')) return 0;
    const budgetAud = released[month]! - (plan.treasury.investableAud - treasury.callableAud());
    return deployer.deploy(month, budgetAud, committedTerms, committed, cohortSize(budgetAud));
  }

  /** What may be drawn on the NAV line for advances this month, AUD; proceeds that are held are drawn here. */
  function lineBudget(month: number): number {
    return credit === null || isStopped('stop.navLineDraws') ? 0 : credit.advanceBudgetAud(month);
  }

  /** Advances out of the NAV line, AUD, by the target weights. */
  function deployLevered(month: number, budgetAud: number): number {
    if (budgetAud < plan.origination.advanceMinAud) return 0;
    return deployer.deploy(month, budgetAud, leveredTerms, committed, cohortSize(budgetAud));
  }

  /** Advances out of the recycling pool this month, AUD. */
  function deployRecycled(month: number): number {
    if (isStopped('stop.recycledAdvances')) return 0;
    const openingMarkAud = month > 0 ? book.markAud[month - 1]! : 0;
    let budgetAud = pool.spendableAud(month, openingMarkAud);
    if (income !== null) budgetAud = Math.min(budgetAud, treasury.cashAud() - income.keptAud(month));
    if (budgetAud <= 0) return 0;
    recycledWeights(
      plan.reinvestment,
      committed.weightFraction,
      market.zoneLog,
      plan.months + 1,
      month,
      recycled.weightFraction,
    );
    if (plan.reinvestment.strategy === 'rebalance')
      wantAtWeights(zoneCostNowAud, recycled.weightFraction, recycled.wantedAud);
    const spentAud = deployer.deploy(month, budgetAud, recycledTerms, recycled, cohortSize(budgetAud));
    pool.spend(spentAud);
    return spentAud;
  }

  function cohortSize(budgetAud: number): number {
    return Math.max(1, Math.floor(budgetAud / plan.origination.sizeAud.mean));
  }

  return {
    makeAdvances(month) {
      deployer.openMonth();
      const lineAud = lineBudget(month);
      over?.open(lineAud);
      const firstRow = deployer.state.advanceCount;
      const committedAud = deployCommitted(month);
      const issuedAud = credit === null ? 0 : credit.issueNotes(month, firstRow, deployer.state.advanceCount);
      const overAud = over === null ? 0 : over.close(book.overAdvancedAud[month]!);
      const recycledAud = credit !== null && credit.isStopped() ? 0 : deployRecycled(month);
      const leveredAud = overAud + deployLevered(month, lineAud - overAud);
      book.recycledAud[month] = recycledAud;
      const ownAud = committedAud - issuedAud; // of commitments: what no note has paid for
      const calledAud = credit === null ? committedAud : credit.fundAdvances(month, ownAud, leveredAud);
      const usedAud = notesBuyAdvances ? ownAud : committedAud;
      treasury.payAdvances(month, committedAud + recycledAud + leveredAud, usedAud, calledAud);
    },
  };
}

/** Rebalancing wants the whole book at its target weights, at cost, AUD. Writes `wantedAud`; arrays of length Z. */
function wantAtWeights(costAud: Float64Array, weightFraction: Float64Array, wantedAud: Float64Array): void {
  let allAud = 0;
  for (let zone = 0; zone < costAud.length; zone++) allAud += costAud[zone]!;
  for (let zone = 0; zone < costAud.length; zone++) wantedAud[zone] = allAud * weightFraction[zone]!;
}
