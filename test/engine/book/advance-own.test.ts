import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { CAUSE } from '../../../src-engine/fund/exits/table.ts';
import {
  createLife,
  planOf,
  quietSettings,
  saleNoise,
  steadyMarket,
  type CaseInput,
  type Life,
} from './advance-life-case.ts';

const exits = (priceBasis: 'own' | 'index') => ({
  priceBasis,
  default: { baselineAnnual: 0.04 },
  frailty: { voluntaryLogSd: 0, defaultLogSd: 0 },
});

function run(
  priceBasis: 'own' | 'index',
  noise: CaseInput['noise'],
  paths: number,
): { life: Life; months: number[][] } {
  const plan = planOf({ exits: exits(priceBasis), noise });
  const life = createLife(plan, steadyMarket(plan, { wave: 0.3 }), {
    perMonth: 50,
    originationMonths: 24,
    seniorFraction: 0.5,
  });
  const months: number[][] = [[], [], [], [], [], []];
  for (let path = 0; path < paths; path++) {
    life.runPath(path);
    for (let row = 0; row < life.count; row++)
      months[life.exits.cause[row]!]!.push(life.exits.exitMonth[row]! - life.advances.originationMonth[row]!);
  }
  return { life, months };
}

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('own-price hazards', () => {
  test('without noise of properties they are the index hazards: same counts and ages by cause within 4 standard errors', () => {
    const still = { volatility: 0, opening: 0, closing: 0 };
    const own = run('own', still, 10);
    const index = run('index', still, 10);
    const n = own.life.count * 10;
    for (const cause of [CAUSE.sale, CAUSE.refinance, CAUSE.default, CAUSE.fundEnd]) {
      const p = index.months[cause]!.length / n;
      const difference = (own.months[cause]!.length - index.months[cause]!.length) / n;
      expect(Math.abs(difference)).toBeLessThan(4 * Math.sqrt((2 * p * (1 - p)) / n));
      const ages = index.months[cause]!;
      const sd = Math.sqrt(mean(ages.map((age) => (age - mean(ages)) ** 2)));
      const k = Math.min(ages.length, own.months[cause]!.length);
      expect(Math.abs(mean(own.months[cause]!) - mean(ages))).toBeLessThan(4 * sd * Math.sqrt(2 / k) + 1e-9);
    }
  });

  test('the price that an owner reacted to is part of the exit value', () => {
    // With strong noise defaults are selected among low prices: their exit values lie below the index by more than the haircut.
    const { life } = run('own', { volatility: 0.2, opening: 0, closing: 0 }, 1);
    let ratio = 0;
    let n = 0;
    for (let path = 0; path < 10; path++) {
      life.runPath(path);
      for (let row = 0; row < life.count; row++) {
        if (life.exits.cause[row] !== CAUSE.default || life.exits.exitMonth[row]! > 108) continue;
        const width = life.plan.months + 1;
        const base = life.advances.suburb[row]! * width;
        const index = steadyMarket(life.plan, { wave: 0.3 }).path.suburbIndex;
        const home =
          (life.advances.valueAud[row]! * index[base + life.exits.cashMonth[row]!]!) /
          index[base + life.advances.originationMonth[row]!]!;
        ratio += life.exits.exitValueAud[row]! / (0.9 * home);
        n++;
      }
    }
    expect(n).toBeGreaterThan(100);
    expect(ratio / n).toBeLessThan(0.95);
  });

  test('values at the end, of all advances together, keep the mean of the index', () => {
    const plan = planOf({
      exits: {
        ...exits('own'),
        sale: { appreciationBeta: 0 },
        refinance: { appreciationBeta: 0 },
        default: { baselineAnnual: 0 },
      },
    });
    const life = createLife(plan, steadyMarket(plan, { growthLogMonthly: 0 }), {
      perMonth: 100,
      originationMonths: 10,
    });
    const { n, meanRatio, varianceRatio } = saleNoise(life, 10);
    expect(Math.abs(meanRatio - 1)).toBeLessThan((4 * 0.2) / Math.sqrt(n));
    expect(Math.abs(varianceRatio - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });

  test('paired and quasi-random paths are refused; the expected path uses the index', () => {
    const plan = planOf({ exits: exits('own') });
    for (const mode of ['antithetic', 'sobol'] as const)
      expect(() => createLife(plan, steadyMarket(plan), {}, { ...quietSettings, mode })).toThrow(AppError);
    const twin = planOf({ exits: exits('index') });
    const results = [plan, twin].map((p) => {
      const life = createLife(p, steadyMarket(p), {}, { ...quietSettings, mode: 'deterministic' });
      life.runPath(0);
      return [...life.exits.paidAud];
    });
    expect(results[0]).toEqual(results[1]);
  });
});
