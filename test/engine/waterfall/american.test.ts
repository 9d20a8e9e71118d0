import { describe, expect, test } from 'vitest';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import { traceWaterfall } from '../../../src-engine/fund/waterfall/trace.ts';
import { dealsOf, monthly, planOf, runDeals, runLp, total } from './flows.ts';

const DIGITS = 9;
const YEAR = 12;
/** Without hurdle every figure is a sum of the case's round numbers. */
const plain = { hurdleAnnual: 0, catchUpFraction: 0 };

describe('two deals of 100: one doubled after a year, one lost after two', () => {
  const winnerFirst = [[0, 100, YEAR], [0, 100, 24]] as const; // prettier-ignore
  const loserFirst = [[0, 100, 24], [0, 100, YEAR]] as const; // prettier-ignore

  test('the unrealised deal does not count: carry of 20 on the first, which goes back when the second is lost', () => {
    const c = runDeals(plain, winnerFirst, [[YEAR, 200]], 24);
    expect([c.returnOfCapitalAud[YEAR], c.carryAud[YEAR]]).toEqual([100, 20]);
    expect(c.clawbackAud[24]).toBeCloseTo(20, DIGITS);
  });

  test('European terms return both capitals first', () => {
    const c = runLp(planOf(plain), [[0, 200]], [[YEAR, 200]], 24); // prettier-ignore
    expect(total(c.carryAud)).toBe(0);
  });

  test('a loss is carried forward: the lost capital comes back before the next carry', () => {
    const c = runDeals(plain, loserFirst, [[24, 200]], 24);
    expect(c.returnOfCapitalAud[24]).toBe(200);
    expect(total(c.carryAud)).toBe(0);
  });

  test('the second, written down at month 9, counts with the first: nothing is left for carry', () => {
    const c = runDeals(plain, [[0, 100, YEAR], [0, 100, 9]], [[YEAR, 200]], 24); // prettier-ignore
    expect(c.returnOfCapitalAud[YEAR]).toBe(200);
    expect(total(c.carryAud)).toBe(0);
  });

  test('surplus that was paid stays paid until the clawback, and the next gain starts from the next capital', () => {
    const c = runDeals({ ...plain, clawback: false }, winnerFirst, [[YEAR, 200], [24, 40]], 24); // prettier-ignore
    expect([c.carryAud[YEAR], c.returnOfCapitalAud[24], c.carryAud[24]]).toEqual([20, 40, 0]);
  });
});

test('pref runs from the call of each deal, although it counts only from its realisation', () => {
  const c = runDeals({}, [[0, 100, 24], [12, 50, 36]], [[24, 300]], 36); // prettier-ignore
  const pref = 100 * (1.08 ** 2 - 1);
  expect(c.returnOfCapitalAud[24]).toBe(100);
  expect(c.prefAud[24]).toBeCloseTo(pref, DIGITS);
  expect(c.catchUpCarryAud[24]).toBeCloseTo(pref / 4, DIGITS);
  expect(c.carryAud[24]).toBeCloseTo(0.2 * 200, DIGITS);
  // The second deal is lost with its pref: 2 years on 50, and nothing to pay it from but the carry.
  expect(c.unreturnedCapitalAud[36]).toBeCloseTo(50, DIGITS);
  expect(c.unpaidPrefAud[36]).toBeCloseTo(50 * (1.08 ** 2 - 1), DIGITS);
  expect(c.clawbackAud[36]).toBeCloseTo(0.2 * 200 - 0.2 * 150, DIGITS);
});

describe('fees called', () => {
  test('count in the share of the cost that counts', () => {
    // A quarter of the cost is realised, so a quarter of the 20 of fees is returned with it.
    const c = runDeals(plain, [[0, 100, 12], [0, 300, 24]], [[12, 105], [24, 400]], 24, [[0, 20]]); // prettier-ignore
    expect([c.returnOfCapitalAud[12], c.carryAud[12]]).toEqual([105, 0]);
    expect(c.returnOfCapitalAud[24]).toBeCloseTo(315, DIGITS);
    expect(c.carryAud[24]).toBeCloseTo(0.2 * 85, DIGITS);
  });

  test('a share that falls because new advances were made takes nothing back', () => {
    const c = runDeals(plain, [[0, 100, 6], [7, 900, 24]], [[6, 120], [12, 10]], 24, [[0, 20], [12, 10]]); // prettier-ignore
    expect(c.returnOfCapitalAud[6]).toBe(120);
    // 10 % of 30 would be 3, but 20 already count; the 10 of surplus cash meets no unpaid capital.
    expect([c.returnOfCapitalAud[12], c.carryAud[12]]).toEqual([0, 2]);
  });
});

test('proceeds kept for reinvestment count as returned, and the new advance as called when it counts', () => {
  // 100 comes back as 130: 100 goes into the next deal, 30 is distributed. Profit of the first deal is 30.
  const c = runDeals(plain, [[0, 100, 12], [12, 100, 24, 100]], [[12, 30], [24, 90]], 24); // prettier-ignore
  expect([c.returnOfCapitalAud[12], c.carryAud[12]]).toEqual([0, 6]);
  expect(c.returnOfCapitalAud[24]).toBe(90);
  // In all 100 was called and 120 distributed: 20 % of 20 stays with the manager.
  expect(c.clawbackAud[24]).toBeCloseTo(6 - 0.2 * 20, DIGITS);
});

