import type { z } from 'zod';
import { marketConfig, type MarketConfig } from '../../../src-engine/fund/market/config.ts';

export type MarketInput = z.input<typeof marketConfig>;

/** The market slice alone, as a scenario would give it. */
export function parseMarket(input: MarketInput = {}): MarketConfig {
  return marketConfig.parse(input);
}
