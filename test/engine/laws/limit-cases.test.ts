import { describe, expect, test } from 'vitest';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { mean } from '../../../src-engine/numeric/neumaier.ts';
import { total } from '../../support/paths.ts';
import { planWith, type Settings } from '../../support/plans.ts';

/** Prices stand still, nothing is random that can be still, nobody leaves, nothing costs: all advanced on the first day. */
const still: Settings = {
  'run.seed': 'still',
  'zones.universe.count': 30,
  'market.growthSource': 'national',
  'market.nationalGrowthAnnual': 0,
  'run.variationMarket': 0,
  'run.variationMacro': 0,
  'run.variationProperty': 0,
  'run.variationAttributes': 0,
  'run.variationFrailty': 0,
  'exits.sale.multiplier': 0,
  'exits.refinance.multiplier': 0,
  'exits.default.multiplier': 0,
  'fees.managementFeeRateAnnual': 0,
  'fees.expensesRateAnnual': 0,
  'fees.setUpFraction': 0,
  'cash.investableFraction': 1,
  'contract.termMonths': 240,
  'origination.investmentMonths': 1,
  'origination.priceLevelMultiple': 10, // homes so dear that no cap binds: 400 advances of 250,000 are the fund
  'reinvestment.untilMonth': 0,
  'fund.distributionFrequency': 'monthly',
};

function pathOf(settings: Settings) {
  const plan = planWith({ ...still, ...settings });
  return replayPath(plan, createPathRunner(plan), 0);
}

/** Hazards without any driver but their multiplier: the rate in the settings, all year, whatever prices do. */
const plainHazards: Settings = {
  'exits.sale.appreciationBeta': 0,
  'exits.refinance.appreciationBeta': 0,
  'exits.sale.rateBeta': 0,
  'exits.refinance.rateBeta': 0,
  'exits.sale.seasonMultipliers': [1, 1, 1, 1],
};

