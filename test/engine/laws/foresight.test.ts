import { describe, expect, test } from 'vitest';
import { createBook } from '../../../src-engine/fund/book/month-loop.ts';
import type { BookPlan } from '../../../src-engine/fund/book/plan.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';
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

/** Suburb and size of every advance made up to a month, and the accounts up to it. */
function known(book: BookPlan, draws: DrawSettings, month: number) {
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

const planOf = (strategy: string) =>
  planWith({ ...smallFund, 'reinvestment.strategy': strategy, 'reinvestment.tilt': 30 } satisfies Settings);

describe.each(['keep', 'rebalance', 'opportunistic', 'custom'] as const)('strategy %s', (strategy) => {
  const { book: plan, draws } = planOf(strategy);

  test.each([20, 36, 55])('what is done up to month %i does not know what comes after it', (month) => {
    const before = known(plan, draws, month);
    for (const log of [0.02, -0.02]) expect(known(withBreak(plan, month, log), draws, month)).toEqual(before);
  });

  test('and marks do know later', () => {
    expect(known(withBreak(plan, 20, 0.02), draws, 60).nav).not.toEqual(known(plan, draws, 60).nav);
  });
});

test('the opportunistic strategy does follow growth once it is past', () => {
  const { book, draws } = planOf('opportunistic');
  expect(known(withBreak(book, 20, 0.02), draws, 60).suburbs).not.toEqual(known(book, draws, 60).suburbs);
});
