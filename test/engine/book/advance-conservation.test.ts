import { describe, expect, test } from 'vitest';
import { claimAud } from '../../../src-engine/fund/contract/settle.ts';
import { CAUSE } from '../../../src-engine/fund/exits/table.ts';
import { createLife, planOf, steadyMarket, type CaseInput, type Life } from './advance-life-case.ts';

import { close, ROUNDING, total } from './sums.ts';

/** Lives under every cause of exit in a market that falls by a third and recovers. */
function busy(input: CaseInput = {}): Life {
  const plan = planOf({
    exits: { default: { baselineAnnual: 0.05 }, lifeEvent: { baselineAnnual: 0.01 }, ...input.exits },
    ...(input.contract && { contract: input.contract }),
    ...(input.lifeMonths && { lifeMonths: input.lifeMonths }),
  });
  return createLife(plan, steadyMarket(plan, { wave: 0.4, rateSlope: 0.0002 }), {
    perMonth: 20,
    originationMonths: 60,
    seniorFraction: 0.55,
  });
}

describe('conservation on a path', () => {
  test.each([
    ['sell', {}],
    ['run-off', { exits: { fundEnd: { rule: 'run-off' } } }],
    ['owner-buyout', { exits: { fundEnd: { rule: 'owner-buyout', buyoutFraction: 0.6 } } }],
    ['own prices', { exits: { priceBasis: 'own' } }],
    ['tiers, caps and shared losses', { contract: { shareMethod: 'tiered', lossSharing: true, costCapAnnual: 0.09 } }],
  ] as const)('%s: exits sum to advances, parts to paid, the book to its rows', (_, input) => {
    const life = busy(input);
    const { exits, advances, book, plan } = life;
    for (let path = 0; path < 5; path++) {
      life.runPath(path);
      const byCause = new Float64Array(6);
      for (let row = 0; row < life.count; row++) {
        close(exits.principalPaidAud[row]! + exits.lossAud[row]!, advances.principalAud[row]!);
        close(
          exits.principalPaidAud[row]! + exits.interestPaidAud[row]! + exits.sharePaidAud[row]!,
          exits.paidAud[row]!,
        );
        expect(exits.paidAud[row]!).toBeLessThanOrEqual(exits.claimAud[row]! * (1 + ROUNDING));
        expect(exits.exitMonth[row]!).toBeGreaterThan(advances.originationMonth[row]!);
        expect(exits.cashMonth[row]!).toBeGreaterThanOrEqual(exits.exitMonth[row]!);
        expect(exits.cashMonth[row]!).toBeLessThanOrEqual(plan.months);
        byCause[exits.cause[row]!]!++;
      }
      expect(total(book.exitsCount)).toBe(life.count);
      expect(total(book.defaultsCount)).toBe(byCause[CAUSE.default]);
      close(total(book.principalExitedAud), total(advances.principalAud));
      close(total(book.principalReceivedAud) + total(book.principalLostAud), total(advances.principalAud));
      const proceeds =
        total(book.saleProceedsAud) +
        total(book.refinanceProceedsAud) +
        total(book.defaultProceedsAud) +
        total(book.lifeEventProceedsAud) +
        total(book.maturityProceedsAud) +
        total(book.fundEndProceedsAud);
      close(proceeds, total(exits.paidAud));
      close(
        proceeds,
        total(book.principalReceivedAud) + total(book.interestReceivedAud) + total(book.shareReceivedAud),
      );
      for (const stock of [book.costAud, book.livingCount, book.markAud]) expect(stock[plan.months]).toBe(0);
    }
  });

  test('stocks by differences agree with a slow recount', () => {
    const life = busy();
    life.runPath(3);
    const { advances, exits, plan, book } = life;
    const width = plan.months + 1;
    for (let month = 0; month <= plan.months; month += 7) {
      let cost = 0;
      let living = 0;
      const zoneCost = [0, 0, 0];
      const suburbCost = new Float64Array(plan.suburbs);
      for (let row = 0; row < life.count; row++) {
        if (advances.originationMonth[row]! > month || exits.cashMonth[row]! <= month) continue;
        cost += advances.principalAud[row]!;
        living += 1;
        zoneCost[advances.zone[row]!]! += advances.principalAud[row]!;
        suburbCost[advances.suburb[row]!]! += advances.principalAud[row]!;
      }
      close(book.costAud[month]!, cost);
      expect(book.livingCount[month]).toBe(living);
      zoneCost.forEach((value, zone) => close(life.zoneCostAud[zone * width + month]!, value));
      suburbCost.forEach((value, suburb) => close(life.suburbHistoryAud[suburb * width + month]!, value));
    }
  });

  test('index marks, homes, first mortgages and LTV breaches agree with a slow recount', () => {
    const plan = planOf({ exits: { default: { baselineAnnual: 0 } } });
    const market = steadyMarket(plan, { wave: 0.4 });
    const life = createLife(plan, market, { perMonth: 20, originationMonths: 60, seniorFraction: 0.55 });
    life.runPath(1);
    const { advances, exits, book } = life;
    const width = plan.months + 1;
    let breaches = 0;
    for (let month = 0; month < plan.months; month += 11) {
      const marks = [0, 0, 0];
      let overLimit = 0;
      let overStress = 0;
      for (let row = 0; row < life.count; row++) {
        const m0 = advances.originationMonth[row]!;
        if (m0 > month || exits.cashMonth[row]! <= month) continue;
        const base = advances.suburb[row]! * width;
        const home =
          (advances.valueAud[row]! * market.path.suburbIndex[base + month]!) / market.path.suburbIndex[base + m0]!;
        let senior = advances.seniorAud[row]!;
        for (let u = m0; u < month && advances.interestOnly[row] === 0; u++) {
          const r = 0.06 / 12;
          senior *= 1 - (0.9 * r) / ((1 + r) ** (360 - advances.seniorAgeMonths[row]! - (u - m0)) - 1);
        }
        const claimAt = (value: number) =>
          claimAud(
            plan.contract,
            advances.principalAud[row]!,
            advances.startValueAud[row]!,
            advances.shareFraction[row]!,
            value,
            month - m0,
            false,
          );
        marks[advances.zone[row]!]! += Math.min(claimAt(home), Math.max(0, home * 0.975 - senior));
        if (senior + claimAt(home) > 0.85 * home) overLimit++;
        if (senior + claimAt(0.8 * home) > 0.9 * 0.8 * home) overStress++;
      }
      marks.forEach((mark, zone) => close(life.zoneMarkAud[zone * width + month]!, mark));
      close(book.markAud[month]!, marks[0]! + marks[1]! + marks[2]!);
      expect(book.combinedLtvBreachCount[month]).toBe(overLimit);
      expect(book.stressLtvBreachCount[month]).toBe(overStress);
      breaches += overLimit + overStress;
    }
    expect(breaches).toBeGreaterThan(0);
  });

  test('the fast walk and the walk for any contract agree', () => {
    const exits = { default: { baselineAnnual: 0.05 } };
    const plain = planOf({ exits });
    const bounded = planOf({ exits, contract: { maxPayoffMultiple: 100 } });
    const runs = [plain, bounded].map((plan) => {
      const life = createLife(plan, steadyMarket(plan, { wave: 0.4 }), { perMonth: 20, originationMonths: 48 });
      life.runPath(9);
      return life;
    });
    expect([...runs[1]!.exits.exitMonth]).toEqual([...runs[0]!.exits.exitMonth]);
    expect([...runs[1]!.exits.cause]).toEqual([...runs[0]!.exits.cause]);
    runs[0]!.book.markAud.forEach((mark, month) => close(runs[1]!.book.markAud[month]!, mark));
    close(total(runs[0]!.exits.paidAud), total(runs[1]!.exits.paidAud));
  });

  test('the same path gives the same bytes after any other path', () => {
    const life = busy();
    life.runPath(7);
    const first = [...life.exits.paidAud];
    life.runPath(2);
    life.runPath(7);
    expect([...life.exits.paidAud]).toEqual(first);
  });
});
