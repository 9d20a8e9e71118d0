import type { DrawSettings } from '../../random/settings.ts';
import { createContinuedMarket } from '../market/continued.ts';
import { createMarketSimulator } from '../market/simulate.ts';
import { createStretch } from '../market/stretch.ts';
import type { MarketSimulator } from '../market/table.ts';
import { createStressedMarket } from '../stress/market.ts';
import type { BookPlan } from './plan.ts';

/** The market of the book's paths, stresses and what has already happened included, from first close to the fund's last month. */
export function createBookMarket(plan: BookPlan, draws: DrawSettings): MarketSimulator {
  const market = createCommonMarket(plan, draws);
  return coversAll(plan) ? market : createStretch(market, plan.closeMonth, plan.months, false);
}

/** The market that all funds of a registry live through, stresses included, from month 0 of the registry. */
export function createCommonMarket(plan: BookPlan, draws: DrawSettings): MarketSimulator {
  const simulated = createMarketSimulator(plan.market, draws);
  const ahead =
    plan.stress === null ? simulated : createStressedMarket(simulated, plan.stress, draws.mode === 'deterministic');
  if (plan.seasoned === null) return ahead;
  return createContinuedMarket(ahead, {
    knownMonth: plan.seasoned.knownMonth,
    history: plan.seasoned.market,
    mortgageMarginAnnual: plan.market.macro.mortgageMarginAnnual,
    zoneOfSuburb: plan.zoneOfSuburb,
    suburbGrowthLog: plan.market.suburbGrowthLog,
  });
}

/** The fund's own view of a common market whose paths someone else begins. */
export function createSharedMarket(plan: BookPlan, market: MarketSimulator): MarketSimulator {
  return coversAll(plan)
    ? { ...market, begin: () => undefined }
    : createStretch(market, plan.closeMonth, plan.months, true);
}

function coversAll({ closeMonth, months, market, seasoned }: BookPlan): boolean {
  return closeMonth === 0 && market.months + (seasoned?.knownMonth ?? 0) === months;
}
