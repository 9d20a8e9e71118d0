import { describe, expect, test } from 'vitest';
import { ledgerSides } from '../../../src-engine/fund/cash/table.ts';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { galleryRows } from '../../support/gallery.ts';
import { eachPath, exceeding, total } from '../../support/paths.ts';
import { planWith } from '../../support/plans.ts';

const PATHS = 6;
/** Largest gap of an identity between sums of money, as a share of the fund: thousands of additions of doubles. */
const MONEY = 1e-12;

const sides = Object.entries(ledgerSides) as [keyof typeof ledgerSides, 'source' | 'use'][];

function ledgerGap({ cash, lastMonth }: PathTables): number {
  let worst = 0;
  for (let m = 0; m <= lastMonth; m++) {
    let net = m > 0 ? cash.cashAud[m - 1]! : 0;
    for (const [line, side] of sides) net += side === 'source' ? cash[line][m]! : -cash[line][m]!;
    worst = Math.max(worst, Math.abs(net - cash.cashAud[m]!));
  }
  return worst;
}

/** Largest month's difference between two columns, or between a column and a sum of columns. */
function columnGap(lastMonth: number, left: readonly Float64Array[], right: readonly Float64Array[]): number {
  let worst = 0;
  for (let m = 0; m <= lastMonth; m++) {
    const sum = (columns: readonly Float64Array[]) => columns.reduce((all, column) => all + column[m]!, 0);
    worst = Math.max(worst, Math.abs(sum(left) - sum(right)));
  }
  return worst;
}

describe.each(galleryRows)('%s: ledger', (_name, settings) => {
  const plan = planWith(settings);
  const fundAud = plan.book.treasury.commitmentsAud;
  const { treasury, reinvestment } = plan.book;
  const gp = treasury.gpCommitmentFraction;

  test('in every month sources = uses + change in cash', () => {
    eachPath(plan, PATHS, (tables) => expect(ledgerGap(tables)).toBeLessThan(MONEY * fundAud));
  });

  test('book, ledger and waterfall say the same in every month', () => {
    eachPath(plan, PATHS, ({ book, cash, equity, waterfall, lastMonth }) => {
      const proceeds = [
        book.saleProceedsAud,
        book.refinanceProceedsAud,
        book.defaultProceedsAud,
        book.lifeEventProceedsAud,
        book.maturityProceedsAud,
        book.fundEndProceedsAud,
      ];
      const received = [cash.principalReceivedAud, cash.interestReceivedAud, cash.shareReceivedAud];
      const parties = [waterfall.lpAud, waterfall.gpCommitmentAud, waterfall.carryAud];
      const gaps = {
        proceeds: columnGap(lastMonth, proceeds, received),
        principal: columnGap(lastMonth, [cash.principalReceivedAud], [book.principalReceivedAud]),
        interest: columnGap(lastMonth, [cash.interestReceivedAud], [book.interestReceivedAud]),
        share: columnGap(lastMonth, [cash.shareReceivedAud], [book.shareReceivedAud]),
        advances: columnGap(lastMonth, [cash.advancesMadeAud], [book.advancesMadeAud]),
        distributed: columnGap(lastMonth, parties, [equity.distributedAud]),
        carryTiers: columnGap(lastMonth, [waterfall.catchUpCarryAud, waterfall.splitCarryAud], [waterfall.carryAud]),
      };
      expect(exceeding(gaps, MONEY * fundAud)).toEqual([]);
    });
  });

  test('called + uncalled = commitments, and neither class is called beyond its own', () => {
    eachPath(plan, PATHS, ({ cash, lastMonth }) => {
      let lp = 0;
      let gpCalled = 0;
      let gap = 0;
      let beyond = 0;
      for (let m = 0; m <= lastMonth; m++) {
        lp += cash.calledLpAud[m]!;
        gpCalled += cash.calledGpAud[m]!;
        gap = Math.max(gap, Math.abs(lp + gpCalled + cash.uncalledAud[m]! - fundAud));
        beyond = Math.max(beyond, lp - fundAud * (1 - gp), gpCalled - fundAud * gp);
      }
      expect(exceeding({ gap, beyond }, MONEY * fundAud)).toEqual([]);
    });
  });

  test('NAV = marks less markdown + cash before distribution - payable - debt; nothing is left at the end', () => {
    eachPath(plan, PATHS, ({ book, cash, lastMonth }) => {
      let gap = 0;
      for (let m = 0; m <= lastMonth; m++) {
        const lagged = treasury.valuationLagMonths > 0 && m < lastMonth;
        if (lagged) continue;
        const nav =
          book.markAud[m]! * (1 - treasury.markdownFraction) +
          cash.cashAud[m]! +
          cash.distributedAud[m]! -
          cash.feePayableAud[m]! -
          (cash.subscriptionDebtAud[m]! + cash.navLineDebtAud[m]! + cash.facilityArrearsAud[m]!) -
          (cash.dealNoteDebtAud[m]! + cash.dealNoteAccruedAud[m]!);
        gap = Math.max(gap, Math.abs(nav - cash.navAud[m]!));
      }
      expect(gap).toBeLessThan(MONEY * fundAud);
      expect(cash.cashAud[lastMonth]).toBe(0);
      expect(book.markAud[lastMonth]).toBe(0);
      expect(book.livingCount[lastMonth]).toBe(0);
    });
  });

  test('no stock is negative', () => {
    eachPath(plan, PATHS, ({ book, cash, waterfall, zoneCostAud, zoneMarkAud, largestSuburbCostAud }) => {
      const stocks = {
        ...book,
        cash: cash.cashAud,
        payable: cash.feePayableAud,
        shortfall: cash.shortfallAud,
        uncalled: cash.uncalledAud,
        subscriptionDebt: cash.subscriptionDebtAud,
        navLineDebt: cash.navLineDebtAud,
        dealNoteDebt: cash.dealNoteDebtAud,
        dealNoteAccrued: cash.dealNoteAccruedAud,
        facilityArrears: cash.facilityArrearsAud,
        unreturned: waterfall.unreturnedCapitalAud,
        unpaidPref: waterfall.unpaidPrefAud,
        zoneCostAud,
        zoneMarkAud,
        largestSuburbCostAud,
      };
      const below = Object.fromEntries(Object.entries(stocks).map(([name, values]) => [name, -Math.min(...values)]));
      expect(exceeding(below, MONEY * fundAud)).toEqual([]);
    });
  });

  test('recycling never exceeds its cap nor what had come back and matured', () => {
    eachPath(plan, PATHS, ({ book, cash, lastMonth }) => {
      const { delayMonths, untilMonth, allProceeds, rateFraction, capAud } = reinvestment;
      let spent = 0;
      let beyond = 0;
      for (let m = 0; m <= lastMonth; m++) {
        spent += book.recycledAud[m]!;
        let matured = 0;
        for (let from = 1; from <= Math.min(m - delayMonths, untilMonth); from++)
          matured +=
            cash.principalReceivedAud[from]! +
            (allProceeds ? cash.interestReceivedAud[from]! + cash.shareReceivedAud[from]! : 0);
        beyond = Math.max(beyond, spent - Math.min(capAud, rateFraction * matured));
      }
      expect(beyond).toBeLessThan(MONEY * fundAud);
      expect(total(book.recycledAud)).toBeLessThanOrEqual(total(book.advancesMadeAud));
    });
  });
});
