import { describe, expect, test } from 'vitest';
import { normaliser } from '../../../src-engine/fund/market/normaliser.ts';
import { marketPlan } from './plans.ts';

/**
 * Paths of QuantLib's test suite (lballabio/QuantLib 2a13d455, test-suite/pathgenerator.cpp): MT19937 seeded with 42, one
 * normal a step by Acklam's inverse, 12 steps over 10 years, the 101st path. Twelve steps of 10/12 of a year are twelve
 * months of a process ten times as fast, so the monthly numbers of a plan can be held against them.
 */
const normals = acklamPath(101, 12);

describe('published paths', () => {
  test('the generator is the one of the source', () => {
    const words = mersenneTwister(42);
    expect([words(), words(), words()]).toEqual([1608637542, 3421126067, 4083286876]);
  });

  test('exact lognormal path, rate 5 %, yield 2 %, volatility 20 %', () => {
    const plan = marketPlan(
      { model: 'gbm', volatilitySource: 'history', gbm: { volatilityAnnual: 0.2 * Math.sqrt(10) } },
      12,
    );
    let x = 0;
    for (const z of normals) x += plan.price.shockLog[0]! * z;
    const off = normaliser(plan, 1, 1).nationalLog[12]!;
    expect(plan.nationalScale).toBeCloseTo(1, 12);
    expect(100 * Math.exp((0.05 - 0.02) * 10 - off + x)).toBeCloseTo(26.13784357783, 6);
  });

  test('exact Ornstein-Uhlenbeck path, speed 0.1, level 0, volatility 0.2', () => {
    const plan = marketPlan(
      { meanReversion: { speedAnnual: 1, growthVolatilityAnnual: 0.2 * Math.sqrt(10), start: 'given' } },
      12,
    );
    let u = 0;
    for (const z of normals) u = plan.price.persistence * u + plan.price.shockLog[0]! * z;
    expect(12 * u).toBeCloseTo(-0.8372003433557, 8);
    expect(plan.price.startSdLog).toBe(0);
  });
});

// Closed-form moments of an Ornstein-Uhlenbeck process (Uhlenbeck and Ornstein 1930), three published triples.
describe('moments of mean reversion', () => {
  const cases = [
    {
      x0: 0,
      level: 0.03,
      speed: 0.2,
      volatility: 0.05,
      months: 12,
      mean: 0.005438077407660544,
      sd: 0.04539272752630375,
    },
    {
      x0: 0.1,
      level: 0.03,
      speed: 0.2,
      volatility: 0.05,
      months: 60,
      mean: 0.055751560882000964,
      sd: 0.07351295450307498,
    },
    {
      x0: -0.05,
      level: 0.03,
      speed: 1,
      volatility: 0.1,
      months: 3,
      mean: -0.032304062645712395,
      sd: 0.0443547821709997,
    },
  ];
  test.each(cases)('speed $speed over $months months', ({ x0, level, speed, volatility, months, mean, sd }) => {
    const { price } = marketPlan(
      {
        meanReversion: {
          speedAnnual: speed,
          growthVolatilityAnnual: volatility,
          start: 'given',
          startGapAnnual: x0 - level,
        },
      },
      months,
    );
    let gap = 12 * price.startGapLog;
    let variance = 0;
    for (let m = 0; m < months; m++) {
      gap *= price.persistence;
      variance = price.persistence ** 2 * variance + (12 * price.shockLog[0]!) ** 2;
    }
    expect(level + gap).toBeCloseTo(mean, 12);
    expect(Math.sqrt(variance)).toBeCloseTo(sd, 12);
  });
});

function acklamPath(path: number, steps: number): number[] {
  const next = mersenneTwister(42);
  let z: number[] = [];
  for (let p = 0; p < path; p++) z = Array.from({ length: steps }, () => acklam((next() + 0.5) / 4294967296));
  return z;
}

/** MT19937 with init_genrand (Matsumoto and Nishimura 1998). */
function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(624);
  state[0] = seed;
  for (let i = 1; i < 624; i++) state[i] = Math.imul(1812433253, state[i - 1]! ^ (state[i - 1]! >>> 30)) + i;
  let at = 624;
  return () => {
    if (at === 624) {
      for (let i = 0; i < 624; i++) {
        const y = (state[i]! & 0x80000000) | (state[(i + 1) % 624]! & 0x7fffffff);
        state[i] = state[(i + 397) % 624]! ^ (y >>> 1) ^ ((y & 1) === 1 ? 0x9908b0df : 0);
      }
      at = 0;
    }
    let y = state[at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

/** Acklam's inverse normal without refinement, as the source uses it. */
function acklam(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
  const polynomial = (coefficients: number[], x: number) => coefficients.reduce((sum, k) => sum * x + k, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(c, q) / polynomial(d, q);
  }
  if (p > 1 - 0.02425) return -acklam(1 - p);
  const q = p - 0.5;
  return (polynomial(a, q * q) * q) / polynomial(b, q * q);
}
