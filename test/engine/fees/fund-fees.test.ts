import { describe, expect, test } from 'vitest';
import { feesByYear } from '../../../src-engine/fund/run/fees-by-year.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { eachPath, total } from '../../support/paths.ts';
import { planWith, type Settings } from '../../support/plans.ts';

const PATHS = 4;
/** Sums of a few hundred ledger lines, as a share of the fund. */
const MONEY = 1e-12;

/** All fees there are, credited against the management fee in parts. */
const everyFee: Settings = {
  ...smallFund,
  'fees.acquisitionFeeFraction': 0.01,
  'fees.dispositionFeeFraction': 0.02,
  'fees.feeOffsetFraction': 0.5,
  'fees.acquisitionFeeOffsetFraction': 0.8,
  'fees.dispositionFeeOffsetFraction': 0.3,
  'fees.managementFeeBasis': 'called',
  'fees.managementFeeBasisLater': 'called',
  'fees.expensesByYear': [{ year: 2, amountAud: 250_000 }],
  'fees.gpCommitmentBearsFees': true,
};

describe('fees of a fund, against its book', () => {
  const plan = planWith(everyFee);
  const within = MONEY * plan.book.treasury.commitmentsAud;

  test('acquisition and disposition fees are their fractions of what was advanced and received', () => {
    eachPath(plan, PATHS, (_tables, f) => {
      const due = 0.01 * f['advancesMadeAud']! + 0.02 * f['proceedsAud']!;
      expect(Math.abs(f['transactionFeeAud']! - due)).toBeLessThan(within);
    });
  });

  test('the management fee of a month is 2 % / 12 of capital called before it, less a credit that never exceeds what was earned', () => {
    eachPath(plan, PATHS, ({ cash, book, lastMonth }) => {
      const fund = plan.book.treasury.commitmentsAud;
      let due = 0;
      let earned = 0;
      let beyond = 0;
      for (let m = 0; m <= lastMonth; m++) {
        // What a month earns is credited from the next month on.
        beyond = Math.max(beyond, total(cash.feeOffsetAud, m + 1) - earned);
        if (m > 0) due += ((fund - cash.uncalledAud[m - 1]!) * 0.02) / 12;
        const proceedsAud = cash.principalReceivedAud[m]! + cash.interestReceivedAud[m]! + cash.shareReceivedAud[m]!;
        earned += 0.5 * book.originationFeeAud[m]! + 0.8 * 0.01 * book.advancesMadeAud[m]! + 0.3 * 0.02 * proceedsAud;
      }
      const paid = total(cash.managementFeeAud);
      expect(Math.abs(paid + total(cash.feeOffsetAud) - due)).toBeLessThan(within);
      expect(beyond).toBeLessThan(within);
      expect(total(cash.feeOffsetAud)).toBeGreaterThan(0);
    });
  });

  test('GST is 10 % x (1 - 55 %) of everything the fund pays for, the management fee after the credit', () => {
    eachPath(plan, PATHS, (_tables, f) => {
      const net = f['managementFeeAud']! + f['transactionFeeAud']! + f['expensesAud']!;
      expect(Math.abs(f['gstAud']! - 0.1 * 0.45 * net)).toBeLessThan(within);
    });
  });

  test('interest on cash is opening cash x (cash rate of the month before + spread) / 12, not below 0', () => {
    const spread = -0.03;
    eachPath(planWith({ ...everyFee, 'cash.yieldSpreadAnnual': spread }), PATHS, ({ cash, market, lastMonth }) => {
      let gap = 0;
      for (let m = 1; m <= lastMonth; m++) {
        const rate = Math.max(0, market.cashRateAnnual[m - 1]! + spread);
        gap = Math.max(gap, Math.abs(cash.cashInterestAud[m]! - (cash.cashAud[m - 1]! * rate) / 12));
      }
      expect(gap).toBeLessThan(within);
      expect(cash.cashInterestAud[0]).toBe(0);
    });
  });
});

describe('fees by financial year', () => {
  const settings: Settings = { ...everyFee, ...gallery['both lines']! };

  test('the years add up to the figures of the path, and what the fund paid to its lines', () => {
    const plan = planWith(settings);
    const within = MONEY * plan.book.treasury.commitmentsAud;
    eachPath(plan, PATHS, (tables, f) => {
      const { columns: c } = feesByYear(plan, tables);
      const sums = {
        managementFeeAud: total(c.managementFeeAud),
        transactionFeeAud: total(c.acquisitionFeeAud) + total(c.dispositionFeeAud),
        expensesAud: total(c.expensesAud) + total(c.setUpAud),
        gstAud: total(c.gstAud),
        facilityInterestAud: total(c.facilityInterestAud),
        facilityFeeAud: total(c.facilityFeeAud),
      };
      for (const [name, sum] of Object.entries(sums)) expect(Math.abs(sum - f[name]!)).toBeLessThan(within);
      const paid = Object.values(sums).reduce((all, sum) => all + sum, 0);
      expect(Math.abs(total(c.paidByFundAud) - paid)).toBeLessThan(within);
      expect(Math.abs(total(c.paidByOwnersAud) - f['ownerFeeAud']!)).toBeLessThan(within);
      expect(Math.abs(total(c.carryAud) - (f['carryPaidAud']! - f['clawbackAud']!))).toBeLessThan(within);
      expect(Math.abs(total(c.cashInterestAud) - f['cashInterestAud']!)).toBeLessThan(within);
      expect(c.unpaidAud.at(-1)).toBe(tables.cash.feePayableAud[tables.lastMonth]);
      expect(Array.from(c.yearEnding)).toEqual(Array.from(c.yearEnding, (_, year) => 2027 + year));
    });
  });
});