describe('nobody leaves', () => {
  test('flat prices: every advance is sold at the fund end at principal + 10 x 5 % less 5 %, IRR 1.425^(1/10) - 1', () => {
    const { figures, exits, advances } = pathOf({});
    expect(advances.rows).toBe(400);
    expect(figures['fundEndCount']).toBe(400);
    expect(exits.columns.paidAud.every((paid) => Math.abs(paid - 1.425 * 250_000) < 1e-6)).toBe(true);
    expect(figures['grossMultiple']).toBeCloseTo(1.425, 12);
    for (const irr of ['grossIrrAnnual', 'fundIrrAnnual', 'netIrrAnnual'])
      expect(figures[irr]).toBeCloseTo(1.425 ** 0.1 - 1, 12);
    expect(figures['carryPaidAud']).toBe(0);
    expect(figures['fundEndProceedsFraction']).toBe(1);
  });

  test('prices grow 5 % a year: share = LTV x appreciation, so the claim is principal x (1.05^10 + 0.5)', () => {
    const { figures } = pathOf({ 'market.nationalGrowthAnnual': 0.05, 'exits.fundEnd.terminalDiscountFraction': 0 });
    const multiple = 1.05 ** 10 + 0.5;
    expect(figures['grossMultiple']).toBeCloseTo(multiple, 10);
    expect(figures['netIrrAnnual']).toBeCloseTo(multiple ** 0.1 - 1, 10);
  });

  test('the same with a hurdle of 5 %: past the full catch-up the manager has 20 % of the profit of the LP class', () => {
    const { figures } = pathOf({
      'market.nationalGrowthAnnual': 0.05,
      'exits.fundEnd.terminalDiscountFraction': 0,
      'waterfall.hurdleAnnual': 0.05,
    });
    const profit = 1.05 ** 10 - 0.5;
    expect(figures['carryPaidAud']! / (0.2 * profit * 98e6)).toBeCloseTo(1, 10);
    expect(figures['netTvpiMultiple']).toBeCloseTo(1 + 0.8 * profit, 10);
    expect(figures['gpCommitmentDistributedAud']! / (2e6 * (1 + profit))).toBeCloseTo(1, 10);
  });

  test('a hurdle between the catch-up edges: the LP class gets exactly its pref', () => {
    // Profit 1.1289; a pref of 7.5 % is 1.0610, its full catch-up 0.2653: the cash ends inside the catch-up.
    const { figures } = pathOf({
      'market.nationalGrowthAnnual': 0.05,
      'exits.fundEnd.terminalDiscountFraction': 0,
      'waterfall.hurdleAnnual': 0.075,
    });
    expect(figures['netIrrAnnual']).toBeCloseTo(0.075, 12);
    expect(figures['hurdleMetFlag']).toBe(1);
    expect(figures['carryPaidAud']! / (98e6 * (1.05 ** 10 + 0.5 - 1.075 ** 10))).toBeCloseTo(1, 8);
  });

  test('contracts of five years mature inside the fund at principal + 5 x 5 %, without a discount', () => {
    const { figures } = pathOf({ 'contract.termMonths': 60 });
    expect(figures['maturityCount']).toBe(400);
    expect(figures['grossMultiple']).toBeCloseTo(1.25, 12);
    expect(figures['netIrrAnnual']).toBeCloseTo(1.25 ** 0.2 - 1, 12);
    expect(figures['walYears']).toBe(5);
    expect(figures['fundEndProceedsFraction']).toBe(0);
  });

  test('cash that waits for the quarter earns the cash rate of the months it waits', () => {
    const plan = planWith({ ...still, 'contract.termMonths': 60, 'fund.distributionFrequency': 'quarterly' });
    const runner = createPathRunner(plan);
    const { cash } = replayPath(plan, runner, 0);
    const { cashRateAnnual } = runner.run(0).market;
    const paid = 125e6 * (1 + cashRateAnnual[60]! / 12) * (1 + cashRateAnnual[61]! / 12);
    expect(cash.columns.distributedAud[60]).toBe(0); // first close in July: quarters end in months 59 and 62
    expect(cash.columns.distributedAud[62]! / paid).toBeCloseTo(1, 12);
  });

  test('one-year contracts lent again each year: IRR is the 5 % that each round earns', () => {
    const { figures, cash } = pathOf({
      'contract.termMonths': 12,
      'reinvestment.untilMonth': 60,
      'reinvestment.delayMonths': 0,
      'reinvestment.capFraction': 10,
    });
    expect(figures['advancesMadeCount']).toBe(6 * 400);
    expect(figures['recycledAud']).toBe(500e6);
    expect(figures['netIrrAnnual']).toBeCloseTo(0.05, 12);
    const paid = [12, 24, 36, 48, 60, 72].map((month) => cash.columns.distributedAud[month]!);
    expect(paid.map((amount) => Math.round(amount))).toEqual([5e6, 5e6, 5e6, 5e6, 5e6, 105e6]);
    expect(total(cash.columns.distributedAud)).toBeCloseTo(130e6, 3);
  });
});

