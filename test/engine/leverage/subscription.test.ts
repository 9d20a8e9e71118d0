import { describe, expect, test } from 'vitest';
import type { SubscriptionPlan } from '../../../src-engine/fund/leverage/plan.ts';
import {
  subscriptionDrawAud,
  subscriptionExcessAud,
  subscriptionLimitAud,
} from '../../../src-engine/fund/leverage/subscription.ts';

const line = (limitAud: number, advanceRateFraction: number): SubscriptionPlan => ({
  limitAud,
  advanceRateFraction,
  spreadAnnual: 0,
  commitmentFeeAnnual: 0,
  drawEndMonth: 24,
  endMonth: 36,
  cleanDownMonths: 12,
});

/** Two roundings of sums of a few hundred. */
const ROUNDING = 1e-12;

describe('limit of a subscription line', () => {
  test('is the smaller of its size and the advance rate on what is uncalled', () => {
    expect(subscriptionLimitAud(line(30, 0.5), 100)).toBe(30);
    expect(subscriptionLimitAud(line(30, 0.5), 40)).toBe(20);
  });
});

describe('draw', () => {
  test('is all that is wanted while there is room', () => {
    expect(subscriptionDrawAud(line(30, 0.9), 0, 100, 4)).toBe(4);
  });

  test('stops at the size of the line', () => {
    expect(subscriptionDrawAud(line(30, 0.9), 28, 100, 4)).toBe(2);
  });

  test('leaves room for the call of the rest, which shrinks the base: 8 + 4 of 40 at 0.5 leaves 12 of 24', () => {
    // By hand: 8 + d = 0.5 x (40 - (20 - d)) at d = 4.
    expect(subscriptionDrawAud(line(100, 0.5), 8, 40, 20)).toBe(4);
    expect(subscriptionLimitAud(line(100, 0.5), 40 - (20 - 4))).toBe(12);
  });

  test('is nothing when the call alone breaks the limit, or the rate is 0', () => {
    expect(subscriptionDrawAud(line(100, 0.5), 20, 40, 20)).toBe(0);
    expect(subscriptionDrawAud(line(100, 0), 0, 40, 20)).toBe(0);
  });

  test('at a rate of 1 is bounded by what is uncalled alone', () => {
    expect(subscriptionDrawAud(line(100, 1), 10, 40, 20)).toBe(20);
    expect(subscriptionDrawAud(line(100, 1), 30, 40, 20)).toBe(0);
  });

  test.each([0.1, 0.35, 0.6, 0.9, 1])('never breaks the limit that it leaves, rate %f', (rate) => {
    for (let debt = 0; debt <= 30; debt += 5)
      for (let uncalled = debt; uncalled <= 100; uncalled += 7)
        for (let wanted = 1; wanted <= uncalled - debt; wanted += 4) {
          const plan = line(30, rate);
          const drawn = subscriptionDrawAud(plan, debt, uncalled, wanted);
          expect(drawn).toBeLessThanOrEqual(wanted);
          const over = debt + drawn - subscriptionLimitAud(plan, uncalled - wanted + drawn);
          expect(drawn > 0 ? over : 0).toBeLessThan(ROUNDING * 100);
        }
  });
});

describe('what a shrunken limit calls', () => {
  test('is nothing within the limit', () => expect(subscriptionExcessAud(line(30, 0.5), 20, 40)).toBe(0));

  test('brings the balance exactly to the limit of what is left: 30 against 40 at 0.5 calls 20', () => {
    expect(subscriptionExcessAud(line(100, 0.5), 30, 40)).toBe(20);
    expect(30 - 20).toBe(subscriptionLimitAud(line(100, 0.5), 40 - 20));
  });

  test.each([0, 0.2, 0.7, 1])('is never more than the balance and always cures, rate %f', (rate) => {
    for (let debt = 0; debt <= 40; debt += 5)
      for (let uncalled = debt; uncalled <= 80; uncalled += 9) {
        const plan = line(30, rate);
        const called = subscriptionExcessAud(plan, debt, uncalled);
        expect(called).toBeLessThanOrEqual(debt);
        expect(debt - called - subscriptionLimitAud(plan, uncalled - called)).toBeLessThan(ROUNDING * 100);
      }
  });
});
