import { describe, expect, test } from 'vitest';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { exitCauses } from '../../../src-engine/fund/exits/table.ts';
import { galleryRows } from '../../support/gallery.ts';
import { eachPath, exceeding, total } from '../../support/paths.ts';
import { planWith } from '../../support/plans.ts';

const PATHS = 6;
/** Largest gap of an identity between sums of money, as a share of the fund: thousands of additions of doubles. */
const MONEY = 1e-12;

type ExitMoney = 'principalPaidAud' | 'interestPaidAud' | 'sharePaidAud' | 'lossAud';

/** Sums over the loan tape by month: advances by month of origination, settlements by month of cash. */
function byMonth(tables: PathTables) {
  const { advances, exits, advanceCount, lastMonth } = tables;
  const empty = () => new Float64Array(lastMonth + 1);
  const sums = {
    made: empty(),
    count: empty(),
    events: empty(),
    cost: empty(),
    living: empty(),
    principalPaidAud: empty(),
    interestPaidAud: empty(),
    sharePaidAud: empty(),
    lossAud: empty(),
  };
  for (let i = 0; i < advanceCount; i++) {
    const made = advances.originationMonth[i]!;
    const settled = exits.cashMonth[i]!;
    sums.made[made]! += advances.principalAud[i]!;
    sums.count[made]! += 1;
    sums.events[exits.exitMonth[i]!]! += 1;
    for (const money of ['principalPaidAud', 'interestPaidAud', 'sharePaidAud', 'lossAud'] as ExitMoney[])
      sums[money][settled]! += exits[money][i]!;
    for (let m = made; m < settled; m++) {
      sums.cost[m]! += advances.principalAud[i]!;
      sums.living[m]! += 1;
    }
  }
  return sums;
}

