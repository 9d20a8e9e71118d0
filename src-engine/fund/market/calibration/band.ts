import { quantile } from '../../../numeric/quantile.ts';
import type { DrawSettings } from '../../../random/settings.ts';
import type { ZonePlan } from '../../zones/table.ts';
import { marketConfig, type MarketConfig } from '../config.ts';
import { normaliser } from '../normaliser.ts';
import { resolveMarket } from '../plan.ts';
import { createMarketSimulator } from '../simulate.ts';
import type { ModelFit } from './fit-price.ts';
import { historyFigures, historyRows, type HistoryFigures } from './history.ts';

/** One figure of history against what the fitted model gives. */
export type BandRow = {
  readonly figure: keyof HistoryFigures;
  readonly title: string;
  readonly history: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly hit: boolean;
};

/**
 * The 5 %, 50 % and 95 % points (type 7) of each figure over simulated histories as long as the real one, from the fitted
 * parameters and drift: the engine's own monthly paths of the national index, read at quarter ends. The state at the start is
 * drawn from the long run. Hit = history within the band, edges included.
 */
export function bandTable(fit: ModelFit, growth: Float64Array, histories: number, key: Int32Array): BandRow[] {
  const figures = historyFigures(growth);
  const samples = simulateHistories(fit, growth.length, histories, key);
  return historyRows.map(({ name, title }) => {
    const sorted = samples.map((s) => s[name]).toSorted((a, b) => a - b);
    const at = (p: number) => quantile(Float64Array.from(sorted), p);
    const [low, median, high] = [at(0.05), at(0.5), at(0.95)];
    const history = figures[name];
    return { figure: name, title, history, low, median, high, hit: history >= low && history <= high };
  });
}

/** Figures of `histories` simulated histories of `quarters` quarters of log growth. */
export function simulateHistories(
  fit: ModelFit,
  quarters: number,
  histories: number,
  key: Int32Array,
): HistoryFigures[] {
  const plan = resolveMarket(fittedMarket(fit), oneMarket, 3 * quarters);
  const draws: DrawSettings = {
    key,
    mode: 'monteCarlo',
    replicates: 1,
    variation: { market: 1, macro: 1, property: 1, attributes: 1, frailty: 1 },
  };
  const market = createMarketSimulator(plan, draws);
  // Expected path and normaliser out, the fitted mean of log growth in.
  const off = normaliser(plan, 1, 1).nationalLog;
  const level = (m: number) =>
    market.path.nationalLog[m]! -
    plan.expectedNationalLog[m]! +
    off[m]! +
    plan.nationalScale * plan.price.expectedLog[m]! +
    (fit.meanLogGrowthAnnual * m) / 12;
  const growth = new Float64Array(quarters);
  return Array.from({ length: histories }, (_, h) => {
    market.begin(h);
    for (let q = 0; q < quarters; q++) growth[q] = level(3 * q + 3) - level(3 * q);
    return historyFigures(growth);
  });
}

/** The market slice with the fitted parameters of one model, volatility at the level of history. */
export function fittedMarket(fit: ModelFit): MarketConfig {
  const input: Record<string, Record<string, number>> = {};
  for (const { path, value } of fit.parameters) {
    const [, group, name] = path.split('.');
    if (group !== undefined && name !== undefined) (input[group] ??= {})[name] = value;
  }
  return marketConfig.parse({ ...input, model: fit.model, volatilitySource: 'history' });
}

/** Zones that are one and the same market: only the national index is looked at. */
const oneMarket: ZonePlan = {
  preset: 'custom',
  suburbRows: Int32Array.of(0),
  suburbNames: ['Sydney'],
  zoneOfSuburb: Uint8Array.of(0),
  riskScore: Float64Array.of(5),
  salesWeight: Float64Array.of(1),
  growthAnnual: new Float64Array(3),
  volatilityAnnual: new Float64Array(3).fill(0.1),
  suburbGrowthSpreadAnnual: Float64Array.of(0),
  defaultTargetAnnual: new Float64Array(3).fill(NaN),
  defaultMultiplier: new Float64Array(3).fill(1),
  saleMultiplier: new Float64Array(3).fill(1),
  refinanceMultiplier: new Float64Array(3).fill(1),
  correlation: new Float64Array(9).fill(1),
  warnings: [],
};
