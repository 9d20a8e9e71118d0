import { CAUSE } from '../../../src-engine/fund/exits/table.ts';
import { contractConfig } from '../../../src-engine/fund/contract/config.ts';
import { seniorConfig } from '../../../src-engine/fund/senior/config.ts';
import { exitsConfig } from '../../../src-engine/fund/exits/config.ts';
import { resolveAdvanceLife, type AdvanceLifePlan } from '../../../src-engine/fund/book/advance-plan.ts';
import { createAdvanceLife } from '../../../src-engine/fund/book/advance-life.ts';
import { bookTable, type BookTable } from '../../../src-engine/fund/book/table.ts';
import { exitTable, type ExitTable } from '../../../src-engine/fund/exits/table.ts';
import { advanceTable, type AdvanceTable } from '../../../src-engine/fund/origination/table.ts';
import type { MarketPath, MarketSimulator } from '../../../src-engine/fund/market/table.ts';
import type { ZonePlan } from '../../../src-engine/fund/zones/table.ts';
import { createTable, type Columns } from '../../../src-engine/core/table.ts';
import { exp } from '../../../src-engine/numeric/exp.ts';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';
import { log } from '../../../src-engine/numeric/log.ts';
import { advanceEntity, fillEntityWords, purpose } from '../../../src-engine/random/draws.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';
import { uniform } from '../../../src-engine/random/uniform.ts';

/** A small world for the life of advances: steady or wavy index, constant macro state, advances drawn plainly. */

export const quietSettings: DrawSettings = {
  key: Int32Array.of(1, 2, 3, 4),
  mode: 'monteCarlo',
  replicates: 16,
  variation: { market: 1, macro: 1, property: 1, attributes: 1, frailty: 1 },
};

export function zonePlan(change: Partial<ZonePlan> = {}, suburbs = 6): ZonePlan {
  return {
    preset: 'custom',
    suburbRows: Int32Array.from({ length: suburbs }, (_, i) => i),
    suburbNames: Array.from({ length: suburbs }, (_, i) => `Suburb ${i}`),
    zoneOfSuburb: Uint8Array.from({ length: suburbs }, (_, i) => i % 3),
    riskScore: new Float64Array(suburbs),
    salesWeight: new Float64Array(suburbs).fill(1),
    growthAnnual: Float64Array.of(0.055, 0.055, 0.055),
    volatilityAnnual: Float64Array.of(0.1, 0.1, 0.1),
    suburbGrowthSpreadAnnual: new Float64Array(suburbs),
    defaultTargetAnnual: Float64Array.of(NaN, NaN, NaN),
    defaultMultiplier: Float64Array.of(1, 1, 1),
    saleMultiplier: Float64Array.of(1, 1, 1),
    refinanceMultiplier: Float64Array.of(1, 1, 1),
    correlation: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
    warnings: [],
    ...change,
  };
}

export type CaseInput = {
  readonly contract?: object;
  readonly senior?: object;
  /** Settings of the exits slice; what is left out has its default. */
  readonly exits?: object;
  readonly zones?: ZonePlan;
  readonly lifeMonths?: number;
  readonly noise?: { volatility: number; opening: number; closing: number } | undefined;
};

export function planOf(input: CaseInput = {}): AdvanceLifePlan {
  const noise = input.noise ?? { volatility: 0.039, opening: 0.01, closing: 0.011025 };
  return resolveAdvanceLife({
    contract: contractConfig.parse(input.contract ?? {}),
    senior: seniorConfig.parse(input.senior ?? {}),
    exits: exitsConfig.parse(input.exits ?? {}),
    property: {
      volatilityAnnual: noise.volatility,
      openingValuationVariance: noise.opening,
      closingValuationVariance: noise.closing,
      growthByTypeAnnual: new Float64Array(3),
      growthPerBedroomAnnual: 0,
      growthPerLandDoublingAnnual: 0,
      growthPerAgeDecadeAnnual: 0,
    },
    zones: input.zones ?? zonePlan(),
    terms: { lifeMonths: input.lifeMonths ?? 120, firstCloseDate: '2026-07-31' },
    limits: { combinedLtvLimitFraction: 0.85, stressLtvLimitFraction: 0.9, stressShockFraction: 0.2 },
    reference: { ltvFraction: 0.2, seniorLtvFraction: 0.4, tenureMonths: 108 },
    hazardShock: null,
    mostRuledHazard: null,
  });
}

