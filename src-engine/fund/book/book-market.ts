import type { DrawSettings } from '../../random/settings.ts';
import { createMarketSimulator } from '../market/simulate.ts';
import { createStretch } from '../market/stretch.ts';
import type { MarketSimulator } from '../market/table.ts';
import { createStressedMarket } from '../stress/market.ts';
import type { BookPlan } from './plan.ts';

/** The market of the book's paths, stresses included, from the fund's first close to its last month. */
export function createBookMarket(plan: BookPlan, draws: DrawSettings): MarketSimulator {
  const market = createCommonMarket(plan, draws);
  return coversAll(plan) ? market : createStretch(market, plan.closeMonth, plan.months, false);
}

/** The market that all funds of a registry live through, stresses included, from month 0 of the registry. */
export function createCommonMarket(plan: BookPlan, draws: DrawSettings): MarketSimulator {
  const simulated = createMarketSimulator(plan.market, draws);
  return plan.stress === null
    ? simulated
    : createStressedMarket(simulated, plan.stress, draws.mode === 'deterministic');
}

/** The fund's own view of a common market whose paths someone else begins. */
export function createSharedMarket(plan: BookPlan, market: MarketSimulator): MarketSimulator {
  return coversAll(plan)
    ? { ...market, begin: () => undefined }
    : createStretch(market, plan.closeMonth, plan.months, true);
}

function coversAll({ closeMonth, months, market }: BookPlan): boolean {
  return closeMonth === 0 && market.months === months;
}
