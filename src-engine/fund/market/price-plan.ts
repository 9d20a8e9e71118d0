import { exp } from '../../numeric/exp.ts';
import { powerSum, stationaryChangeVariance, stationaryVariance } from './growth-noise.ts';
import { regimeChangeVariance, risingProbability, stationaryRising, type RegimeChain } from './regime.ts';
import { cosTurns, sinTurns } from './sine.ts';
import { cycleChangeVariance, cycleCosinePart, cycleLogAmplitude, cycleSinePart } from './cycle.ts';
import type { MarketConfig } from './config.ts';

/**
 * The national price process in monthly numbers, one shape for all four models. Log index
 * `X_m = sum of (regime growth + u_j) + integrated cycle`, `u_j = persistence u_{j-1} + shock`.
 */
export type PricePlan = {
  readonly persistence: number;
  /** Sd of the monthly shock, log, in rising and falling months (equal without regimes). Length 2. */
  readonly shockLog: Float64Array;
  /** Sd of `u` at month 0. */
  readonly startSdLog: number;
  /** Sd of `u` at month 0 of a zone residual per unit of its monthly shock. */
  readonly startSdPerShock: number;
  /** Known `u` at month 0 (a gap of growth at the start), log a month; not scaled by the level of volatility. */
  readonly startGapLog: number;
  readonly hasRegimes: boolean;
  readonly regimes: RegimeChain;
  /** Log growth a month of rising and falling above the long-run mean of the regimes. Length 2. */
  readonly regimeGrowthLog: Float64Array;
  readonly hasCycle: boolean;
  /** True: the phase is drawn per path, false: it is part of the expected path. */
  readonly phaseDrawn: boolean;
  readonly cycleLogAmplitude: number;
  readonly cycleLengthMonths: number;
  readonly cycleCosine: Float64Array;
  readonly cycleSine: Float64Array;
  /** Expected X by month (without the gap at the start): not 0 when a regime or a phase is given. Length T1. */
  readonly expectedLog: Float64Array;
  /** Sd of X over one year in the long run. */
  readonly volatilityAnnual: number;
  /** Sum of the gap's weights by month: the gap adds `startGapLog x gapWeight[m]`. Length T1. */
  readonly gapWeight: Float64Array;
};

/** Monthly form of the chosen model. Pure conversion; ranges are checked by the schema. */
export function pricePlan(config: MarketConfig, months: number): PricePlan {
  const monthly = monthlyProcess(config);
  const { persistence, shocks, given, chain, growth, cycle } = monthly;
  const share = stationaryRising(chain.leaveRising, chain.leaveFalling);
  const mean = share * growth[0] + (1 - share) * growth[1];
  const shockVariance = share * shocks[0] * shocks[0] + (1 - share) * shocks[1] * shocks[1];
  const startSdPerShock = given ? 0 : Math.sqrt(stationaryVariance(persistence));
  const amplitude = cycle === undefined ? 0 : cycleLogAmplitude(cycle.amplitudeAnnual, cycle.lengthMonths);
  const length = cycle?.lengthMonths ?? 12;
  const expectedLog = new Float64Array(months + 1);
  const rising = risingProbability(chain, months);
  const cosine = cycleCosinePart(length, months);
  const sine = cycleSinePart(length, months);
  let regimeSum = 0;
  for (let m = 1; m <= months; m++) {
    regimeSum += rising[m]! * (growth[0] - mean) + (1 - rising[m]!) * (growth[1] - mean);
    expectedLog[m] = share === 1 ? 0 : regimeSum;
    if (cycle?.phase === 'fixed')
      expectedLog[m]! +=
        amplitude * (cosTurns(cycle.startPhaseFraction) * cosine[m]! + sinTurns(cycle.startPhaseFraction) * sine[m]!);
  }
  const variance =
    shockVariance * stationaryChangeVariance(persistence, 12) +
    regimeChangeVariance(chain, growth[0] - growth[1], 12) +
    amplitude * amplitude * cycleChangeVariance(length, 12);
  return {
    persistence,
    shockLog: Float64Array.of(shocks[0], shocks[1]),
    startSdLog: startSdPerShock * Math.sqrt(shockVariance),
    startSdPerShock,
    startGapLog: given ? config.meanReversion.startGapAnnual / 12 : 0,
    hasRegimes: config.model === 'regime-switching',
    regimes: chain,
    regimeGrowthLog: Float64Array.of(growth[0] - mean, growth[1] - mean),
    hasCycle: cycle !== undefined,
    phaseDrawn: cycle?.phase === 'drawn',
    cycleLogAmplitude: amplitude,
    cycleLengthMonths: length,
    cycleCosine: cosine,
    cycleSine: sine,
    expectedLog,
    volatilityAnnual: Math.sqrt(variance),
    gapWeight: Float64Array.from({ length: months + 1 }, (_, m) => persistence * powerSum(persistence, m)),
  };
}

type MonthlyProcess = {
  readonly persistence: number;
  readonly shocks: readonly [number, number];
  /** True when `u` starts at a given value instead of its long-run distribution. */
  readonly given: boolean;
  readonly chain: RegimeChain;
  readonly growth: readonly [number, number];
  readonly cycle: MarketConfig['cycle'] | undefined;
};

const noRegimes: RegimeChain = { leaveRising: 0, leaveFalling: 0, startRising: 1 };
const perRootMonth = (volatilityAnnual: number) => volatilityAnnual * Math.sqrt(1 / 12);

function monthlyProcess(config: MarketConfig): MonthlyProcess {
  switch (config.model) {
    case 'gbm': {
      const shock = perRootMonth(config.gbm.volatilityAnnual);
      return independent(shock, undefined);
    }
    case 'sydney-cycle':
      return independent(perRootMonth(config.cycle.volatilityAnnual), config.cycle);
    case 'mean-reversion': {
      const { speedAnnual: k, growthVolatilityAnnual: s, start } = config.meanReversion;
      const shock = (s * Math.sqrt((1 - exp(-k / 6)) / (2 * k))) / 12; // exact monthly step of the growth rate, per month
      return { ...independent(shock, undefined), persistence: exp(-k / 12), given: start === 'given' };
    }
    case 'regime-switching': {
      const r = config.regimes;
      const [leaveRising, leaveFalling] = [1 / r.risingMonths, 1 / r.fallingMonths];
      const startRising =
        r.start === 'stationary' ? stationaryRising(leaveRising, leaveFalling) : r.start === 'rising' ? 1 : 0;
      return {
        persistence: r.persistence,
        shocks: [perRootMonth(r.risingVolatilityAnnual), perRootMonth(r.fallingVolatilityAnnual)],
        given: false,
        chain: { leaveRising, leaveFalling, startRising },
        growth: [r.risingGrowthAnnual / 12, r.fallingGrowthAnnual / 12],
        cycle: undefined,
      };
    }
  }
}

function independent(shock: number, cycle: MarketConfig['cycle'] | undefined): MonthlyProcess {
  return { persistence: 0, shocks: [shock, shock], given: false, chain: noRegimes, growth: [0, 0], cycle };
}