export type MarketShape = {
  readonly growthLogMonthly?: number;
  /** Height of a triangular wave on the log index, five years long. */
  readonly wave?: number;
  readonly mortgageRateAnnual?: number;
  /** Slope of the mortgage rate per month. */
  readonly rateSlope?: number;
  readonly unemploymentFraction?: number;
};

export function steadyMarket(plan: AdvanceLifePlan, shape: MarketShape = {}): MarketSimulator {
  const width = plan.months + 1;
  const { growthLogMonthly = log(1.055) / 12, wave = 0, mortgageRateAnnual = 0.06, rateSlope = 0 } = shape;
  const suburbLog = new Float64Array(plan.suburbs * width);
  for (let suburb = 0; suburb < plan.suburbs; suburb++)
    for (let month = 0; month < width; month++) {
      const phase = (month + 7 * suburb) % 60;
      const start = (7 * suburb) % 60;
      const level = (p: number) => (p < 30 ? p : 60 - p) / 30;
      suburbLog[suburb * width + month] = growthLogMonthly * month + wave * (level(phase) - level(start));
    }
  const fill = (value: number, slope = 0) => Float64Array.from({ length: width }, (_, m) => value + slope * m);
  const path: MarketPath = {
    months: plan.months,
    suburbs: plan.suburbs,
    zones: plan.zones,
    nationalLog: new Float64Array(width),
    zoneLog: new Float64Array(plan.zones * width),
    suburbIndex: suburbLog.map((value) => exp(value)),
    cashRateAnnual: fill(0.04),
    mortgageRateAnnual: fill(mortgageRateAnnual, rateSlope),
    unemploymentFraction: fill(shape.unemploymentFraction ?? 0.052),
    inflationAnnual: fill(0.025),
    populationGrowthAnnual: fill(0.014),
  };
  return { path, begin: () => undefined, ensureSuburb: () => undefined };
}

/** Exits at reference: all betas, season and frailty off, one flat hazard per cause. */
export function flatExits(annual: { sale?: number; refinance?: number; default?: number; lifeEvent?: number }) {
  return {
    sale: {
      baselineAnnual: [annual.sale ?? 0],
      declineAnnual: 0,
      appreciationBeta: 0,
      rateBeta: 0,
      seasonMultipliers: [1, 1, 1, 1],
    },
    refinance: { baselineAnnual: annual.refinance ?? 0, repaysFraction: 1, appreciationBeta: 0, rateBeta: 0 },
    default: {
      baselineAnnual: annual.default ?? 0,
      seasoningMultipliers: [1],
      lvrHazardRatios: [1, 1, 1, 1, 1, 1, 1, 1, 1],
      unemploymentBeta: 0,
      rateBeta: 0,
    },
    lifeEvent: { baselineAnnual: annual.lifeEvent ?? 0 },
    frailty: { voluntaryLogSd: 0, defaultLogSd: 0 },
  };
}

export type Life = {
  readonly plan: AdvanceLifePlan;
  readonly advances: Columns<AdvanceTable>;
  readonly exits: Columns<ExitTable>;
  readonly book: Columns<BookTable>;
  readonly zoneCostAud: Float64Array;
  readonly zoneMarkAud: Float64Array;
  readonly suburbCostAud: Float64Array;
  readonly count: number;
  /** Suburb cost at each month-end, suburb-major. */
  readonly suburbHistoryAud: Float64Array;
  runPath(path: number): void;
};

export type AdvanceChoice = {
  /** Advances made in each of the first `originationMonths` months. */
  readonly perMonth?: number;
  readonly originationMonths?: number;
  readonly valueAud?: number;
  readonly seniorFraction?: number;
  readonly ltvFraction?: number;
};

