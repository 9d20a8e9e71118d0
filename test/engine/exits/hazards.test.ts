import { describe, expect, test } from 'vitest';
import { exitsConfig } from '../../../src-engine/fund/exits/config.ts';
import {
  createPathHazards,
  INDEX_LANE,
  inRow,
  REFINANCE_LANE,
  SALE_LANE,
} from '../../../src-engine/fund/exits/path-hazards.ts';
import { gridMonths, resolveExitTerms, resolveHazards } from '../../../src-engine/fund/exits/plan.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';
import { planOf, quietSettings, steadyMarket } from '../book/advance-life-case.ts';

const hazardsOf = (change = {}) => resolveHazards(exitsConfig.parse(change), 120, '2026-07-31');

describe('baselines', () => {
  test('sale: the eleven figures by year of ownership, then 6 % less each year', () => {
    const { saleMonthly } = hazardsOf();
    const figures = [1.5, 4.3, 5.6, 6.5, 7.1, 7.4, 7.3, 7.2, 6.8, 6.3, 6.1];
    figures.forEach((percent, year) => {
      expect(saleMonthly[12 * year]! * 12).toBeCloseTo(percent / 100, 14);
      expect(saleMonthly[12 * year + 11]! * 12).toBeCloseTo(percent / 100, 14);
    });
    expect(saleMonthly[12 * 11]! * 12).toBeCloseTo(0.061 * 0.94, 14);
    expect(saleMonthly[12 * 30]! * 12).toBeCloseTo(0.061 * 0.94 ** 20, 14);
  });
  test('sale: 45 % of owners have sold after ten years', () => {
    const { saleMonthly } = hazardsOf();
    let used = 0;
    for (let month = 0; month < 120; month++) used += saleMonthly[month]!;
    expect(Math.exp(-used)).toBeCloseTo(Math.exp(-0.6), 12); // ten figures sum to 60 %
  });
  test('scenario multiplier and adverse selection scale every sale rate', () => {
    const scaled = hazardsOf({ sale: { multiplier: 1.5, adverseSelectionMultiplier: 2 } });
    expect(scaled.saleMonthly[100]! / hazardsOf().saleMonthly[100]!).toBeCloseTo(3, 12);
  });
  test('the season has mean 1 and follows the calendar of the first close', () => {
    const { saleSeason } = hazardsOf();
    expect(saleSeason.subarray(0, 12).reduce((a, b) => a + b) / 12).toBeCloseTo(1, 12);
    // month-end 1 is August: third quarter; the step into it is entry 0
    expect(saleSeason[0]! / saleSeason[2]!).toBeCloseTo(1.009 / 1.102, 12);
  });
  test('LVR bands: 10-point steps from 30 %, above 70 % odds over their own value at 60-70 %', () => {
    const { lvrRatio } = hazardsOf();
    expect([...lvrRatio]).toEqual([0.9, 0.9, 0.9, 0.779, 0.827, 0.885, 1, 1.228, 1.386, 1.556, 1.985]);
    expect(1.11 / 0.904).toBeCloseTo(1.228, 3);
    expect(1.407 / 0.904).toBeCloseTo(1.556, 3);
  });
  test('the grid ends with the fund, or two years later in a run-off', () => {
    const rule = (name: string, extensionCount = 2) => exitsConfig.parse({ fundEnd: { rule: name, extensionCount } });
    expect(gridMonths(rule('sell'), 120)).toBe(120);
    expect(gridMonths(rule('owner-buyout'), 120)).toBe(120);
    expect(gridMonths(rule('run-off'), 120)).toBe(144);
    expect(gridMonths(rule('run-off', 1), 120)).toBe(132);
    expect(resolveExitTerms(rule('owner-buyout')).buyoutFraction).toBe(1);
    expect(resolveExitTerms(rule('sell')).buyoutFraction).toBe(0);
  });
});

