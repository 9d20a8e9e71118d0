import { describe, expect, test } from 'vitest';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { galleryRows } from '../../support/gallery.ts';
import { eachPath, total } from '../../support/paths.ts';
import { planWith } from '../../support/plans.ts';

const PATHS = 6;
/** Largest gap of an identity between sums of money, as a share of the fund: thousands of additions of doubles. */
const MONEY = 1e-12;

/** Capital of the classes above the equity: paid in, received; and what the reserve earned outside the ledger. */
function aboveEquity({ tranches }: PathTables) {
  const columns = (tranches?.classes ?? []).flatMap((held) => (held === null ? [] : [held.columns]));
  const sum = (values: readonly Float64Array[]) => values.reduce((all, value) => all + total(value), 0);
  return {
    calledAud: sum(columns.map(({ calledAud }) => calledAud)),
    receivedAud: sum(columns.flatMap(({ couponPaidAud, principalPaidAud }) => [couponPaidAud, principalPaidAud])),
    interestAud: tranches === null ? 0 : total(tranches.equity.reserveInterestAud),
  };
}

describe.each(galleryRows)('%s: parties', (_name, settings) => {
  const plan = planWith(settings);
  const fundAud = plan.book.treasury.commitmentsAud;
  const within = MONEY * fundAud;

  test('LP + GP commitment + carry + classes above the equity = distributed + interest on the reserve', () => {
    eachPath(plan, PATHS, (tables, f) => {
      const parties = f.lpDistributedAud! + f.gpCommitmentDistributedAud! + f.carryPaidAud! - f.clawbackAud!;
      const { receivedAud, interestAud } = aboveEquity(tables);
      expect(Math.abs(parties + receivedAud - f.distributedAud! - interestAud)).toBeLessThan(within);
    });
  });

  test('gross gains + interest on cash - fees - expenses - GST - costs of debt + debt never repaid = profit of LP and GP + carry kept', () => {
    eachPath(plan, PATHS, (tables, f) => {
      const { advances, advanceCount, exits, cash } = tables;
      const above = aboveEquity(tables);
      const gross = total(exits.paidAud, advanceCount) - total(advances.principalAud, advanceCount);
      const costs = f.managementFeeAud! + f.transactionFeeAud! + f.expensesAud! + f.gstAud!;
      const toLenders =
        total(cash.subscriptionRepaidAud) + total(cash.navLineRepaidAud) + total(cash.dealNotesRepaidAud);
      const drawn = total(cash.subscriptionDrawnAud) + total(cash.navLineDrawnAud) + total(cash.dealNotesIssuedAud);
      const borrowed = drawn - toLenders;
      const debtCosts = f.facilityInterestAud! + f.facilityFeeAud!;
      const net = gross + total(cash.cashInterestAud) - costs - debtCosts + borrowed;
      const carryKept = f.carryPaidAud! - f.clawbackAud!;
      const ofClasses = above.receivedAud - above.calledAud - above.interestAud;
      const profits = f.lpProfitAud! + f.gpCommitmentDistributedAud! - f.gpCalledAud! + carryKept + ofClasses;
      expect(Math.abs(net - profits)).toBeLessThan(within);
    });
  });

  test('revenue of the manager = fees paid by the fund + fees paid by owners + carry kept', () => {
    eachPath(plan, PATHS, ({ cash, advances, advanceCount, waterfall }, f) => {
      const fromFund = total(cash.managementFeeAud) + total(cash.acquisitionFeeAud) + total(cash.dispositionFeeAud);
      const fromOwners = plan.book.life.contract.originationFeeFraction * total(advances.principalAud, advanceCount);
      const carry = total(waterfall.carryAud) - total(waterfall.clawbackAud);
      expect(Math.abs(fromFund + fromOwners + carry - f.managerRevenueAud!)).toBeLessThan(within);
    });
  });

  test('fees are owed once: what accrues is paid or stands as payable', () => {
    const { fees } = plan.book;
    eachPath(plan, PATHS, ({ cash, lastMonth }) => {
      const expenses = total(fees.expensesAud, lastMonth + 1) + fees.setUpAud;
      const paid = total(cash.expensesAud) + total(cash.setUpAud);
      expect(paid).toBeLessThanOrEqual(expenses + within);
      const unpaid = cash.feePayableAud[lastMonth]!;
      expect(Math.abs(cash.shortfallAud[lastMonth]! - unpaid)).toBeLessThan(within);
      // Expenses and fees are paid in proportion: something of each is unpaid only when something is owed.
      expect(expenses - paid).toBeLessThanOrEqual(unpaid + within);
    });
  });

  test('carry is never above its share of the cumulative profit of those who bear it', () => {
    const { waterfall } = plan.book;
    if (!waterfall.clawback || waterfall.steps.filter((step) => step.kind === 'split').length > 1) return;
    eachPath(plan, PATHS, (_tables, f) => {
      const kept = f.carryPaidAud! - f.clawbackAud!;
      const lp = f.lpProfitAud!;
      const gp = waterfall.gpCommitmentBearsCarry ? f.gpCommitmentDistributedAud! - f.gpCalledAud! : 0;
      expect(kept).toBeLessThanOrEqual(waterfall.carryFraction * Math.max(0, lp + gp + kept) + within);
    });
  });
});
