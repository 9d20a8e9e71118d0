import { describe, expect, test } from 'vitest';
import { addCall, addReceipt, accrue, createAccount } from '../../../src-engine/fund/waterfall/account.ts';
import { clawbackOwedAud, prefShortfallAud } from '../../../src-engine/fund/waterfall/clawback.ts';
import type { Flow } from './flows.ts';
import { planOf, runLp, total } from './flows.ts';

// Figures published with waterfall engines and courses. Sources: nikhillinit/Updog_restore docs/waterfall*.truth-cases.json;
// ibuilder/massing services/api/test_waterfall.py and pull request 136; analystforum.com thread 154723 (CAIA catch-up).
const CENT = 2; // decimals: the sources print cents

describe('one deal, tier by tier (Updog): one call, proceeds after exactly one year', () => {
  // The source states pref as a share of capital; on our grid that is one year at the hurdle. No pref tier: hurdle 0.
  const cases = [
    { id: '01 capital only', capital: 1e6, proceeds: 1e6, hurdleAnnual: 0.08, catchUpFraction: 1, lp: 1e6, gp: 0 },
    {
      id: '03 hurdle met exactly',
      capital: 1e6,
      proceeds: 1.08e6,
      hurdleAnnual: 0.08,
      catchUpFraction: 1,
      lp: 1.08e6,
      gp: 0,
    },
    { id: '05 no hurdle', capital: 1e6, proceeds: 1.5e6, hurdleAnnual: 0, catchUpFraction: 0, lp: 1.4e6, gp: 1e5 },
    {
      id: '07 negative proceeds pay nobody',
      capital: 0,
      proceeds: -100.005,
      hurdleAnnual: 0,
      catchUpFraction: 0,
      lp: 0,
      gp: 0,
    },
    {
      id: '10 zero hurdle, full catch-up',
      capital: 1e6,
      proceeds: 1.5e6,
      hurdleAnnual: 0,
      catchUpFraction: 1,
      lp: 1.4e6,
      gp: 1e5,
    },
    { id: '12 no pref tier', capital: 1e6, proceeds: 2e6, hurdleAnnual: 0, catchUpFraction: 0, lp: 1.8e6, gp: 2e5 },
    { id: '14 loss', capital: 1e6, proceeds: 6e5, hurdleAnnual: 0.08, catchUpFraction: 1, lp: 6e5, gp: 0 },
  ];
  test.each(cases)('$id', ({ capital, proceeds, hurdleAnnual, catchUpFraction, lp, gp }) => {
    const plan = planOf({ hurdleAnnual, catchUpFraction, carryFraction: 0.2 });
    const columns = runLp(plan, [[0, capital]], [[12, proceeds]], 12);
    expect(total(columns.lpAud)).toBeCloseTo(lp, CENT);
    expect(total(columns.carryAud)).toBeCloseTo(gp, CENT);
  });
});

describe('whole-fund ledger without hurdle (Updog L series; quarter q is month 3q)', () => {
  const quarters = (flows: readonly Flow[]): Flow[] => flows.map(([quarter, amount]) => [3 * quarter, amount]);
  const noHurdle = { hurdleAnnual: 0, catchUpFraction: 0 };
  type Case = { id: string; terms: object; calls: Flow[]; exits: Flow[]; lp: number; gp: number; clawback: number };
  const cases: Case[] = [
    { id: 'L01 no carry', terms: { carryFraction: 0, clawback: false }, calls: [[1, 1e6]], exits: [[4, 1e6]], lp: 1e6, gp: 0, clawback: 0 },
    { id: 'L03 two exits', terms: { clawback: false }, calls: [[1, 5e5], [2, 5e5]], exits: [[4, 8e5], [8, 1.5e6]], lp: 2.04e6, gp: 2.6e5, clawback: 0 },
    { id: 'L06 clawback agreed, none owed', terms: {}, calls: [[1, 1e6]], exits: [[4, 3e5], [8, 8e5]], lp: 1.08e6, gp: 2e4, clawback: 0 },
    { id: 'L09 no clawback agreed', terms: { clawback: false }, calls: [[1, 1e6]], exits: [[4, 1.1e6]], lp: 1.08e6, gp: 2e4, clawback: 0 },
    { id: 'L13 early winner, late loss', terms: {}, calls: [[1, 5e5], [2, 5e5]], exits: [[4, 1.5e6], [8, 0]], lp: 1.4e6, gp: 1e5, clawback: 0 },
  ]; // prettier-ignore
  test.each(cases)('$id', ({ terms, calls, exits, lp, gp, clawback }) => {
    const columns = runLp(planOf({ ...noHurdle, ...terms }), quarters(calls), quarters(exits), 24);
    expect(total(columns.lpAud)).toBeCloseTo(lp, CENT);
    expect(total(columns.carryAud)).toBeCloseTo(gp, CENT);
    expect(total(columns.clawbackAud)).toBeCloseTo(clawback, CENT);
  });

  test('L03 by exit: 800,000 of capital first; then 200,000 of capital and 20 % of 1.3 m', () => {
    const columns = runLp(planOf({ ...noHurdle, clawback: false }), quarters([[1, 5e5], [2, 5e5]]), quarters([[4, 8e5], [8, 1.5e6]]), 24); // prettier-ignore
    expect([columns.returnOfCapitalAud[12], columns.carryAud[12]]).toEqual([800_000, 0]);
    expect(columns.returnOfCapitalAud[24]).toBe(200_000);
    expect(columns.carryAud[24]).toBeCloseTo(260_000, CENT);
  });

  test('corrected 04: a call after a profitable exit re-opens unreturned capital', () => {
    const plan = planOf({ ...noHurdle, clawback: false });
    const columns = runLp(plan, quarters([[1, 100], [3, 100]]), quarters([[2, 200], [4, 100]]), 12); // prettier-ignore
    const rows = [1, 2, 3, 4].map((q) => [
      columns.returnOfCapitalAud[3 * q],
      columns.splitLpAud[3 * q],
      columns.carryAud[3 * q],
      columns.unreturnedCapitalAud[3 * q],
    ]);
    expect(rows).toEqual([
      [0, 0, 0, 100],
      [100, 80, 20, 0],
      [0, 0, 0, 100],
      [100, 0, 0, 0],
    ]);
  });

  test('L11 is left out: its clawback restores 1.2 times LP capital; by our terms 20 % of 100,000 is due and kept', () => {
    // A floor multiple is not among the terms of this release: our clawback restores the agreed share and the hurdle.
    const columns = runLp(planOf(noHurdle), quarters([[1, 1e6]]), quarters([[4, 1.1e6]]), 12); // prettier-ignore
    expect(total(columns.carryAud)).toBeCloseTo(20_000, CENT);
    expect(total(columns.clawbackAud)).toBe(0);
  });
});

