import { describe, expect, test } from 'vitest';
import { createManager } from '../../../src-engine/fund/manager/accounts.ts';
import { accountsOf, linesOf, managerPlan, monthsOf, worstGapAud } from './lines.ts';

const YEARLY = { name: 'All costs', amountAud: 4_184_000, frequency: 'yearly', startMonth: 1, growthAnnual: 0 };

describe('by hand', () => {
  // A published sample of manager accounts: revenue 2.5 m, cost 4.184 m, margin -67.3 % (cut, not rounded).
  test('revenue 2.5 m and cost 4.184 m are a margin of -67.36 %', () => {
    const { years } = accountsOf({ 'manager.expenses': [YEARLY] }, [
      linesOf({ managementFeeAud: (m) => (m === 3 ? 2_500_000 : 0) }, 24),
    ]);
    expect(years.operatingProfitAud[0]).toBe(-1_684_000);
    expect(years.operatingMarginFraction[0]).toBeCloseTo(-0.6736, 12);
    expect(Math.trunc(1000 * years.operatingMarginFraction[0]!) / 10).toBe(-67.3);
  });

  test('staff: heads x salary x (1 + on-costs) / 12 x growth, from its first to its last month', () => {
    const role = { title: 'A', count: 2, salaryYearlyAud: 120_000, onCostFraction: 0.2, growthAnnual: 0.1 };
    const { months } = accountsOf({ 'manager.staff': [{ ...role, startMonth: 2, endMonth: 14 }] }, [linesOf({})]);
    const pay = [...months.staffCostAud];
    expect(pay.slice(0, 2)).toEqual([0, 0]);
    pay.slice(2, 13).forEach((aud) => expect(aud).toBeCloseTo(24_000, 9));
    pay.slice(13, 15).forEach((aud) => expect(aud).toBeCloseTo(26_400, 9)); // the second year starts in month 13
    expect(pay.slice(15)).toEqual(pay.slice(15).fill(0));
    expect([...months.headsCount].slice(0, 4)).toEqual([0, 0, 2, 2]);
  });

  test('heads follow the largest driver of the month-end before, rounded up', () => {
    const role = { title: 'A', count: 1, salaryYearlyAud: 12, onCostFraction: 0, growthAnnual: 0 };
    const { months } = accountsOf(
      {
        'manager.staff': [
          { ...role, livingAdvancesPerHeadCount: 100, advancesMadePerHeadCount: 30, assetsPerHeadAud: 1_000_000 },
        ],
      },
      [
        linesOf({
          livingCount: (m) => (m === 4 ? 201 : 0),
          advancesMadeCount: (m) => (m === 1 ? 31 : 0),
          investedCostAud: (m) => (m === 6 ? 3_500_000 : 0),
        }),
      ],
    );
    // Living 201 in month 4 asks for 3 in month 5; 31 made in month 1 ask for 2 in months 2 to 13; assets for 4 in month 7.
    expect([...months.headsCount].slice(0, 15)).toEqual([0, 1, 2, 2, 2, 3, 2, 4, 2, 2, 2, 2, 2, 2, 1]);
  });

  test('scaled costs read assets, funds and advances of the month-end before', () => {
    const { months } = accountsOf(
      {
        'manager.scaled.assetsAnnual': 0.012,
        'manager.scaled.perFundYearlyAud': 1200,
        'manager.scaled.perLivingAdvanceYearlyAud': 24,
        'manager.scaled.perAdvanceMadeAud': 7,
        'manager.scaled.revenueFraction': 0.1,
        'manager.scaled.growthAnnual': 0,
      },
      [
        linesOf(
          {
            investedCostAud: (m) => (m === 0 ? 1_000_000 : 0),
            livingCount: (m) => (m === 0 ? 10 : 0),
            advancesMadeCount: (m) => (m === 1 ? 3 : 0),
            managementFeeAud: (m) => (m === 1 ? 500 : 0),
          },
          2,
        ),
      ],
    );
    expect(months.scaledCostAud[0]).toBe(0);
    expect(months.scaledCostAud[1]).toBeCloseTo(1000 + 100 + 20 + 21 + 50, 9);
    expect(months.scaledCostAud[2]).toBeCloseTo(100, 9);
  });

  test('custom lines fall due once, or every 1, 3 or 12 months', () => {
    const line = { name: 'x', growthAnnual: 0.1 };
    const { months } = accountsOf(
      {
        'manager.expenses': [
          { ...line, amountAud: 1, frequency: 'once', startMonth: 0 },
          { ...line, amountAud: 10, frequency: 'quarterly', startMonth: 2, endMonth: 8 },
          { ...line, amountAud: 100, frequency: 'yearly', startMonth: 3 },
        ],
      },
      [linesOf({})],
    );
    const due = Object.fromEntries([...months.expensesAud.entries()].filter(([, aud]) => aud > 0));
    expect(due).toEqual({ 0: 1, 2: 10, 3: 100, 5: 10, 8: 10, 15: 100 * 1.1 });
  });

  test('financial years end on 30 June: months 0 to 11, 12 to 23, then a short one', () => {
    const { years, yearCount } = accountsOf({}, [linesOf({ managementFeeAud: () => 1 }, 24)]);
    expect(yearCount).toBe(3);
    expect([...years.revenueAud]).toEqual([12, 12, 1]);
    expect([...years.monthsCount]).toEqual([11, 12, 1]);
    expect([...years.yearEnd]).toEqual([2027, 2028, 2029]);
  });

  test('tax: losses of earlier years come first', () => {
    const revenue = (m: number) => (m === 1 ? -0 : m === 13 ? 500 : m === 24 ? 100 : 0);
    const settings = {
      'manager.tax.rateFraction': 0.25,
      'manager.expenses': [{ name: 'Start', amountAud: 200, frequency: 'once' }],
    };
    const lines = [linesOf({ managementFeeAud: revenue })];
    expect([...accountsOf(settings, lines).years.taxAud]).toEqual([0, 0.25 * 300, 25]);
    expect([...accountsOf({ ...settings, 'manager.tax.lossesCarryForward': false }, lines).years.taxAud]).toEqual([
      0,
      0.25 * 500,
      25,
    ]);
  });

  test('owners pay in what is missing, or the balance is left below zero', () => {
    const settings = {
      'manager.expenses': [{ name: 'x', amountAud: 100, growthAnnual: 0 }],
      'manager.cash.openingAud': 250,
    };
    const paidIn = accountsOf(settings, [linesOf({}, 4)]);
    expect([...paidIn.months.cashAud].slice(0, 5)).toEqual([250, 150, 50, 0, 0]);
    expect([...paidIn.months.injectedAud].slice(0, 5)).toEqual([0, 0, 0, 50, 100]);
    expect(paidIn.figures).toMatchObject({ injectedAud: 150, lowestCashAud: 0, lowestCashMonth: 3 });
    const negative = accountsOf({ ...settings, 'manager.cash.shortfall': 'negative' }, [linesOf({}, 4)]);
    expect([...negative.months.cashAud].slice(0, 5)).toEqual([250, 150, 50, -50, -150]);
    expect(negative.figures).toMatchObject({ injectedAud: 0, lowestCashAud: -150, lowestCashMonth: 4 });
  });

  test('runway is cash over the mean monthly loss of twelve months, and none without a loss', () => {
    const settings = {
      'manager.expenses': [{ name: 'x', amountAud: 10, growthAnnual: 0 }],
      'manager.cash.openingAud': 100,
    };
    const burning = accountsOf(settings, [linesOf({ managementFeeAud: (m) => (m === 0 ? 0 : 6) })]);
    expect(burning.months.runwayMonths[5]).toBeCloseTo((100 - 5 * 4) / 4, 9);
    const earning = accountsOf(settings, [linesOf({ managementFeeAud: () => 10 })]);
    expect([...earning.months.runwayMonths]).toEqual([...earning.months.runwayMonths].fill(NaN));
    expect(earning.figures.leastRunwayMonths).toBeNaN();
  });

  test('break-even assets are cost over fee rate', () => {
    const { years, figures } = accountsOf({ 'manager.expenses': [{ name: 'x', amountAud: 30, growthAnnual: 0 }] }, [
      linesOf({ managementFeeAud: (m) => (m === 0 ? 0 : 20), investedCostAud: () => 12_000 }),
    ]);
    // 2 % a year on 12,000 pays 240; costs are 360: 18,000 would pay them.
    expect(years.breakEvenAssetsAud[1]).toBeCloseTo(18_000, 9);
    expect(figures.breakEvenAssetsAud).toBeCloseTo(18_000, 9);
  });

  test('margin with carry counts carry to the house on both sides', () => {
    const { years } = accountsOf({ 'manager.expenses': [YEARLY] }, [
      linesOf({
        managementFeeAud: (m) => (m === 3 ? 2_500_000 : 0),
        carryReceivedAud: (m) => (m === 5 ? 2_500_000 : 0),
      }),
    ]);
    expect(years.operatingMarginFraction[0]).toBeCloseTo(-0.6736, 12);
    expect(years.marginWithCarryFraction[0]).toBeCloseTo((5 - 4.184) / 5, 12);
  });
});