test('more kept than is unpaid is credit for the next capital that counts', () => {
  const c = runDeals(plain, [[0, 100, 12], [13, 100, 24, 100]], [[12, 60], [24, 80]], 24); // prettier-ignore
  // Month 12 sees the capital of the first deal before its 100 is reinvested: 60 returns capital, 40 is left; of the 100
  // reinvested in month 13 the other 60 wait, and 100 - 60 is open when the second deal counts.
  expect([c.returnOfCapitalAud[12], c.unreturnedCapitalAud[13]]).toEqual([60, 0]);
  expect(c.returnOfCapitalAud[24]).toBe(40);
  expect(c.carryAud[24]).toBeCloseTo(0.2 * 40, DIGITS);
});

test('where debt paid for half of an advance only the other half is capital', () => {
  const plan = planOf({ style: 'american', ...plain });
  const runner = createWaterfall(plan, 12);
  runner.run(monthly([[0, 50]], 12), new Float64Array(13), monthly([[12, 80]], 12), 12, null, dealsOf([[0, 100, 12]], 12)); // prettier-ignore
  expect(runner.columns.returnOfCapitalAud[12]).toBe(50);
  expect(runner.columns.carryAud[12]).toBeCloseTo(0.2 * 30, DIGITS);
});

test('American terms without deals are refused', () => {
  const none = new Float64Array(13);
  expect(() => createWaterfall(planOf({ style: 'american' }), 12).run(none, none, none, 12)).toThrow('deals');
});

test('the trace says which advance counts from when, and why', () => {
  const plan = planOf({ style: 'american', ...plain, carryEscrowFraction: 0.5, interimClawbackEveryMonths: 18 });
  const deals = dealsOf([[0, 100, 12], [0, 300, 15], [12, 40, 24, 40]], 24); // prettier-ignore
  deals.reason[1] = 1;
  const calls = monthly([[0, 420]], 24);
  const none = new Float64Array(25);
  const rows = traceWaterfall(plan, calls, none, monthly([[12, 200], [15, 50], [24, 600]], 24), 24, null, deals); // prettier-ignore
  expect(rows.map((row) => `${row.month} ${row.tier} ${row.party} ${row.amountAud.toFixed(2)}: ${row.why}`))
    .toMatchInlineSnapshot(`
      [
        "0 call LP class 420.00: Capital called: each part of it counts when its deal does",
        "12 deal LP class 100.00: Advance 0: realised; cost 100.00 AUD, advanced in month 0, pref since then",
        "12 fees-of-deals LP class 4.55: 22.7273 % of the cost of all advances so far counts, and of fees called as much",
        "12 reinvested LP class 40.00: Proceeds reinvested in new advances: they count as returned (open capital, open pref, then the next capital that counts), and the new advances as called",
        "12 return-of-capital LP class 64.55: Capital that was called and not yet returned",
        "12 split LP class 108.36: 80 % to investors, 20 % carry",
        "12 split manager 27.09: 80 % to investors, 20 % carry",
        "12 escrow manager 13.55: 50 % of the carry is held back",
        "15 deal LP class 300.00: Advance 1: written down; cost 300.00 AUD, advanced in month 0, pref since then",
        "15 fees-of-deals LP class 13.64: 90.9091 % of the cost of all advances so far counts, and of fees called as much",
        "15 return-of-capital LP class 50.00: Capital that was called and not yet returned",
        "18 clawback LP class 27.09: Interim test. Larger of carry above 20 % of a profit of 0.00 AUD: 27.09 AUD; cash that lifts the class to its hurdle: 155.27 AUD; at most the escrow (13.55 AUD) and 100 % of carry received, less what was returned (13.55 AUD); 13.55 AUD of it out of the escrow",
        "18 clawback-capital LP class 27.09: Carry returned pays open capital: the fund need not pay it again",
        "24 deal LP class 40.00: Advance 2: realised; cost 40.00 AUD, advanced in month 12, pref since then",
        "24 fees-of-deals LP class 1.82: 100 % of the cost of all advances so far counts, and of fees called as much",
        "24 return-of-capital LP class 278.36: Capital that was called and not yet returned",
        "24 split LP class 257.31: 80 % to investors, 20 % carry",
        "24 split manager 64.33: 80 % to investors, 20 % carry",
        "24 escrow manager 32.16: 50 % of the carry is held back",
        "24 clawback LP class 0.00: Larger of carry above 20 % of a profit of 430.00 AUD: 0.00 AUD; cash that lifts the class to its hurdle: 0.00 AUD; at most the escrow (32.16 AUD) and 100 % of carry received, less what was returned (32.16 AUD)",
        "24 escrow-release manager 32.16: What the clawback test left over is released",
      ]
    `);
  const paid = ['return-of-capital', 'pref', 'catch-up', 'split'];
  const ofLp = rows.filter(({ party, tier }) => party === 'LP class' && paid.includes(tier));
  const runner = createWaterfall(plan, 24);
  runner.run(calls, none, monthly([[12, 200], [15, 50], [24, 600]], 24), 24, null, deals); // prettier-ignore
  expect(ofLp.reduce((sum, row) => sum + row.amountAud, 0)).toBeCloseTo(total(runner.columns.lpAud), DIGITS);
});
