import { describe, expect, test } from 'vitest';
import { createSeniorBalances } from '../../../src-engine/fund/senior/balance.ts';
import { seniorConfig, type SeniorConfig } from '../../../src-engine/fund/senior/config.ts';
import { resolveSenior, seniorAgeMonths } from '../../../src-engine/fund/senior/plan.ts';

const MONTHS = 144;
const plan = (change: Partial<SeniorConfig> = {}) => resolveSenior(seniorConfig.parse(change));
const flat = (rateAnnual: number) => new Float64Array(MONTHS + 1).fill(rateAnnual);
/** Products of 360 rounded factors: 1e-12 relative leaves room for a few hundred ulp. */
const ROUNDING = 1e-12;

function balances(change: Partial<SeniorConfig>, rates: Float64Array) {
  const series = createSeniorBalances(plan(change), MONTHS);
  series.beginPath(rates);
  return series;
}

describe('first mortgage', () => {
  test('at a flat rate and without redraw it follows the annuity formula', () => {
    for (const rateAnnual of [0.0001, 0.03, 0.06, 0.2]) {
      const series = balances({ redrawFraction: 0 }, flat(rateAnnual));
      const r = rateAnnual / 12;
      for (const [month, age] of [
        [0, 0],
        [5, 84],
        [30, 200],
      ] as const) {
        const at = series.series(month, age, 0);
        for (let u = month; u <= MONTHS; u += 13) {
          const paid = age + u - month;
          const expected = (1 - (1 + r) ** (paid - 360)) / (1 - (1 + r) ** (age - 360));
          expect(series.factor[at + u]! / series.factor[at + month]!).toBeCloseTo(expected, 9);
        }
      }
    }
  });

  test('a zero rate repays in equal parts', () => {
    const series = balances({ redrawFraction: 0 }, flat(0));
    const at = series.series(0, 120, 0);
    expect(Math.abs(series.factor[at + 60]! - 0.75)).toBeLessThan(ROUNDING);
  });

  test('a moving rate re-sets the payment: same as paying interest and principal month by month', () => {
    const rates = Float64Array.from({ length: MONTHS + 1 }, (_, m) => 0.05 + 0.02 * Math.sin(m / 9));
    const series = balances({ redrawFraction: 0.1 }, rates);
    const at = series.series(7, 50, 0);
    let balance = 500_000;
    for (let u = 7; u < MONTHS; u++) {
      const r = rates[u]! / 12;
      const n = 360 - 50 - (u - 7);
      const payment = (balance * r) / (1 - (1 + r) ** -n);
      const repaid = payment - balance * r;
      balance -= repaid - 0.1 * repaid;
      expect((500_000 * series.factor[at + u + 1]!) / series.factor[at + 7]! / balance).toBeCloseTo(1, 11);
    }
  });

  test('never above the balance at the advance, which the priority deed secures', () => {
    for (const redrawFraction of [0, 0.1, 0.5, 1]) {
      const series = balances({ redrawFraction }, flat(0.06));
      const at = series.series(0, 36, 0);
      for (let u = 0; u < MONTHS; u++)
        expect(series.factor[at + u + 1]!).toBeLessThanOrEqual(series.factor[at + u]! * (1 + ROUNDING));
    }
  });

  test('interest-only and full redraw keep the balance; the last payment clears it', () => {
    const series = balances({}, flat(0.06));
    expect(series.series(10, 30, 1)).toBe(0);
    expect(series.factor[90]).toBe(1);
    const old = series.series(0, 300, 0);
    expect(series.factor[old + 59]!).toBeGreaterThan(0);
    expect(series.factor[old + 60]).toBe(0);
    expect(series.factor[old + MONTHS]).toBe(0);
  });

  test('mortgages that began in the same month share one series, whenever the advance is made', () => {
    const series = balances({}, flat(0.06));
    const first = series.series(10, 30, 0);
    expect(series.series(25, 45, 0)).toBe(first);
    const ratio = series.factor[first + 60]! / series.factor[first + 25]!;
    const alone = balances({}, flat(0.06));
    const at = alone.series(25, 45, 0);
    expect(alone.factor[at + 60]! / alone.factor[at + 25]!).toBeCloseTo(ratio, 13);
  });

  test('a new path forgets the old one', () => {
    const series = balances({}, flat(0.2));
    series.series(0, 30, 0);
    series.beginPath(flat(0.03));
    const at = series.series(0, 30, 0);
    const alone = balances({}, flat(0.03));
    expect(series.factor[at + 50]).toBe(alone.factor[alone.series(0, 30, 0) + 50]);
  });

  test('in default it grows at the mortgage rate plus the margin', () => {
    const series = balances({ defaultMarginAnnual: 0.02 }, flat(0.06));
    expect(series.defaultGrowth[20]! / series.defaultGrowth[11]!).toBeCloseTo((1 + 0.08 / 12) ** 9, 12);
  });
});

test('ages are uniform between youngest and oldest, made older to the quarter in which the mortgage began', () => {
  const senior = plan({ ageAtAdvanceMinYears: 1, ageAtAdvanceMaxYears: 2 });
  expect(seniorAgeMonths(senior, 12, 1e-9)).toBe(12);
  expect(seniorAgeMonths(senior, 24, 1 - 1e-9)).toBe(24);
  // A mortgage began in a month divisible by three, up to two months before the drawn one.
  for (let month = 0; month < 24; month++) {
    const age = seniorAgeMonths(senior, month, 0.5);
    expect(Math.abs((month - age) % 3)).toBe(0);
    expect(age - 18).toBeGreaterThanOrEqual(0);
    expect(age - 18).toBeLessThan(3);
  }
  const ages = Array.from({ length: 1300 }, (_, i) => seniorAgeMonths(senior, i % 3, (i + 0.5) / 1300));
  expect(new Set(ages).size).toBe(15); // 12 to 24 months, and up to two more
  expect(ages.reduce((a, b) => a + b) / 1300).toBeCloseTo(19, 1);
});

test('ages out of order or beyond the term are refused', () => {
  expect(() => plan({ ageAtAdvanceMinYears: 9, ageAtAdvanceMaxYears: 3 })).toThrow(/contradict/);
  expect(() => plan({ termYears: 10, ageAtAdvanceMaxYears: 10 })).toThrow(/contradict/);
});