describe('dividends', () => {
  const earning = [linesOf({ managementFeeAud: () => 100 }, 36)];
  const costs = {
    'manager.expenses': [{ name: 'x', amountAud: 40, growthAnnual: 0 }],
    'manager.cash.openingAud': 1000,
  };

  test('above the reserve: what is left is the reserve', () => {
    const { months } = accountsOf({ ...costs, 'manager.cash.dividends': 'above-reserve' }, earning, 36);
    for (const yearEnd of [11, 23, 35, 36]) expect(months.cashAud[yearEnd]).toBeCloseTo(6 * 40, 9);
  });

  test('a share of profit after tax, never below the reserve, not before its first month', () => {
    const settings = { ...costs, 'manager.cash.dividends': 'profit-fraction', 'manager.tax.rateFraction': 0.3 };
    const { months, years } = accountsOf(settings, earning, 36);
    expect(months.dividendAud[23]).toBeCloseTo(0.5 * 0.7 * 12 * 60, 9);
    const held = accountsOf({ ...settings, 'manager.cash.reserveMonths': 60 }, earning, 36);
    expect([...held.months.dividendAud].some((aud) => aud > 0)).toBe(true);
    const below = [...held.months.cashAud].filter((aud, m) => held.months.dividendAud[m]! > 0 && aud < 60 * 40 - 1e-9);
    expect(below).toEqual([]);
    const later = accountsOf({ ...settings, 'manager.cash.dividendsFromMonth': 20 }, earning, 36);
    expect(later.years.dividendAud[0]).toBe(0);
    expect(years.dividendAud[0]).toBeGreaterThan(0);
  });
});

