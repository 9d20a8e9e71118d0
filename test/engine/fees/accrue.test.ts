import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  acquisitionFeeAud,
  dispositionFeeAud,
  gstNetAud,
  managementFeeForMonth,
  offsetEarnedAud,
  offsetTakenAud,
} from '../../../src-engine/fund/fees/accrue.ts';
import { planOf } from './plans.ts';

const onCost = { managementFeeBasis: 'invested-cost' };
const amount = fc.integer({ min: 0, max: 100_000_000 });

describe('base of the management fee', () => {
  test('lost principal leaves the invested base, or stays in it', () => {
    const monthlyRate = 0.02 / 12;
    expect(managementFeeForMonth(planOf(onCost), 6, 9e6, 1e6, 0)).toBe(9e6 * monthlyRate);
    expect(managementFeeForMonth(planOf({ ...onCost, writeOffsReduceBase: false }), 6, 9e6, 1e6, 0)).toBe(
      10e6 * monthlyRate,
    );
  });

  test('a negative net asset value earns no fee', () => {
    expect(managementFeeForMonth(planOf({ managementFeeBasis: 'nav' }), 6, 9e6, 0, -1)).toBe(0);
  });

  test('each basis reads only its own state', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (cost, nav, otherCost, otherNav) => {
        const nowhere = planOf();
        const onNav = planOf({ managementFeeBasis: 'nav' });
        expect(managementFeeForMonth(nowhere, 6, cost, 0, nav)).toBe(
          managementFeeForMonth(nowhere, 6, otherCost, 0, otherNav),
        );
        expect(managementFeeForMonth(onNav, 6, cost, 0, nav)).toBe(managementFeeForMonth(onNav, 6, otherCost, 0, nav));
      }),
    );
  });

  test('free of fee, the GP commitment takes its part of the base away and the LP class bears it all', () => {
    const free = planOf({}, { gpCommitmentFraction: 0.1 });
    const bears = planOf({ gpCommitmentBearsFees: true }, { gpCommitmentFraction: 0.1 });
    const fee = (plan: typeof free) => managementFeeForMonth(plan, 6, 0, 0, 0);
    expect(fee(free)).toBeCloseTo(0.9 * fee(bears), 9);
    // What the LP class pays is the same: 2 % of its own commitment.
    expect(fee(free) * free.lpShareOfManagementFee).toBeCloseTo(fee(bears) * bears.lpShareOfManagementFee, 9);
  });
});

describe('transaction fees, offset and GST', () => {
  test('acquisition and disposition are fractions of their flows, none by default', () => {
    const plan = planOf({ acquisitionFeeFraction: 0.01, dispositionFeeFraction: 0.02 });
    expect(acquisitionFeeAud(plan, 250_000)).toBe(2_500);
    expect(dispositionFeeAud(plan, 300_000)).toBe(6_000);
    expect(acquisitionFeeAud(planOf(), 250_000) + dispositionFeeAud(planOf(), 300_000)).toBe(0);
  });

  test('the credit is earned by source: half of origination, all of acquisition, a quarter of disposition', () => {
    const plan = planOf({
      feeOffsetFraction: 0.5,
      acquisitionFeeOffsetFraction: 1,
      dispositionFeeOffsetFraction: 0.25,
    });
    expect(offsetEarnedAud(plan, 7_500, 2_500, 6_000)).toBe(3_750 + 2_500 + 1_500);
    expect(offsetEarnedAud(planOf(), 7_500, 2_500, 6_000)).toBe(0);
  });

  test('the credit never exceeds the fee, and none is lost or made', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { maxLength: 20 }), (months) => {
        const plan = planOf({ feeOffsetFraction: 0.5 });
        let waiting = 0;
        let earned = 0;
        let taken = 0;
        for (const [originationFee, fee] of months) {
          waiting += offsetEarnedAud(plan, originationFee);
          earned += offsetEarnedAud(plan, originationFee);
          const credit = offsetTakenAud(waiting, fee);
          expect(credit).toBeLessThanOrEqual(fee);
          waiting -= credit;
          taken += credit;
        }
        // Halves of integers below 2^53 add without rounding.
        expect(taken + waiting).toBe(earned);
      }),
    );
  });

  test('GST at 10 % with 55 % credit costs 4.5 %; switched off it costs nothing', () => {
    expect(gstNetAud(planOf(), 100)).toBeCloseTo(4.5, 12);
    expect(gstNetAud(planOf({ ritcFraction: 0.75 }), 100)).toBeCloseTo(2.5, 12);
    expect(gstNetAud(planOf({ gstApplies: false }), 100)).toBe(0);
  });

  test('twice the money is exactly twice the fee', () => {
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 120 }), (cost, lost, nav, month) => {
        for (const managementFeeBasis of ['commitments', 'invested-cost', 'nav']) {
          const once = planOf({ managementFeeBasis, writeOffsReduceBase: false });
          const doubled = planOf({ managementFeeBasis, writeOffsReduceBase: false }, { commitmentsAud: 200_000_000 });
          expect(managementFeeForMonth(doubled, month, 2 * cost, 2 * lost, 2 * nav)).toBe(
            2 * managementFeeForMonth(once, month, cost, lost, nav),
          );
        }
      }),
    );
  });
});