/** Runs paths of `perMonth` advances a month over the given world. */
export function createLife(
  plan: AdvanceLifePlan,
  market: MarketSimulator,
  choice: AdvanceChoice = {},
  draws: DrawSettings = quietSettings,
): Life {
  const {
    perMonth = 10,
    originationMonths = 24,
    valueAud = 1_200_000,
    seniorFraction = 0.4,
    ltvFraction = 0.2,
  } = choice;
  const width = plan.months + 1;
  const count = perMonth * originationMonths;
  const advances = createTable(advanceTable, count).columns;
  const exits = createTable(exitTable, count).columns;
  const book = createTable(bookTable, width).columns;
  const zoneCostAud = new Float64Array(plan.zones * width);
  const zoneMarkAud = new Float64Array(plan.zones * width);
  const suburbCostAud = new Float64Array(plan.suburbs);
  const suburbHistoryAud = new Float64Array(plan.suburbs * width);
  const largestSuburbCostAud = new Float64Array(width);
  const life = createAdvanceLife(plan, draws, { book, zoneCostAud, zoneMarkAud, suburbCostAud, largestSuburbCostAud });
  const words = new Int32Array(4);
  function open(row: number, path: number, month: number, ordinal: number): void {
    fillEntityWords(draws.key, purpose.advanceExit, path, advanceEntity(month, ordinal), 0, 1, words, 0);
    const suburb = row % plan.suburbs;
    advances.originationMonth[row] = month;
    advances.ordinal[row] = ordinal;
    advances.suburb[row] = suburb;
    advances.zone[row] = suburb % 3;
    advances.valueAud[row] = valueAud * (1 + (row % 5) / 10);
    advances.principalAud[row] = ltvFraction * advances.valueAud[row]!;
    advances.startValueAud[row] = advances.valueAud[row]! * plan.contract.startValueMultiple;
    advances.ltvFraction[row] = ltvFraction;
    advances.shareFraction[row] = plan.contract.shareBase + plan.contract.shareMultiple * advances.ltvFraction[row]!;
    advances.seniorAud[row] = seniorFraction * advances.valueAud[row]!;
    advances.seniorAgeMonths[row] = 12 + ((row * 7) % 145);
    advances.interestOnly[row] = row % 5 === 0 ? 1 : 0;
    advances.tenureMonths[row] = 12 + ((row * 13) % 240);
    advances.growthPremiumAnnual[row] = 0;
    const deterministic = draws.mode === 'deterministic';
    advances.clock[row] = -log(deterministic ? (ordinal + 0.5) / perMonth : uniform(words[0]!));
    advances.causeUniform[row] = uniform(words[1]!);
    advances.valueNormal[row] = deterministic ? 0 : inverseNormal(uniform(words[2]!));
    advances.recoveryUniform[row] = deterministic ? 0.5 : uniform(words[3]!);
  }
  return {
    plan,
    advances,
    exits,
    book,
    zoneCostAud,
    zoneMarkAud,
    suburbCostAud,
    count,
    suburbHistoryAud,
    runPath(path) {
      life.beginPath(path, market);
      let row = 0;
      for (let month = 0; month <= plan.months; month++) {
        life.openMonth(month);
        if (month < originationMonths)
          for (let n = 0; n < perMonth; n++, row++) {
            open(row, path, month, n);
            life.run(row, advances, exits);
          }
        life.closeMonth(month);
        for (let suburb = 0; suburb < plan.suburbs; suburb++)
          suburbHistoryAud[suburb * width + month] = suburbCostAud[suburb]!;
      }
    },
  };
}

/**
 * Price noise at the sales of paths 0..paths - 1 in a market that stands still: the mean of exit value over value at the start
 * (1 in theory), and the mean square of the standardised log of it (1 for variance s^2 t + opening + closing).
 */
export function saleNoise(life: Life, paths: number) {
  let sum = 0;
  let squares = 0;
  let n = 0;
  for (let path = 0; path < paths; path++) {
    life.runPath(path);
    for (let row = 0; row < life.count; row++) {
      if (life.exits.cause[row] !== CAUSE.sale) continue;
      const years = (life.exits.exitMonth[row]! - life.advances.originationMonth[row]!) / 12;
      const ratio = life.exits.exitValueAud[row]! / life.advances.valueAud[row]!;
      const variance = 0.039 ** 2 * years + 0.01 + 0.011025;
      n++;
      sum += ratio;
      squares += (Math.log(ratio) + variance / 2) ** 2 / variance;
    }
  }
  return { n, meanRatio: sum / n, varianceRatio: squares / n };
}
