import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import type { Flow } from './flows.ts';
import { monthly, planOf, runDeals, runLp, total } from './flows.ts';

// 100 called and doubled within a year; then another 100 called, of which 40 is lost. Carry of 20 is paid in month 12.
const CALLS: Flow[] = [[0, 100], [13, 100]]; // prettier-ignore
const DISTRIBUTIONS: Flow[] = [[12, 200], [24, 60]]; // prettier-ignore
const noHurdle = { hurdleAnnual: 0 };

describe('escrow', () => {
  test('holds its part of the carry, pays the clawback first and releases the rest at the end', () => {
    const c = runLp(planOf({ ...noHurdle, carryEscrowFraction: 0.5 }), CALLS, DISTRIBUTIONS, 24);
    expect([c.carryAud[12], c.carryHeldAud[12], c.escrowAud[12], c.escrowAud[23]]).toEqual([20, 10, 10, 10]);
    expect(c.clawbackAud[24]).toBeCloseTo(8, 12);
    expect(c.clawbackFromEscrowAud[24]).toBeCloseTo(8, 12);
    expect(c.carryReleasedAud[24]).toBeCloseTo(2, 12);
    expect(c.escrowAud[24]).toBe(0);
  });

  test('what it holds is there in full where the rest of the carry is only returned after tax', () => {
    const lost: Flow[] = [[12, 200]]; // prettier-ignore
    const afterTax = { clawbackAfterTaxFraction: 0.7 };
    expect(runLp(planOf(afterTax), CALLS, lost, 24).clawbackAud[24]).toBeCloseTo(14, 12);
    const c = runLp(planOf({ ...afterTax, carryEscrowFraction: 0.5 }), CALLS, lost, 24);
    expect(c.clawbackAud[24]).toBeCloseTo(10 + 0.7 * 10, 12);
    expect(c.clawbackFromEscrowAud[24]).toBeCloseTo(10, 12);
  });

  test('it changes when the manager has its carry, and nothing else, where no tax is in the way', () => {
    const without = runLp(planOf(), CALLS, DISTRIBUTIONS, 24);
    const withEscrow = runLp(planOf({ carryEscrowFraction: 1 }), CALLS, DISTRIBUTIONS, 24);
    for (const name of ['lpAud', 'carryAud', 'clawbackAud'] as const) expect(withEscrow[name]).toEqual(without[name]);
  });
});

const months = 120;
const flows = (last: number) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: last }), fc.integer({ min: 1, max: 10_000_000 })), {
    minLength: 1,
    maxLength: 8,
  }) as fc.Arbitrary<Flow[]>;

test('with full catch-up and a good end, interim tests and escrow leave the manager exactly its share', () => {
  fc.assert(
    fc.property(
      flows(60),
      flows(100),
      fc.constantFrom(1, 6, 12),
      fc.constantFrom(0, 0.5),
      (calls, cash, every, escrow) => {
        const paidIn = calls.reduce((sum, [, amount]) => sum + amount, 0);
        const all: Flow[] = [...cash, [months, 12 * paidIn]]; // dwarfs ten years of pref at 8 %
        const paidOut = all.reduce((sum, [, amount]) => sum + amount, 0);
        const plan = planOf({ interimClawbackEveryMonths: every, carryEscrowFraction: escrow });
        const c = runLp(plan, calls, all, months);
        const kept = total(c.carryAud) - total(c.clawbackAud);
        expect(Math.abs(kept - 0.2 * (paidOut - paidIn))).toBeLessThan(1e-11 * paidOut); // sums of 120 months in another order
      },
    ),
  );
});

describe('interim clawback', () => {
  const interim = { ...noHurdle, interimClawbackEveryMonths: 18 };

  test('returns carry as soon as a test finds it unearned, and the manager may earn it again', () => {
    // Month 18: 200 called, 200 distributed, so no profit and no carry is due. The 20 returned pay capital; 80 stays open.
    const c = runLp(planOf(interim), CALLS, DISTRIBUTIONS, 24);
    expect(c.clawbackAud[18]).toBeCloseTo(20, 12);
    expect(c.unreturnedCapitalAud[18]).toBeCloseTo(80, 12);
    expect(c.unreturnedCapitalAud[24]).toBeCloseTo(20, 12);
    expect(c.clawbackAud[24]).toBe(0);
    const good = runLp(planOf(interim), CALLS, [[12, 200], [24, 180]], 24); // prettier-ignore
    expect(total(good.carryAud) - total(good.clawbackAud)).toBeCloseTo(0.2 * 180, 12);
  });

  test('a test that finds nothing releases the escrow', () => {
    const c = runLp(planOf({ ...interim, carryEscrowFraction: 0.5 }), [[0, 100]], [[12, 200]], 24); // prettier-ignore
    expect([c.carryReleasedAud[18], c.clawbackAud[18], c.escrowAud[18]]).toEqual([10, 0, 0]);
  });

  test('after tax it never returns more over the life of the fund than the agreed part of what was received', () => {
    const c = runLp(planOf({ ...interim, interimClawbackEveryMonths: 3, clawbackAfterTaxFraction: 0.7 }), CALLS, [[12, 200]], 24); // prettier-ignore
    expect(total(c.clawbackAud)).toBeCloseTo(14, 12);
  });

  test('deal by deal it looks at what counts: a deal under way is no loss', () => {
    const deals = [[0, 100, 12], [0, 100, 24]] as const; // prettier-ignore
    const early = runDeals(interim, deals, [[12, 200], [24, 100]], 24); // prettier-ignore
    expect([early.clawbackAud[18], early.clawbackAud[24]]).toEqual([0, 0]);
    const wholeFund = runLp(planOf(interim), [[0, 200]], [[12, 200], [24, 100]], 24); // prettier-ignore
    expect(total(early.carryAud)).toBeCloseTo(total(wholeFund.carryAud), 12);
  });

  test('cash that the fund still holds counts as distributed, in the part of the class', () => {
    const plan = planOf(interim, 0.1);
    const runner = createWaterfall(plan, 24);
    const of = (list: readonly Flow[], part: number) => monthly(list, 24).map((x) => x * part);
    // Month 18, LP class: 180 called, 162 and 18 of carry received. With 10 held its profit is 9 and its share 1.8.
    runner.run(of(CALLS, 0.9), of(CALLS, 0.1), monthly([[12, 200]], 24), 24, null, null, monthly([[18, 10]], 24)); // prettier-ignore
    expect(runner.columns.clawbackAud[18]).toBeCloseTo(18 - 0.2 * 9, 12);
  });
});
