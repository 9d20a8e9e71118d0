import { describe, expect, test } from 'vitest';
import { TEST } from '../../../src-engine/fund/tranches/table.ts';
import { nonZero, notes, planOf, runHand, type HandFlows, type TrancheSettings } from './hand.ts';

// 1,000 called at once; the senior class is 400 without coupon, so that ratios are plain.
const run = (settings: TrancheSettings, flows: HandFlows) =>
  runHand(planOf(settings), { called: { 0: 1000 }, ...flows }).path;

describe('overcollateralisation', () => {
  const tested = { senior: notes(0.4, 0, { minCollateralMultiple: 2 }) };

  test('is net assets after the distribution over claims of the class and those above', () => {
    const path = run(
      { ...tested, mezzanine: notes(0.1, 0, { minCollateralMultiple: 1.2 }) },
      { nav: { 0: 1000, 6: 900 }, distributed: { 6: 50 } },
    );
    expect(path.classes[0]!.columns.collateralMultiple[3]).toBe(1000 / 400);
    expect(path.classes[0]!.columns.collateralMultiple[6]).toBe(850 / 400);
    expect(path.classes[1]!.columns.collateralMultiple[6]).toBe(850 / 500);
    expect(path.classes[0]!.columns.collateralMultiple[4]).toBe(NaN);
    expect(path.classes[0]!.columns.testState[6]).toBe(TEST.pass);
  });

  test('below its trigger, cash repays the class until it passes, and only the rest goes on', () => {
    const path = run(tested, { nav: { 0: 1000, 6: 800 }, distributed: { 6: 100 } });
    const { columns } = path.classes[0]!;
    expect(columns.collateralMultiple[6]).toBe(700 / 400);
    expect(columns.testState[6]).toBe(TEST.trap);
    expect(columns.trappedAud[6]).toBe(50); // 700 / 2 = 350 may stay
    expect(columns.closingAud[6]).toBe(350);
    expect(path.equity.distributedAud[6]).toBe(50);
  });

  test('of a junior class repays the senior-most', () => {
    const settings = { senior: notes(0.4, 0), mezzanine: notes(0.2, 0, { minCollateralMultiple: 1.5 }) };
    const path = run(settings, { nav: { 0: 1000, 6: 840 }, distributed: { 6: 90 } });
    expect(path.classes[1]!.columns.collateralMultiple[6]).toBeCloseTo(750 / 600, 12);
    expect(path.classes[0]!.columns.principalPaidAud[6]).toBe(90); // 600 - 750 / 1.5 = 100 is wanted
    expect(path.classes[1]!.columns.trappedAud[6]).toBe(90);
    expect(path.equity.distributedAud[6]).toBe(0);
  });

  test('a trigger that nothing meets traps all cash until the class is repaid, then none', () => {
    const path = run(
      { senior: notes(0.4, 0, { minCollateralMultiple: 1000 }) },
      { nav: { 0: 900 }, distributed: { 6: 300, 9: 300, 12: 300 } },
    );
    // What 600 that stay cover a thousand times may stay too.
    expect(nonZero(path.classes[0]!.columns.trappedAud)).toEqual({ 6: 300, 9: 99.4 });
    expect(path.classes[0]!.columns.collateralMultiple[15]).toBe(1000);
    expect(nonZero(path.equity.distributedAud)[12]).toBe(300);
  });

  test('of a class that is repaid is not tested', () => {
    const settings = {
      senior: notes(0.4, 0, { minCollateralMultiple: 2, amortisation: 'sequential', amortisationFromMonth: 0 }),
    };
    const { columns } = run(settings, { nav: { 0: 900 }, distributed: { 6: 500 } }).classes[0]!;
    expect(columns.collateralMultiple[6]).toBe(NaN);
    expect(columns.testState[6]).toBe(TEST.none);
  });

  test('collateral below nothing wants no more than is owed', () => {
    const path = run(tested, { nav: { 0: -500 }, distributed: { 6: 700 } });
    expect(path.classes[0]!.columns.principalPaidAud[6]).toBe(400);
    expect(path.equity.distributedAud[6]).toBe(300);
  });
});

describe('cure period', () => {
  const flows: HandFlows = {
    nav: { 0: 1000, 4: 700, 10: 1000, 13: 700 },
    distributed: { 6: 30, 9: 30, 12: 30, 15: 30, 18: 30, 21: 30 },
  };
  const trapped = (cureTestDates: number) =>
    nonZero(
      run({ tests: { cureTestDates }, senior: notes(0.4, 0, { minCollateralMultiple: 2 }) }, flows).classes[0]!.columns
        .trappedAud,
    );

  test('of none traps at the first failure, of one at the second in a row', () => {
    expect(Object.keys(trapped(0))).toEqual(['6', '9', '15']);
    expect(Object.keys(trapped(1))).toEqual(['9', '18', '21']);
    expect(trapped(5)).toEqual({});
  });

  test('between test dates a class goes on trapping what it still wants', () => {
    const yearly = { tests: { frequency: 'annual' }, senior: notes(0.4, 0, { minCollateralMultiple: 2 }) };
    // Years end in month 6 and 18 of a fund that closes at the end of June.
    const path = run(yearly, { nav: { 0: 700 }, distributed: { 6: 20, 9: 20, 12: 100 } });
    expect(nonZero(path.classes[0]!.columns.testState)).toEqual({ 6: TEST.trap, 18: TEST.pass });
    expect(nonZero(path.classes[0]!.columns.trappedAud)).toEqual({ 6: 20, 9: 20, 12: 60 });
  });
});

describe('interest cover', () => {
  const senior = notes(0.4, 0.12, { minCoverMultiple: 2, paymentFrequency: 'quarterly' });
  const tests = { coverWindowMonths: 6 };

  test('is receipts over the coupons of the window at the balance of the day, once the window is full', () => {
    const path = run(
      { tests, senior },
      { nav: { 0: 1000 }, income: { 2: 10, 5: 30, 8: 40 }, distributed: { 3: 12, 6: 12, 9: 12 } },
    );
    const { columns } = path.classes[0]!;
    expect(columns.coverMultiple[3]).toBe(NaN);
    expect(columns.coverMultiple[6]).toBeCloseTo(40 / 24, 12);
    expect(columns.coverMultiple[9]).toBeCloseTo(70 / 24, 12);
    expect(columns.testState[6]).toBe(TEST.trap);
    expect(columns.testState[9]).toBe(TEST.pass);
  });

  test('principal counts where the basis is proceeds', () => {
    const path = run(
      { tests: { ...tests, coverBasis: 'proceeds' }, senior },
      { income: { 5: 30 }, principal: { 5: 18 }, distributed: { 3: 12, 6: 12 } },
    );
    expect(path.classes[0]!.columns.coverMultiple[6]).toBeCloseTo(2, 12);
  });

  test('failed, repays principal until the coupons are covered', () => {
    const path = run({ tests, senior }, { income: { 5: 40 }, distributed: { 3: 12, 6: 212 } });
    // Coupons of six months may be 20: a balance of 20 / 0.06 = 333.33.
    expect(path.classes[0]!.columns.closingAud[6]).toBeCloseTo(20 / 0.06, 9);
  });

  test('without receipts wants the whole balance', () => {
    const path = run({ tests, senior }, { distributed: { 3: 12, 6: 500 } });
    expect(path.classes[0]!.columns.closingAud[6]).toBe(0);
    expect(path.equity.distributedAud[6]).toBeCloseTo(88, 10);
  });
});