describe('everybody leaves at once', () => {
  test('sales at 40 times a year: months held are geometric, each pays principal and the interest of its months', () => {
    const { figures, advances, exits } = pathOf({
      ...plainHazards,
      'exits.sale.baselineAnnual': [2],
      'exits.sale.declineAnnual': 0,
      'exits.sale.multiplier': 20,
    });
    expect(figures['saleCount']).toBe(advances.rows);
    const held = exits.columns.exitMonth.map((month, i) => month - advances.columns.originationMonth[i]!);
    const fair = 1 / (1 - Math.exp(-40 / 12)); // mean of a geometric number of months
    const sd = Math.sqrt(Math.exp(-40 / 12)) * fair;
    expect(Math.abs(mean(Float64Array.from(held)) - fair)).toBeLessThan((4 * sd) / Math.sqrt(held.length));
    const wrong = held.filter(
      (months, i) => Math.abs(exits.columns.paidAud[i]! - 250_000 * (1 + (0.05 * months) / 12)) > 1e-6,
    );
    expect(wrong.length).toBe(0);
    expect(figures['netIrrAnnual']).toBeGreaterThan(0.05); // simple interest received within the year compounds
    expect(figures['netIrrAnnual']).toBeLessThan(Math.exp(0.05) - 1 + 1e-4);
  });

  test('defaults at once: the forced sale comes nine months later and the first mortgage has grown meanwhile', () => {
    const plan = planWith({
      ...still,
      'exits.default.baselineAnnual': 1,
      'exits.default.multiplier': 20,
      'exits.default.seasoningMultipliers': [10],
      'exits.default.lvrHazardRatios': [50, 50, 50, 50, 50, 50, 50, 50, 50],
      'origination.priceLevelMultiple': 0.7,
      'origination.advanceMinAud': 50_000,
      'origination.seniorLtvMeanFraction': 0.6,
    });
    const runner = createPathRunner(plan);
    const { advances, exits, figures } = replayPath(plan, runner, 0);
    const { mortgageRateAnnual } = runner.run(0).market;
    expect(figures['defaultCount']).toBe(advances.rows);
    const { originationMonth, principalAud, valueAud, seniorAud, seniorAgeMonths, interestOnly } = advances.columns;
    let losses = 0;
    for (let i = 0; i < advances.rows; i++) {
      const r = mortgageRateAnnual[0]! / 12;
      const left = 360 - seniorAgeMonths[i]!;
      const repaid = interestOnly[i] === 1 ? 0 : (seniorAud[i]! * r) / ((1 + r) ** left - 1);
      let senior = seniorAud[i]! - 0.9 * repaid; // a tenth is drawn again
      for (let month = 1; month < 10; month++) senior *= 1 + (mortgageRateAnnual[month]! + 0.02) / 12;
      const net = valueAud[i]! * 0.9 * 0.97 - senior;
      const paid = Math.min(principalAud[i]! * (1 + 0.05 / 12), Math.max(0, net));
      expect(originationMonth[i]).toBe(0);
      expect([exits.columns.exitMonth[i], exits.columns.cashMonth[i]]).toEqual([1, 10]);
      expect(exits.columns.paidAud[i]).toBeCloseTo(paid, 5);
      losses += Math.max(0, principalAud[i]! - paid);
    }
    expect(losses).toBeGreaterThan(0);
    expect(figures['principalLostAud']).toBeCloseTo(losses, 3);
  });
});

test('a fund of a single advance, with all its costs, by hand', () => {
  const { figures, advances, cash } = pathOf({
    'fund.commitmentsAud': 1_000_000,
    'cash.investableFraction': 0.25,
    'allocation.suburbLimitFraction': 1,
    'allocation.advanceLimitFraction': 1,
    'fees.managementFeeRateAnnual': 0.02,
    'fees.expensesRateAnnual': 0.0025,
    'fees.setUpFraction': 0.003,
  });
  expect(advances.rows).toBe(1);
  expect(advances.columns.principalAud[0]).toBe(250_000);
  // 2 % of the LP commitment for five years, then of the LP part of the advance for five.
  const management = 0.02 * 0.98 * (1_000_000 * 5 + 250_000 * 5);
  const expenses = 3_000 + (2_500 * (1.02 ** 10 - 1)) / 0.02;
  const gst = 0.1 * 0.45 * (management + expenses);
  expect(figures['managementFeeAud']).toBeCloseTo(management, 6);
  expect(figures['expensesAud']).toBeCloseTo(expenses, 6);
  expect(figures['gstAud']).toBeCloseTo(gst, 6);
  expect(figures['ownerFeeAud']).toBeCloseTo(7_500, 9);
  expect(figures['managerRevenueAud']).toBeCloseTo(management + 7_500, 6);
  expect(figures['distributedAud']).toBeCloseTo(1.425 * 250_000, 6);
  // All costs are called, for the reserve is ample: 2 % of what all bear comes from the GP commitment.
  const shared = 250_000 + 1.045 * expenses;
  expect(figures['gpCalledAud']).toBeCloseTo(0.02 * shared, 6);
  expect(figures['lpCalledAud']).toBeCloseTo(0.98 * shared + 1.045 * management, 6);
  expect(total(cash.columns.cashInterestAud)).toBe(0);
  expect(figures['carryPaidAud']).toBe(0);
});