describe('path state', () => {
  const plan = planOf();
  const market = steadyMarket(plan, { wave: 0.3, rateSlope: 0.0005, unemploymentFraction: 0.08 });
  const make = (draws: DrawSettings = quietSettings, change = {}) =>
    createPathHazards(hazardsOf(change), draws, plan.months, plan.suburbs);

  test('frailty has mean 1 and the stated spread, and voluntary and default frailty are independent', () => {
    const hazards = make(quietSettings, { frailty: { voluntaryLogSd: 0.3, defaultLogSd: 0.4 }, sale: { rateBeta: 0 } });
    const calm = make(
      { ...quietSettings, variation: { ...quietSettings.variation, frailty: 0 } },
      { sale: { rateBeta: 0 } },
    );
    calm.beginPath(0, market.path);
    const n = 4000;
    let sum = 0;
    let sumDefault = 0;
    let cross = 0;
    for (let path = 0; path < n; path++) {
      hazards.beginPath(path, market.path);
      const voluntary = hazards.sale[0]! / calm.sale[0]!;
      const byDefault = hazards.default[0]! / calm.default[0]!;
      sum += voluntary;
      sumDefault += byDefault;
      cross += (voluntary - 1) * (byDefault - 1);
    }
    const sd = (logSd: number) => Math.sqrt(Math.exp(logSd * logSd) - 1);
    expect(Math.abs(sum / n - 1)).toBeLessThan((4 * sd(0.3)) / Math.sqrt(n));
    expect(Math.abs(sumDefault / n - 1)).toBeLessThan((4 * sd(0.4)) / Math.sqrt(n));
    expect(Math.abs(cross / n)).toBeLessThan((4 * sd(0.3) * sd(0.4)) / Math.sqrt(n));
  });

  test('deterministic mode and antithetic pairs', () => {
    const still = make({ ...quietSettings, mode: 'deterministic' });
    const spread0 = make({ ...quietSettings, variation: { ...quietSettings.variation, frailty: 0 } });
    still.beginPath(5, market.path);
    spread0.beginPath(9, market.path);
    expect(still.sale).toEqual(spread0.sale);
    const paired = make({ ...quietSettings, mode: 'antithetic' });
    paired.beginPath(6, market.path);
    const up = Math.log(paired.sale[3]! / still.sale[3]!) + 0.5 * 0.15 ** 2;
    paired.beginPath(7, market.path);
    const down = Math.log(paired.sale[3]! / still.sale[3]!) + 0.5 * 0.15 ** 2;
    expect(up).toBeCloseTo(-down, 9);
  });

  test('drivers enter as exp(beta x): rates over 12 months, unemployment above its reference', () => {
    const hazards = make({ ...quietSettings, mode: 'deterministic' });
    hazards.beginPath(0, market.path);
    expect(hazards.refinance[24]! / hazards.refinance[0]!).toBeCloseTo(Math.exp(5.6 * 0.006), 10);
    expect(hazards.default[0]!).toBeCloseTo(Math.exp(14 * (0.08 - 0.052)), 10);
  });

  test('appreciation counts against trend; a root gives what the exponential gives', () => {
    const half = make(quietSettings);
    const nearHalf = make(quietSettings, { sale: { appreciationBeta: 0.5 + 1e-12 } });
    half.beginPath(0, market.path);
    nearHalf.beginPath(0, market.path);
    const at = half.saleOffset(3);
    for (let month = 0; month <= plan.months; month += 7) {
      expect(
        nearHalf.saleAppreciation[nearHalf.saleOffset(3) + month]! / half.saleAppreciation[at + month]!,
      ).toBeCloseTo(1, 10);
      const excess = Math.log(market.path.suburbIndex[3 * (plan.months + 1) + month]!) - (Math.log(1.055) / 12) * month;
      expect(half.saleAppreciation[at + month]!).toBeCloseTo(Math.exp(0.5 * excess), 10);
    }
  });

  test.each([0.5, 0.7])('the rows of the fast walk hold the same figures, beta %f', (appreciationBeta) => {
    const reference = { appreciationMultiplierMax: 1.1 };
    const hazards = make(quietSettings, { sale: { appreciationBeta }, refinance: { appreciationBeta }, reference });
    hazards.beginPath(2, market.path);
    const { rows } = hazards;
    const gains = Array.from(
      { length: plan.months + 1 },
      (_, month) => hazards.saleAppreciation[hazards.saleOffset(4) + month]!,
    );
    hazards.fillRows(4);
    let unbounded = 0;
    for (const [month, gain] of gains.entries()) {
      const of = (lane: number) => rows.values[4 * rows.length + inRow(month, lane)]!;
      expect(of(SALE_LANE)).toBe(hazards.sale[month]! * gain);
      expect(of(REFINANCE_LANE)).toBe(hazards.refinance[month]! * gain);
      expect(of(INDEX_LANE)).toBe(market.path.suburbIndex[4 * (plan.months + 1) + month]!);
      expect(hazards.isUnbounded(4, month)).toBe(Math.max(...gains) <= 1.1 * gain);
      expect(hazards.gain[0]).toBe(gain);
      if (hazards.isUnbounded(4, month)) unbounded += 1;
    }
    expect(unbounded).toBeGreaterThan(0);
    expect(unbounded).toBeLessThan(gains.length);
  });
});
