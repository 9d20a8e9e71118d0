import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { describe, expect, test } from 'vitest';
import { exitCauses } from '../../../src-engine/fund/exits/table.ts';
import { galleryRows } from '../../support/gallery.ts';
import { eachPath, exceeding, total } from '../../support/paths.ts';
import { planWith } from '../../support/plans.ts';

const PATHS = 6;
/** Largest gap of an identity between sums of money, as a share of the fund: thousands of additions of doubles. */
const MONEY = 1e-12;

const rows = (count: number) => Array.from({ length: count }, (_, i) => i);

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
      const { termMonths } = plan.book.life.contract;
      const wrong = rows(advanceCount).filter((i) => {
        const [made, event, settled] = [advances.originationMonth[i]!, exits.exitMonth[i]!, exits.cashMonth[i]!];
        return !(made < event && event <= settled && settled <= lastMonth && event - made <= termMonths);
      });
      expect(wrong).toEqual([]);
    });
  });

  test('a settlement pays no more than the claim, to principal, interest and share, and the rest is lost', () => {
    eachPath(plan, PATHS, ({ advances, exits, advanceCount }) => {
      const wrong = rows(advanceCount).filter((i) => {
        const paid = exits.paidAud[i]!;
        const principal = exits.principalPaidAud[i]!;
        const parts = principal + exits.interestPaidAud[i]! + exits.sharePaidAud[i]!;
        const adds = Math.abs(parts - paid) < within;
        const losesTheRest = Math.abs(principal + exits.lossAud[i]! - advances.principalAud[i]!) < within;
        return !(adds && losesTheRest && paid >= 0 && paid <= exits.claimAud[i]! + within);
      });
      expect(wrong).toEqual([]);
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

  test('cost moves by advances made and settled, is the sum over zones, and its largest suburb is that of the tape', () => {
    eachPath(plan, PATHS, (tables) => {
      const { book, lastMonth, zoneCostAud, zoneMarkAud, largestSuburbCostAud, months } = tables;
      const width = months + 1;
      const across = (values: Float64Array, m: number) => {
        let sum = 0;
        for (let at = m; at < values.length; at += width) sum += values[at]!;
        return sum;
      };
      const wrong = rows(lastMonth + 1).filter((m) => {
        const before = m > 0 ? book.costAud[m - 1]! : 0;
        const cost = book.costAud[m]!;
        const gaps = [
          before + book.advancesMadeAud[m]! - book.principalExitedAud[m]! - cost,
          across(zoneCostAud, m) - cost,
          // An exit in parts (deterministic mode) has one month on the tape and several in the book.
          plan.draws.mode === 'deterministic' ? 0 : largestSuburbOfTape(tables, m) - largestSuburbCostAud[m]!,
          across(zoneMarkAud, m) - book.markAud[m]!,
        ];
        return gaps.some((gap) => !(Math.abs(gap) < within));
      });
      expect(wrong).toEqual([]);
    });
  });

  test('advances keep to the limits of the fund', () => {
    const { origination, allocation, treasury } = plan.book;
    eachPath(plan, PATHS, ({ advances, advanceCount, book, cash }) => {
      const largest = Math.min(origination.sizeAud.max, allocation.advanceLimitAud);
      const wrong = rows(advanceCount).filter((i) => {
        const value = advances.valueAud[i]!;
        const principal = advances.principalAud[i]! - advances.overAdvanceAud[i]!; // usual part
        const combined = (advances.principalAud[i]! + advances.seniorAud[i]!) / value;
        return !(
          principal >= origination.advanceMinAud &&
          principal <= largest &&
          principal / value <= origination.ltvCapFraction * (1 + MONEY) &&
          combined <= origination.combinedLtvCapFraction * (1 + MONEY)
        );
      });
      expect(wrong).toEqual([]);
      const borrowed = plan.book.leverage.navLine?.use === 'advances' ? total(cash.navLineDrawnAud) : 0;
      const noted = plan.book.leverage.dealNotes?.use === 'advances' ? total(cash.dealNotesIssuedAud) : 0;
      const fromCommitments = total(book.advancesMadeAud) - total(book.recycledAud) - borrowed - noted;
      expect(fromCommitments).toBeLessThanOrEqual(treasury.investableAud * (1 + MONEY));
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

/** Cost outstanding at month-end m in the suburb that holds most, recounted from the tape. */
function largestSuburbOfTape({ advances, exits, advanceCount }: PathTables, m: number): number {
  const costAud = new Map<number, number>();
  for (let i = 0; i < advanceCount; i++) {
    if (advances.originationMonth[i]! > m || exits.cashMonth[i]! <= m) continue;
    const suburb = advances.suburb[i]!;
    costAud.set(suburb, (costAud.get(suburb) ?? 0) + advances.principalAud[i]!);
  }
  return Math.max(0, ...costAud.values());
}
