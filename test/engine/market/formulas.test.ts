import { describe, expect, test } from 'vitest';
import { cycleCosinePart, cycleLogMoment, cycleSinePart, logBesselI0 } from '../../../src-engine/fund/market/cycle.ts';
import {
  integratedVariance,
  powerSum,
  stationaryChangeVariance,
  stationaryVariance,
} from '../../../src-engine/fund/market/growth-noise.ts';
import {
  logMoment,
  regimeChangeVariance,
  risingProbability,
  stationaryRising,
} from '../../../src-engine/fund/market/regime.ts';
import { cosTurns, sinTurns } from '../../../src-engine/fund/market/sine.ts';
import { semiDefiniteRoot, zoneFactors } from '../../../src-engine/fund/market/zone-factors.ts';

describe('sine', () => {
  test('agrees with the host to rounding', () => {
    for (let i = -400; i <= 400; i++) {
      const turns = i * 0.0137;
      expect(sinTurns(turns)).toBeCloseTo(Math.sin(2 * Math.PI * turns), 13);
      expect(cosTurns(turns)).toBeCloseTo(Math.cos(2 * Math.PI * turns), 13);
    }
  });
  test('hits quarter turns', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(sinTurns).map((v) => v + 0)).toEqual([0, 1, 0, -1, 0].map((v) => v + 0));
  });
});

describe('carried shocks', () => {
  test('without persistence: a random walk', () => {
    expect([...integratedVariance(0, 4, 0, 3)]).toEqual([0, 4, 8, 12]);
    expect(stationaryChangeVariance(0, 12)).toBe(12);
  });
  test('by hand for three months', () => {
    // p = 0.5: weights 1, 1.5, 1.75; the state at month 0 weighs 0.5 + 0.25 + 0.125
    const [, , , v] = integratedVariance(0.5, 2, 3, 3);
    expect(v).toBeCloseTo(2 * (1 + 2.25 + 3.0625) + 3 * 0.875 * 0.875, 12);
  });
  test('a stationary start makes the change over h months the sum of autocovariances', () => {
    const p = 0.8;
    let sum = 0;
    for (let i = 0; i < 12; i++) for (let j = 0; j < 12; j++) sum += p ** Math.abs(i - j) * stationaryVariance(p);
    expect(stationaryChangeVariance(p, 12)).toBeCloseTo(sum, 9);
  });
  test('the sum of powers at and near one', () => {
    expect(powerSum(1, 7)).toBe(7);
    expect(powerSum(0.5, 3)).toBe(1.75);
    expect(powerSum(0.3, 0)).toBe(0);
  });
});

// Two-state figures: closed-form invariants of a chain with P = [[0.9, 0.1], [0.3, 0.7]] (Hamilton 1994, chapter 22).
describe('regimes', () => {
  const chain = { leaveRising: 0.1, leaveFalling: 0.3, startRising: 1 };
  test('long-run shares and mean growth', () => {
    const share = stationaryRising(0.1, 0.3);
    expect(share).toBeCloseTo(0.75, 14);
    expect(share * 0.08 + (1 - share) * -0.03).toBeCloseTo(0.0525, 14);
  });
  test('five steps', () => {
    expect(risingProbability(chain, 5)[5]).toBeCloseTo(0.76944, 12);
    expect(risingProbability({ ...chain, startRising: 0 }, 5)[5]).toBeCloseTo(0.69168, 12);
  });
  test('variance of a sum against all pairs', () => {
    // autocovariance at lag k: d^2 p (1 - p) q^k with q = 0.6
    let sum = 0;
    for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) sum += 0.75 * 0.25 * 0.6 ** Math.abs(i - j);
    expect(regimeChangeVariance(chain, 0.5, 6)).toBeCloseTo(0.25 * sum, 12);
  });
  test('the expectation by matrices equals the sum over all sequences of regimes', () => {
    const months = 6;
    const growth = Float64Array.of(0.3, -0.4);
    const half = Float64Array.of(0.1, 0.25);
    const weight = Float64Array.of(1, 2, 2.5, 2.8, 3, 3.1);
    let total = 0;
    for (let sequence = 0; sequence < 2 ** months; sequence++) {
      let probability = 1;
      let exponent = 0;
      let state = 0;
      for (let j = 1; j <= months; j++) {
        const next = (sequence >> (j - 1)) & 1;
        const leave = state === 0 ? 0.1 : 0.3;
        probability *= next === state ? 1 - leave : leave;
        exponent += growth[next]! + half[next]! * weight[months - j]!;
        state = next;
      }
      total += probability * Math.exp(exponent);
    }
    expect(logMoment(chain, growth, half, weight, months)[months]).toBeCloseTo(Math.log(total), 11);
  });
});