describe.each(galleryRows)('%s: loan tape', (_name, settings) => {
  const plan = planWith(settings);
  const fundAud = plan.book.treasury.commitmentsAud;
  const within = MONEY * fundAud;
  const expected = plan.draws.mode === 'deterministic'; // an advance then settles in parts, by several causes

  test('every advance ends once, by one cause, in time', () => {
    eachPath(plan, PATHS, ({ advances, exits, advanceCount, lastMonth, book }, figures) => {
      const counts = exitCauses.map((cause) => figures[`${cause}Count`]!);
      expect(total(counts)).toBe(advanceCount);
      expect(Math.abs(total(book.exitsCount) - advanceCount)).toBeLessThan(1e-9);
      expect(advanceCount).toBeGreaterThan(0);
      for (let i = 0; i < advanceCount; i++) {
        expect(exits.exitMonth[i]).toBeGreaterThan(advances.originationMonth[i]!);
        expect(exits.cashMonth[i]).toBeGreaterThanOrEqual(exits.exitMonth[i]!);
        expect(exits.cashMonth[i]).toBeLessThanOrEqual(lastMonth);
        expect(exits.exitMonth[i]! - advances.originationMonth[i]!).toBeLessThanOrEqual(
          plan.book.life.contract.termMonths,
        );
      }
    });
  });

  test('a settlement pays no more than the claim, to principal, interest and share, and the rest is lost', () => {
    eachPath(plan, PATHS, ({ advances, exits, advanceCount }) => {
      for (let i = 0; i < advanceCount; i++) {
        const paid = exits.paidAud[i]!;
        const parts = exits.principalPaidAud[i]! + exits.interestPaidAud[i]! + exits.sharePaidAud[i]!;
        expect(Math.abs(parts - paid)).toBeLessThan(within);
        expect(paid).toBeGreaterThanOrEqual(0);
        expect(paid).toBeLessThanOrEqual(exits.claimAud[i]! + within);
        expect(Math.abs(exits.principalPaidAud[i]! + exits.lossAud[i]! - advances.principalAud[i]!)).toBeLessThan(
          within,
        );
      }
    });
  });

  test('the book is the sum of the tape', () => {
    eachPath(plan, PATHS, (tables) => {
      const { book, lastMonth } = tables;
      const sums = byMonth(tables);
      const pairs: [string, Float64Array, Float64Array][] = [
        ['made', sums.made, book.advancesMadeAud],
        ['count', sums.count, book.advancesMadeCount],
      ];
      if (!expected)
        pairs.push(
          ['events', sums.events, book.exitsCount],
          ['cost', sums.cost, book.costAud],
          ['living', sums.living, book.livingCount],
          ['principal', sums.principalPaidAud, book.principalReceivedAud],
          ['interest', sums.interestPaidAud, book.interestReceivedAud],
          ['share', sums.sharePaidAud, book.shareReceivedAud],
          ['lost', sums.lossAud, book.principalLostAud],
        );
      const gaps = pairs.map(([name, tape, column]) => {
        let worst = 0;
        for (let m = 0; m <= lastMonth; m++) worst = Math.max(worst, Math.abs(tape[m]! - column[m]!));
        return [name, worst] as const;
      });
      expect(exceeding(Object.fromEntries(gaps), within)).toEqual([]);
      expect(Math.abs(total(sums.principalPaidAud) - total(book.principalReceivedAud))).toBeLessThan(within);
      expect(Math.abs(total(sums.sharePaidAud) - total(book.shareReceivedAud))).toBeLessThan(within);
      expect(Math.abs(total(sums.lossAud) - total(book.principalLostAud))).toBeLessThan(within);
    });
  });

  test('cost moves by advances made and settled, and is the sum over zones and over suburbs', () => {
    eachPath(plan, PATHS, ({ book, lastMonth, zoneCostAud, zoneMarkAud, suburbCostAud, months }) => {
      const rows = months + 1;
      const across = (values: Float64Array, m: number) => {
        let sum = 0;
        for (let at = m; at < values.length; at += rows) sum += values[at]!;
        return sum;
      };
      for (let m = 0; m <= lastMonth; m++) {
        const before = m > 0 ? book.costAud[m - 1]! : 0;
        const cost = book.costAud[m]!;
        expect(Math.abs(before + book.advancesMadeAud[m]! - book.principalExitedAud[m]! - cost)).toBeLessThan(within);
        expect(Math.abs(across(zoneCostAud, m) - cost)).toBeLessThan(within);
        expect(Math.abs(across(suburbCostAud, m) - cost)).toBeLessThan(within);
        expect(Math.abs(across(zoneMarkAud, m) - book.markAud[m]!)).toBeLessThan(within);
      }
    });
  });

  test('advances keep to the limits of the fund', () => {
    const { origination, allocation, treasury } = plan.book;
    eachPath(plan, PATHS, ({ advances, advanceCount, book }) => {
      for (let i = 0; i < advanceCount; i++) {
        const principal = advances.principalAud[i]!;
        const value = advances.valueAud[i]!;
        expect(principal).toBeGreaterThanOrEqual(origination.advanceMinAud);
        expect(principal).toBeLessThanOrEqual(Math.min(origination.sizeAud.max, allocation.advanceLimitAud));
        expect(principal / value).toBeLessThanOrEqual(origination.ltvCapFraction * (1 + MONEY));
        expect((principal + advances.seniorAud[i]!) / value).toBeLessThanOrEqual(
          origination.combinedLtvCapFraction * (1 + MONEY),
        );
      }
      const fromCalls = total(book.advancesMadeAud) - total(book.recycledAud);
      expect(fromCalls).toBeLessThanOrEqual(treasury.investableAud * (1 + MONEY));
    });
  });
});

test('an advance that is cut to the combined LTV cap is no breach of a limit that equals the cap on its first day', () => {
  const plan = planWith({ 'run.seed': 42 });
  const cap = plan.book.origination.combinedLtvCapFraction;
  expect(plan.book.life.combinedLtvLimitFraction).toBeCloseTo(cap, 11);
  let atCap = 0;
  eachPath(plan, 60, ({ advances, advanceCount, book }) => {
    for (let i = 0; i < advanceCount && advances.originationMonth[i] === 0; i++)
      if ((advances.principalAud[i]! + advances.seniorAud[i]!) / advances.valueAud[i]! > cap - 1e-9) atCap += 1;
    expect(book.combinedLtvBreachCount[0]).toBe(0);
  });
  expect(atCap).toBeGreaterThan(10);
});
