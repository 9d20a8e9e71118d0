import { describe, expect, test } from 'vitest';
import { correlation, eachPath, Sample } from './sampling.ts';
import { draws, marketPlan, zonePlan } from './plans.ts';

const PATHS = 5000;

describe('economy', () => {
  const months = 60;
  // Floors far below, so that the raw processes show.
  const macro = {
    cashRateFloorAnnual: -0.02,
    unemploymentFloorFraction: 0,
    cashRate: { start: 0.1, level: 0.12, speedAnnual: 0.4, volatilityAnnual: 0.01 },
    unemployment: { start: 0.1, level: 0.1, speedAnnual: 0.3, volatilityAnnual: 0.005 },
    cashUnemploymentCorrelation: -0.5,
  };
  const plan = marketPlan({ macro }, months);
  const cash = new Sample();
  const lastCash: number[] = [];
  const lastUnemployment: number[] = [];
  const margins = new Set<number>();
  eachPath(plan, draws(), PATHS, [], (path) => {
    cash.add(path.cashRateAnnual[months]!);
    lastCash.push(path.cashRateAnnual[1]! - path.cashRateAnnual[0]!);
    lastUnemployment.push(path.unemploymentFraction[1]! - path.unemploymentFraction[0]!);
    margins.add(Math.round((path.mortgageRateAnnual[20]! - path.cashRateAnnual[20]!) * 1e12));
  });

  test('Vasicek: mean and sd after five years are the closed forms', () => {
    const keep = Math.exp(-0.4 * 5);
    expect(Math.abs(cash.score(0.12 + (0.1 - 0.12) * keep))).toBeLessThan(4);
    const sd = 0.01 * Math.sqrt((1 - keep * keep) / 0.8);
    expect(Math.abs(cash.sd / sd - 1)).toBeLessThan(4 / Math.sqrt(2 * PATHS));
  });

  test('shocks are correlated as stated', () => {
    // Standard error (1 - r^2) / sqrt(n) = 0.011
    expect(Math.abs(correlation(lastCash, lastUnemployment) + 0.5)).toBeLessThan(0.045);
  });

  test('the mortgage rate is the cash rate plus the margin', () => {
    expect([...margins]).toEqual([Math.round(0.0245 * 1e12)]);
  });

  test('floors cut the paths off', () => {
    const low = marketPlan({ macro: { cashRateFloorAnnual: 0.03, unemploymentFloorFraction: 0.045 } }, 60);
    let [cashLow, unemploymentLow] = [1, 1];
    eachPath(low, draws(), 200, [], (path) => {
      cashLow = Math.min(cashLow, ...path.cashRateAnnual);
      unemploymentLow = Math.min(unemploymentLow, ...path.unemploymentFraction);
    });
    expect(cashLow).toBe(0.03);
    expect(unemploymentLow).toBe(0.045);
  });

  test('variation scales the shocks of the economy alone', () => {
    const wide = draws('monteCarlo', { variation: { market: 1, macro: 2, property: 1, attributes: 1, frailty: 1 } });
    const gaps: number[] = [];
    const prices: number[] = [];
    for (const settings of [draws(), wide])
      eachPath(plan, settings, 1, [], (path) => {
        gaps.push(path.cashRateAnnual[months]! - (0.12 - 0.02 * Math.exp(-2)));
        prices.push(path.nationalLog[months]!);
      });
    expect(gaps[1]! / gaps[0]!).toBeCloseTo(2, 9);
    expect(prices[1]).toBe(prices[0]);
  });
});

describe('refused', () => {
  test('correlations of the economy that contradict each other', () => {
    const macro = {
      cashUnemploymentCorrelation: 0.9,
      cashInflationCorrelation: 0.9,
      unemploymentInflationCorrelation: -0.9,
    };
    expect(() => marketPlan({ macro })).toThrow(/economy.*not positive semi-definite/);
  });
  test('a price model that would leave the range of numbers', () => {
    const wild = { meanReversion: { speedAnnual: 0.01, growthVolatilityAnnual: 2 } };
    expect(() => marketPlan({ ...wild, volatilitySource: 'history' })).toThrow(/more than 100 %/);
    expect(() => marketPlan(wild)).not.toThrow();
  });
  test('growth of -100 % a year', () => {
    expect(() =>
      marketPlan({ growthShiftAnnual: -0.2 }, 12, zonePlan(3, { growthAnnual: Float64Array.of(0, 0, -0.9) })),
    ).toThrow(/-100 %/);
  });
  test('a universe without sales', () => {
    expect(() => marketPlan({}, 12, zonePlan(3, { salesWeight: new Float64Array(3) }))).toThrow(/No suburb/);
  });
  test('a price model without volatility that must shape the volatility of zones', () => {
    const flat = { meanReversion: { growthVolatilityAnnual: 0 } };
    expect(() => marketPlan(flat)).toThrow(/no volatility/);
    expect(() => marketPlan({ ...flat, volatilitySource: 'history' })).not.toThrow();
  });
});