describe('cycle', () => {
  test('the integrated cycle is the sum of sines, in the limit of small steps', () => {
    const phase = 0.17;
    const steps = 30_000;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += Math.sin(2 * Math.PI * (((i + 0.5) / steps) * (30 / 84) + phase)) / steps;
    const closed = cosTurns(phase) * cycleCosinePart(84, 30)[30]! + sinTurns(phase) * cycleSinePart(84, 30)[30]!;
    expect((84 / (2 * Math.PI)) * closed).toBeCloseTo(30 * sum, 6);
  });
  test('expectation over phases against a sum over phases', () => {
    const [a, length, m] = [0.4, 60, 22];
    let sum = 0;
    for (let i = 0; i < 1000; i++) {
      const phase = i / 1000;
      sum += Math.exp(a * (Math.cos(2 * Math.PI * phase) - Math.cos(2 * Math.PI * (m / length + phase)))) / 1000;
    }
    expect(cycleLogMoment(a, length, 1, m)[m]).toBeCloseTo(Math.log(sum), 12);
  });
  test('Bessel function: Abramowitz and Stegun, table 9.8', () => {
    expect(Math.exp(logBesselI0(1))).toBeCloseTo(1.2660658778, 9);
    expect(Math.exp(logBesselI0(5))).toBeCloseTo(27.2398718236, 8);
    expect(logBesselI0(0)).toBe(0);
  });
});

describe('zone factors', () => {
  const volatility = Float64Array.of(0.06, 0.08, 0.1);
  const correlation = Float64Array.of(1, 0.8, 0.6, 0.8, 1, 0.7, 0.6, 0.7, 1);
  const weight = Float64Array.of(0.5, 0.2, 0.3);
  test('loadings and residuals give back every variance and covariance', () => {
    const f = zoneFactors(volatility, correlation, weight);
    const market = f.marketVolatilityAnnual ** 2;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        let covariance = f.loading[i]! * f.loading[j]! * market;
        for (let k = 0; k < 3; k++) covariance += f.residualRoot[3 * i + k]! * f.residualRoot[3 * j + k]!;
        expect(covariance).toBeCloseTo(correlation[3 * i + j]! * volatility[i]! * volatility[j]!, 12);
      }
  });
  test('the market is the weighted mean of zones: loadings average one, residuals cancel', () => {
    const f = zoneFactors(volatility, correlation, weight);
    expect(weight.reduce((sum, w, z) => sum + w * f.loading[z]!, 0)).toBeCloseTo(1, 12);
    for (let k = 0; k < 3; k++)
      expect(weight.reduce((sum, w, z) => sum + w * f.residualRoot[3 * z + k]!, 0)).toBeCloseTo(0, 8);
  });
  test('zones that are one market have no residual', () => {
    const f = zoneFactors(volatility, new Float64Array(9).fill(1), weight);
    expect(Math.max(...f.residualRoot.map(Math.abs))).toBeLessThan(1e-6);
    expect(f.loading[2]! / f.loading[0]!).toBeCloseTo(0.1 / 0.06, 10);
  });
  test('contradicting correlations are refused', () => {
    const impossible = Float64Array.of(1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1);
    expect(() => zoneFactors(volatility, impossible, weight)).toThrow(/not positive semi-definite/);
    expect(() => semiDefiniteRoot(Float64Array.of(0, 1, 1, 1), 2, 'test')).toThrow(/not positive semi-definite/);
  });
});
