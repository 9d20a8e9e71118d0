import { describe, expect, test } from 'vitest';
import { createBook } from '../../../src-engine/fund/book/month-loop.ts';
import type { BookPlan } from '../../../src-engine/fund/book/plan.ts';
import { smallFund } from '../../support/gallery.ts';
import { planWith, type Settings } from '../../support/plans.ts';

const PATH = 3;

/** The plan with zones that grow by `log` more a month after month m: the same market up to m, another one after it. */
function withBreak(plan: BookPlan, m: number, log: number): BookPlan {
  const rows = plan.months + 1;
  const expectedZoneLog = plan.market.expectedZoneLog.map((value, at) => {
    const [zone, month] = [Math.floor(at / rows), at % rows];
    return value + Math.max(0, month - m) * log * (zone - 1); // zones part: red up, green down
  });
  return { ...plan, market: { ...plan.market, expectedZoneLog } };
}

describe.each(['keep', 'rebalance', 'opportunistic', 'custom'] as const)('strategy %s', (strategy) => {
  const settings: Settings = { ...smallFund, 'reinvestment.strategy': strategy, 'reinvestment.tilt': 30 };
  const { book: plan, draws } = planWith(settings);

  /** Suburb, size and home of every advance made up to a month, and the cash up to it. */
  function known(book: BookPlan, month: number) {
    const { advances, advanceCount, cash } = createBook(book, draws).run(PATH);
    const made = advances.originationMonth.subarray(0, advanceCount).filter((m) => m <= month).length;
    return {
      made,
      suburbs: advances.suburb.slice(0, made),
      principalAud: advances.principalAud.slice(0, made),
      nav: cash.navAud.slice(0, month + 1),
      distributed: cash.distributedAud.slice(0, month + 1),
    };
  }

  test.each([20, 36, 55])('what is done up to month %i does not know what comes after it', (month) => {
    const before = known(plan, month);
    for (const log of [0.02, -0.02]) expect(known(withBreak(plan, month, log), month)).toEqual(before);
  });

  test('and what is done later does know', () => {
    const later = known(withBreak(plan, 20, 0.02), 60);
    expect(later.nav).not.toEqual(known(plan, 60).nav);
    if (strategy === 'opportunistic') expect(later.suburbs).not.toEqual(known(plan, 60).suburbs);
  });
});
