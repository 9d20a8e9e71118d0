import { parseMarket, type MarketInput } from './parse.ts';
import { resolveMarket, type MarketPlan } from '../../../src-engine/fund/market/plan.ts';
import type { ZonePlan } from '../../../src-engine/fund/zones/table.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';

/** Three zones with round figures; suburb s stands in zone s mod 3 and in row 10 + s of the data room. */
export function zonePlan(suburbs = 6, changes: Partial<ZonePlan> = {}): ZonePlan {
  const each = (value: number) => new Float64Array(suburbs).fill(value);
  return {
    preset: 'custom',
    suburbRows: Int32Array.from({ length: suburbs }, (_, s) => 10 + s),
    suburbNames: Array.from({ length: suburbs }, (_, s) => `Suburb ${s}`),
    zoneOfSuburb: Uint8Array.from({ length: suburbs }, (_, s) => s % 3),
    riskScore: each(5),
    salesWeight: each(100),
    growthAnnual: Float64Array.of(0.035, 0.06, 0.09),
    volatilityAnnual: Float64Array.of(0.06, 0.08, 0.1),
    suburbGrowthSpreadAnnual: each(0),
    defaultTargetAnnual: new Float64Array(3).fill(NaN),
    defaultMultiplier: new Float64Array(3).fill(1),
    saleMultiplier: new Float64Array(3).fill(1),
    refinanceMultiplier: new Float64Array(3).fill(1),
    correlation: Float64Array.of(1, 0.8, 0.6, 0.8, 1, 0.7, 0.6, 0.7, 1),
    warnings: [],
    ...changes,
  };
}

export function marketPlan(input: MarketInput = {}, months = 120, zones: ZonePlan = zonePlan()): MarketPlan {
  return resolveMarket(parseMarket(input), zones, months);
}

export function draws(mode: DrawSettings['mode'] = 'monteCarlo', changes: Partial<DrawSettings> = {}): DrawSettings {
  return {
    key: seedKey('market test'),
    mode,
    replicates: 16,
    variation: { market: 1, macro: 1, property: 1, attributes: 1, frailty: 1 },
    ...changes,
  };
}
