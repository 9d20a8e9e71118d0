import type { DrawSettings } from '../../random/settings.ts';
import { createMarketSimulator } from '../market/simulate.ts';
import type { MarketSimulator } from '../market/table.ts';
import { createStressedMarket } from '../stress/market.ts';
import type { BookPlan } from './plan.ts';

/** The market of the book's paths, stresses included. */
export function createBookMarket(plan: BookPlan, draws: DrawSettings): MarketSimulator {
  const simulated = createMarketSimulator(plan.market, draws);
  return plan.stress === null
    ? simulated
    : createStressedMarket(simulated, plan.stress, draws.mode === 'deterministic');
}