test('CAIA: 50 becomes 100 in a year, 8 %, full catch-up: tiers 50, 4, 1, 45; LP 90, manager 10', () => {
  const columns = runLp(planOf(), [[0, 50]], [[12, 100]], 12);
  expect(columns.returnOfCapitalAud[12]).toBe(50);
  expect(columns.prefAud[12]).toBeCloseTo(4, 10);
  expect(columns.catchUpCarryAud[12]).toBeCloseTo(1, 10);
  expect(columns.splitLpAud[12]! + columns.splitCarryAud[12]!).toBeCloseTo(45, 10);
  expect(columns.lpAud[12]).toBeCloseTo(90, 10);
  expect(columns.carryAud[12]).toBeCloseTo(10, 10);
});

test('massing 1: pref before capital; 500 on 900 after a year leaves 472 unreturned', () => {
  // The LP class alone: in the source the GP capital is not returned pari passu.
  const columns = runLp(planOf({ prefOrder: 'pref-first' }), [[0, 900]], [[12, 500]], 12);
  expect(columns.prefAud[12]).toBeCloseTo(72, 10);
  expect(columns.unreturnedCapitalAud[12]).toBeCloseTo(472, 10);
  expect(columns.lpAud[12]).toBe(500);
});

describe('massing pull request 136: clawback is solved, not (pref - irr) x capital', () => {
  const receipts: Flow[] = [[12, 40_000], [24, 45_000], [36, 50_000], [48, 55_000], [60, 1_000_000]]; // prettier-ignore
  /** The published LP flows on the month grid, whatever the tiers would have paid; the manager holds enough carry. */
  function account() {
    const plan = planOf();
    const lp = createAccount(plan, 'LP class');
    addCall(lp, 1_000_000);
    for (let month = 1; month <= 60; month++) {
      accrue(lp, plan, month);
      for (const [at, amountAud] of receipts) if (at === month) addReceipt(lp, amountAud);
    }
    return { plan, lp };
  }

  test('equal years: 240,501.48', () => {
    // The source's 240,776 counts days (ACT/365) over a leap year; our hurdle lives on the month grid, where the figure
    // recomputed for equal years applies.
    const { plan, lp } = account();
    expect(prefShortfallAud(lp)).toBeCloseTo(240_501.4784, 4);
    lp.carryAud = 300_000;
    expect(clawbackOwedAud(plan, lp)).toBeGreaterThanOrEqual(prefShortfallAud(lp));
  });

  test('never more than the carry received', () => {
    const { plan, lp } = account();
    lp.carryAud = 41_509;
    expect(clawbackOwedAud(plan, lp)).toBe(41_509);
  });
});

test('a published example that contradicts itself is measured against the formula', () => {
  // lucasktlee, PE distribution waterfall: catch-up printed as 5.91 in the text and 7.09 in the table for a pref of 29.56;
  // full catch-up at 20 % is pref x k / (1 - k) = 7.39.
  const pref = 29.56;
  const columns = runLp(planOf(), [[0, pref / 0.08]], [[12, pref / 0.08 + 200]], 12);
  expect(columns.prefAud[12]).toBeCloseTo(pref, 10);
  expect(columns.catchUpCarryAud[12]).toBeCloseTo(7.39, 10);
});