describe('laws', () => {
  const busy = {
    'manager.staff': [{ title: 'A', salaryYearlyAud: 100_000, livingAdvancesPerHeadCount: 50 }],
    'manager.expenses': [{ name: 'x', amountAud: 20_000 }],
    'manager.scaled.assetsAnnual': 0.001,
    'manager.tax.rateFraction': 0.3,
    'manager.cash.openingAud': 90_000,
    'manager.cash.dividends': 'above-reserve',
    'manager.cash.paysGpCalls': true,
    'manager.carry.participants': [{ name: 'P', shareFraction: 0.6, vestingMonths: 30 }],
  };
  const wave = (scale: number, step: number) => (m: number) => scale * ((m * step) % 7);
  const fund = (openMonth: number, scale: number) =>
    linesOf(
      {
        managementFeeAud: wave(20_000 * scale, 3),
        acquisitionFeeAud: wave(900 * scale, 2),
        originationFeeAud: wave(4_000 * scale, 5),
        carryReceivedAud: (m) => (m > 20 ? 50_000 * scale : 0),
        carryReturnedAud: (m) => (m === 30 ? 80_000 * scale : 0),
        gpCalledAud: wave(3_000 * scale, 4),
        gpDistributedAud: wave(2_000 * scale, 6),
        investedCostAud: wave(5e6 * scale, 2),
        livingCount: (m) => (m < 30 ? wave(40 * scale, 5)(m) : 0), // a fund ends with its last advance
        advancesMadeCount: wave(5 * scale, 3),
      },
      30,
      openMonth,
    );

  test('opening cash + in - out = closing cash in every month', () => {
    for (const shortfall of ['owners', 'negative']) {
      const settings = { ...busy, 'manager.cash.shortfall': shortfall };
      const accounts = accountsOf(settings, [fund(0, 1), fund(7, 2)], 40);
      expect(accounts.lastMonth).toBe(37);
      expect(worstGapAud(accounts, 90_000)).toBeLessThan(1e-7);
    }
  });

  test('years are the sums of their months, and their last cash', () => {
    const { months, years, lastMonth, yearCount } = accountsOf(busy, [fund(0, 1), fund(7, 2)], 40);
    const sum = (column: Float64Array, rows: number) => column.subarray(0, rows).reduce((a, b) => a + b, 0);
    for (const name of ['revenueAud', 'costAud', 'taxAud', 'dividendAud', 'injectedAud', 'carryReceivedAud'] as const)
      expect(sum(years[name], yearCount)).toBeCloseTo(sum(months[name], lastMonth + 1), 6);
    expect(years.cashAud[yearCount - 1]).toBe(months.cashAud[lastMonth]);
  });

  test('two funds earn what each earns alone, where no cost depends on both', () => {
    const plan = managerPlan(
      { 'manager.scaled.perLivingAdvanceYearlyAud': 100, 'manager.scaled.revenueFraction': 0.05 },
      40,
    );
    const manager = createManager(plan);
    const first = monthsOf(manager.evaluate([fund(0, 1)]));
    const second = monthsOf(manager.evaluate([fund(7, 2)]));
    const both = monthsOf(manager.evaluate([fund(0, 1), fund(7, 2)]));
    for (const name of [
      'managementFeeAud',
      'transactionFeeAud',
      'originationFeeAud',
      'revenueAud',
      'costAud',
      'carryReceivedAud',
    ])
      both[name]!.forEach((aud, m) => expect(aud).toBeCloseTo(first[name]![m]! + second[name]![m]!, 6));
  });

  test('what came before leaves no trace', () => {
    const manager = createManager(managerPlan(busy, 40));
    const fresh = monthsOf(createManager(managerPlan(busy, 40)).evaluate([fund(3, 1)]));
    manager.evaluate([fund(0, 5), fund(9, 3)]);
    expect(monthsOf(manager.evaluate([fund(3, 1)]))).toEqual(fresh);
  });

  test('a fund off the grid is refused', () => {
    const manager = createManager(managerPlan({}, 24));
    expect(() => manager.evaluate([linesOf({}, 24, 1)])).toThrow(/off the months/);
    expect(() => manager.evaluate([linesOf({}, 12, -1)])).toThrow(/off the months/);
  });
});
