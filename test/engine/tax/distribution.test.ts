import { describe, expect, test } from 'vitest';
import { createTable } from '../../../src-engine/core/table.ts';
import { cashConfig } from '../../../src-engine/fund/cash/config.ts';
import { LINE } from '../../../src-engine/fund/cash/debt-account.ts';
import { resolveTreasury } from '../../../src-engine/fund/cash/plan.ts';
import { cashTable } from '../../../src-engine/fund/cash/table.ts';
import { createTreasury } from '../../../src-engine/fund/cash/treasury.ts';
import { createTaxView } from '../../../src-engine/fund/tax/tax-view.ts';
import { termsConfig } from '../../../src-engine/fund/terms/config.ts';
import type { RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { continued, fixedMarket, replayOf } from '../../support/existing-fund.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { eachPath, runColumns, total } from '../../support/paths.ts';
import { planWith, type Settings } from '../../support/plans.ts';

const PATHS = 4;
const MONEY = 1e-11;
/** A fund that earns more than it pays from early on, and advances all of it again: the fees of base-100m are losses to year 9. */
const keeps: Settings = {
  ...smallFund,
  'reinvestment.basis': 'all-proceeds',
  'reinvestment.untilMonth': 96,
  'fees.managementFeeRateAnnual': 0.002,
  'exits.lifeEvent.baselineAnnual': 0.1,
  'cash.liquidityReserveFraction': 0.02,
};
const distributes = { ...keeps, 'tax.distributeTaxableIncome': true };

describe('the cash account on 30 June, by hand', () => {
  // 100 of cash: 60 is set aside for new advances, 10 is reserve, so that 30 would be distributed.
  function account(poolAud: number, leastAud: number, heldAud = 0) {
    const terms = termsConfig.parse({ commitmentsAud: 1_000_000, gpCommitmentFraction: 0 });
    const plan = resolveTreasury(cashConfig.parse({ liquidityReserveFraction: 0.00001 }), terms, false, 24);
    const ledger = createTable(cashTable, 25).columns;
    const treasury = createTreasury(plan, ledger);
    treasury.begin();
    treasury.receive(11, 100 - heldAud, 0, 0);
    if (heldAud > 0) {
      treasury.draw(11, LINE.navLine, heldAud);
      treasury.hold(heldAud);
    }
    const takenAud = treasury.distribute(11, poolAud, false, leastAud);
    return [ledger.distributedAud[11], ledger.distributedForTaxAud[11], takenAud, treasury.cashAud()];
  }

  test('nothing required: what is free', () => expect(account(60, 0)).toEqual([30, 0, 0, 70]));
  test('25 required: what is free is more', () => expect(account(60, 25)).toEqual([30, 0, 0, 70]));
  test('35 required: 5 out of the reserve', () => expect(account(60, 35)).toEqual([35, 5, 0, 65]));
  test('55 required: the reserve, then 15 out of the pool', () => expect(account(60, 55)).toEqual([55, 25, 15, 45]));
  test('500 required: all the cash there is', () => expect(account(60, 500)).toEqual([100, 70, 60, 0]));
  test('what lenders hold stays: 20 of the 100', () => expect(account(60, 500, 20)).toEqual([80, 70, 60, 20]));
});

/** Gap below taxable income in each tax year in which cash was left over, and how often the rule was needed. */
function shortYears(plan: RunPlan, fromMonth = 0) {
  const view = createTaxView(plan.book.tax);
  const fund = plan.book.treasury.commitmentsAud;
  let short = 0;
  let forTax = 0;
  eachPath(plan, PATHS, (tables) => {
    const years = view.evaluate(tables);
    forTax += total(tables.cash.distributedForTaxAud);
    for (let year = 0; year < years - 1; year++) {
      const yearEnd = plan.book.tax.firstYearEndMonth + 12 * year;
      if (yearEnd < fromMonth) continue;
      const leftAud = tables.cash.cashAud[yearEnd]!;
      const gapAud = view.columns.fundTaxableAud[year]! - view.columns.fundDistributedAud[year]!;
      if (gapAud > MONEY * fund && leftAud > MONEY * fund) short += 1;
    }
  });
  return { short, forTax };
}

describe('distribution of taxable income', () => {
  test('every 30 June the year has distributed its taxable income, or there was no cash left', () => {
    const { short, forTax } = shortYears(planWith(distributes));
    expect(short).toBe(0);
    expect(forTax).toBeGreaterThan(0);
  });

  test('without it a fund that recycles its gains does not', () => {
    const { short, forTax } = shortYears(planWith(keeps));
    expect(short).toBeGreaterThan(0);
    expect(forTax).toBe(0);
  });

  test('a fund that already exists goes on to, from the tax year of its as-of date', () => {
    const asOfMonth = 47; // 30 June 2030
    const before = replayOf(planWith({ ...keeps, ...fixedMarket }), 3);
    const goesOn = (settings: Settings) => continued({ ...settings, ...fixedMarket }, before, asOfMonth);
    expect(shortYears(goesOn(keeps), asOfMonth).short).toBeGreaterThan(0);
    const { short, forTax } = shortYears(goesOn(distributes), asOfMonth);
    expect(short).toBe(0);
    expect(forTax).toBeGreaterThan(0);
  });

  test('it leaves less to advance again, and falls in June only', () => {
    const [on, off] = [distributes, keeps].map((settings) => runColumns(planWith({ ...settings, 'run.paths': PATHS })));
    expect(total(on!['recycledAud']!)).toBeLessThan(total(off!['recycledAud']!));
    eachPath(planWith(distributes), 2, ({ cash, lastMonth }) => {
      const others = cash.distributedForTaxAud.slice(0, lastMonth + 1).filter((_, m) => m % 12 !== 11);
      expect(total(others)).toBe(0);
    });
  });

  test('where every June pays more than the year earned, no byte moves', () => {
    // Principal alone is recycled and fees are called: gains are distributed in full as they come.
    const plain: Settings = { ...smallFund, 'run.paths': PATHS };
    const [off, on] = [plain, { ...plain, 'tax.distributeTaxableIncome': true }].map((s) => runColumns(planWith(s)));
    const moved = Object.keys(off!).filter(
      (name) => !Buffer.from(off![name]!.buffer).equals(Buffer.from(on![name]!.buffer)),
    );
    expect(moved).toEqual([]);
  });

  test('beside a line in default nothing is paid out for tax', () => {
    const plan = planWith({ ...smallFund, ...gallery['line in distress']!, 'tax.distributeTaxableIncome': true });
    eachPath(plan, PATHS, ({ cash, facilities, lastMonth }) => {
      const inDefault = cash.distributedForTaxAud.filter((_, m) => m <= lastMonth && facilities.navLineState[m] === 5);
      expect(total(inDefault)).toBe(0);
    });
  });
});
