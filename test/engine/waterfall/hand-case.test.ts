import { describe, expect, test } from 'vitest';
import { planOf, runLp, total } from './flows.ts';

// LP class alone on the exact-year grid: 98 called at 0, 250 distributed after ten years, 8 %, 20 %.
const CALLS = [[0, 98]] as const;
const DISTRIBUTIONS = [[120, 250]] as const;
/** The figures are printed to four decimals; one of them (pref, 113.57465) is rounded up. */
const LAST_PRINTED_DIGIT = 1e-4;
const near = (actual: number, printed: number) => expect(Math.abs(actual - printed)).toBeLessThan(LAST_PRINTED_DIGIT);

describe('hand case: 98 called, 250 distributed at year 10', () => {
  test('full catch-up: every tier, and the manager has 20 % of a profit of 152', () => {
    const columns = runLp(planOf(), CALLS, DISTRIBUTIONS, 120);
    expect(total(columns.returnOfCapitalAud)).toBe(98);
    near(total(columns.prefAud), 113.5747);
    near(total(columns.catchUpCarryAud), 28.3937);
    expect(total(columns.catchUpLpAud)).toBe(0);
    near(total(columns.splitCarryAud), 2.0063);
    near(total(columns.splitLpAud), 8.0253);
    expect(total(columns.carryAud)).toBeCloseTo(30.4, 10);
    expect(total(columns.clawbackAud)).toBe(0);
  });

  test('catch-up of 50 % is not finished: the manager has 19.2127', () => {
    const columns = runLp(planOf({ catchUpFraction: 0.5 }), CALLS, DISTRIBUTIONS, 120);
    near(total(columns.carryAud), 19.2127);
    expect(total(columns.splitCarryAud)).toBe(0);
  });

  test('no catch-up: 20 % of what is left after capital and pref', () => {
    const columns = runLp(planOf({ catchUpFraction: 0 }), CALLS, DISTRIBUTIONS, 120);
    expect(total(columns.carryAud)).toBeCloseTo(0.2 * (250 - 98 * 1.08 ** 10), 10);
  });
});
