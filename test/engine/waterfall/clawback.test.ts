import { describe, expect, test } from 'vitest';
import type { Flow } from './flows.ts';
import { planOf, runLp, total } from './flows.ts';

// 100 called and doubled within a year; then another 100 called, of which 40 is lost.
const CALLS: Flow[] = [[0, 100], [13, 100]]; // prettier-ignore
const DISTRIBUTIONS: Flow[] = [[12, 200], [24, 60]]; // prettier-ignore

describe('clawback at the end', () => {
  test('carry above its share: 20 received, profit 60, so 8 goes back', () => {
    const columns = runLp(planOf({ hurdleAnnual: 0 }), CALLS, DISTRIBUTIONS, 24);
    expect(total(columns.carryAud)).toBeCloseTo(20, 12);
    expect(columns.clawbackAud[24]).toBeCloseTo(20 - 0.2 * 60, 12);
  });

  test('pref shortfall, when larger, decides: the LP class ends exactly at its hurdle', () => {
    const hurdle = 0.35;
    const columns = runLp(planOf({ hurdleAnnual: hurdle }), CALLS, DISTRIBUTIONS, 24);
    // Value at month 24 of the LP flows at the hurdle, by hand.
    const at = (month: number) => (1 + hurdle) ** ((24 - month) / 12);
    const lpAt12 = 200 - total(columns.carryAud);
    const shortfall = 100 * at(0) + 100 * at(13) - lpAt12 * at(12) - 60;
    expect(shortfall).toBeGreaterThan(20 - 0.2 * 60);
    expect(total(columns.carryAud)).toBeCloseTo(20, 12);
    expect(shortfall).toBeLessThan(20);
    expect(columns.clawbackAud[24]).toBeCloseTo(shortfall, 10);
  });

  test('at most the carry received, after tax where agreed', () => {
    const loss: Flow[] = [[12, 200]]; // prettier-ignore
    const gross = runLp(planOf(), CALLS, loss, 24);
    expect(gross.clawbackAud[24]).toBeCloseTo(20, 12);
    const net = runLp(planOf({ clawbackAfterTaxFraction: 0.7 }), CALLS, loss, 24);
    expect(net.clawbackAud[24]).toBeCloseTo(14, 12);
  });

  test('needs no root: where the LP flows have no IRR the cash owed is still a number', () => {
    // Carry is paid before anything is called, and nothing ever comes back on what is: no rate solves 160, -100.
    const early = runLp(planOf(), [[12, 100]], [[0, 200]], 24);
    expect(total(early.carryAud)).toBeCloseTo(40, 12);
    expect(early.clawbackAud[24]).toBeCloseTo(40 - 0.2 * 100, 12);
    // Everything lost: the shortfall is all that was called with its pref, and there is no carry to take it from.
    const lost = runLp(planOf(), [[0, 100]], [], 24);
    expect([lost.clawbackAud[24], lost.unpaidPrefAud[24]]).toEqual([0, expect.closeTo(100 * (1.08 ** 2 - 1), 9)]);
    expect(Object.values(early).every((column) => column.every(Number.isFinite))).toBe(true);
  });

  test('none when none is agreed', () => {
    const columns = runLp(planOf({ hurdleAnnual: 0, clawback: false }), CALLS, DISTRIBUTIONS, 24);
    expect(total(columns.clawbackAud)).toBe(0);
  });

  test('a tier that was reached counts with its own share', () => {
    // 100 doubled: the first 50 of LP profit costs 62.5 of cash at 20 %, the other 37.5 is split at 40 %.
    const carryTiers = [{ aboveMultiple: 1.5, carryFraction: 0.4 }];
    const columns = runLp(planOf({ hurdleAnnual: 0, carryTiers }), [[0, 100]], [[12, 200]], 12);
    expect(total(columns.carryAud)).toBeCloseTo(0.2 * 62.5 + 0.4 * 37.5, 12);
    expect(total(columns.clawbackAud)).toBe(0);
  });
});
