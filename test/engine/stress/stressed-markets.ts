import { stressConfig, type StressConfig } from '../../../src-engine/fund/stress/config.ts';
import { createStressedMarket } from '../../../src-engine/fund/stress/market.ts';
import { resolveStress, type StressPlan } from '../../../src-engine/fund/stress/plan.ts';
import { createMarketSimulator } from '../../../src-engine/fund/market/simulate.ts';
import type { MarketPlan } from '../../../src-engine/fund/market/plan.ts';
import type { MarketPath } from '../../../src-engine/fund/market/table.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';
import { builtInData } from '../../support/plans.ts';
import { draws, marketPlan } from '../market/plans.ts';

export type StressInput = Parameters<typeof stressConfig.parse>[0];

export function stressPlan(input: StressInput, market: MarketPlan = marketPlan()): StressPlan | null {
  const { macro, months } = market;
  return resolveStress(
    stressConfig.parse(input) as StressConfig,
    builtInData(),
    { months, lifeMonths: months },
    {
      zoneLoading: market.zoneLoading,
      cashRateFloorAnnual: macro.cashRateFloorAnnual,
      unemploymentFloorFraction: macro.unemploymentFloorFraction,
      mortgageMarginAnnual: macro.mortgageMarginAnnual,
      cashRatePersistence: macro.persistence[0]!,
      unemploymentPersistence: macro.persistence[1]!,
    },
  );
}

/** The same path without and with stress, all suburbs simulated. Copies: nothing is overwritten by the next call. */
export function bothPaths(
  input: StressInput,
  path = 0,
  market: MarketPlan = marketPlan(),
  settings: DrawSettings = draws(),
): { readonly base: MarketPath; readonly stressed: MarketPath } {
  const plain = createMarketSimulator(market, settings);
  const under = createStressedMarket(
    createMarketSimulator(market, settings),
    stressPlan(input, market)!,
    settings.mode === 'deterministic',
  );
  for (const simulator of [plain, under]) {
    simulator.begin(path);
    for (let suburb = 0; suburb < market.suburbs; suburb++) simulator.ensureSuburb(suburb);
  }
  return { base: structuredClone(plain.path), stressed: structuredClone(under.path) };
}
