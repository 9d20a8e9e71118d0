import { describe, expect, test } from 'vitest';
import { nonZero, notes, planOf, runHand } from './hand.ts';

// A fund of 1,000, all called at once, 12 % notes so that a month's coupon is 1 % of the balance.
const at0 = { called: { 0: 1000 } };

describe('coupons', () => {
  test('accrue monthly on the opening balance and fall due at quarter-ends', () => {
    const { path } = runHand(planOf({ senior: notes(0.4, 0.12) }), { ...at0, distributed: { 3: 50, 6: 50, 24: 900 } });
    const { columns } = path.classes[0]!;
    expect(columns.couponDueAud[3]).toBeCloseTo(12, 12);
    expect(columns.couponPaidAud[3]).toBeCloseTo(12, 12);
    expect(path.equity.distributedAud[3]).toBeCloseTo(38, 12);
    expect(columns.couponDueAud[4]).toBe(0);
    // Deferred from month 9 on, and deferred coupons bear 12 % themselves: each quarter what is owed grows by 3 %.
    expect(columns.deferredAud[9]).toBeCloseTo(12, 10);
    expect(columns.deferredAud[12]).toBeCloseTo(12 + 12 * 1.03, 10);
  });

  test('deferred ones bear nothing where so set', () => {
    const plan = planOf({ deferredBearsInterest: false, senior: notes(0.4, 0.12) });
    const { columns } = runHand(plan, { ...at0, distributed: { 24: 900 } }).path.classes[0]!;
    expect(columns.deferredAud[21]).toBeCloseTo(84, 10);
    expect(columns.couponPaidAud[24]).toBeCloseTo(96, 10);
    expect(columns.principalPaidAud[24]).toBeCloseTo(400, 10);
  });

  test('float with the cash rate of the opening, never below zero', () => {
    const senior = { sizeFraction: 0.5, spreadAnnual: 0.02, amortisation: 'bullet', minCollateralMultiple: 0 };
    const due = (cashRateAnnual: number) =>
      runHand(planOf({ senior }), { ...at0, cashRateAnnual }).path.classes[0]!.columns.couponDueAud[3]!;
    expect(due(0.04)).toBeCloseTo(500 * 0.06 * 0.25, 12);
    expect(due(-0.05)).toBe(0);
  });

  test('fall due at the end of the fund and at maturity, whatever the calendar', () => {
    const plan = planOf({ senior: notes(0.4, 0.12, { maturityMonth: 8 }) });
    const { columns } = runHand(plan, { ...at0, distributed: { 8: 424 } }, 22).path.classes[0]!;
    expect(columns.couponDueAud[8]).toBeCloseTo((400 + 12 + 12 * 1.03) * 0.02, 10);
    expect(columns.couponDueAud[22]).toBeGreaterThan(0);
  });

  test('a preferred return that is not cumulative lapses on its date', () => {
    const preferred = { sizeFraction: 0.4, returnAnnual: 0.12, cumulative: false, amortisation: 'bullet' };
    const { columns } = runHand(planOf({ preferred }), { ...at0, distributed: { 3: 5, 24: 900 } }).path.classes[2]!;
    expect(columns.couponPaidAud[3]).toBeCloseTo(5, 12);
    expect(columns.lapsedAud[3]).toBeCloseTo(7, 12);
    expect(columns.lapsedAud[6]).toBeCloseTo(12, 12);
    expect(Math.max(...columns.deferredAud)).toBe(0);
    expect(columns.couponPaidAud[24]).toBeCloseTo(12, 12);
    expect(columns.principalPaidAud[24]).toBeCloseTo(400, 12);
  });
});

describe('amortisation', () => {
  const paid = (amortisation: string, distributed: Record<number, number>, more = {}) => {
    const plan = planOf({ senior: notes(0.4, 0, { amortisation, amortisationFromMonth: 12, ...more }) });
    return nonZero(runHand(plan, { ...at0, distributed }).path.classes[0]!.columns.principalPaidAud);
  };

  test('linear: even from its first month to maturity, and what was missed as soon as there is cash', () => {
    expect(paid('linear', { 12: 100, 15: 150, 18: 30, 21: 500, 24: 500 })).toEqual({
      15: 100,
      18: 30,
      21: 170,
      24: 100,
    });
  });

  test('linear with a maturity before the end', () => {
    expect(paid('linear', { 15: 500, 18: 500, 24: 0 }, { maturityMonth: 18 })).toEqual({ 15: 200, 18: 200 });
  });

  test('sequential: all cash from its first month', () => {
    expect(paid('sequential', { 9: 100, 12: 100, 15: 150, 18: 500 })).toEqual({ 12: 100, 15: 150, 18: 150 });
  });

  test('bullet: nothing before maturity, all cash from then on', () => {
    expect(paid('bullet', { 12: 300, 18: 100, 21: 500 }, { maturityMonth: 18 })).toEqual({ 18: 100, 21: 300 });
  });

  test('pro rata: the share of its balance in all capital that is not returned', () => {
    expect(paid('pro-rata', { 9: 100, 12: 90 })[12]).toBeCloseTo(90 * (400 / 900), 10);
  });
});

describe('reserve account', () => {
  const plan = planOf({ reserve: { targetMonths: 6 }, senior: notes(0.4, 0.12) });

  test('is filled after the senior coupon, draws for it, and comes back at the end', () => {
    const { path } = runHand(plan, { ...at0, distributed: { 3: 20, 6: 100, 24: 900 } });
    const { reserveAud, distributedAud } = path.equity;
    const { columns } = path.classes[0]!;
    expect(reserveAud[3]).toBeCloseTo(8, 10);
    expect(reserveAud[6]).toBeCloseTo(24, 10);
    expect(distributedAud[6]).toBeCloseTo(100 - 12 - 16, 10);
    expect(columns.couponPaidAud[9]).toBeCloseTo(12, 10);
    expect(columns.couponPaidAud[12]).toBeCloseTo(12, 10);
    expect(reserveAud[12]).toBeCloseTo(0, 10);
    expect(columns.couponPaidAud[15]).toBe(0);
    expect(reserveAud[24]).toBe(0);
  });

  test('earns the cash rate, and what is above the target joins the cash', () => {
    const { path } = runHand(plan, { ...at0, distributed: { 3: 100, 4: 1 }, cashRateAnnual: 0.06 });
    expect(path.equity.reserveInterestAud[4]).toBeCloseTo(24 * 0.005, 12);
    expect(path.equity.reserveAud[4]).toBeCloseTo(24, 12);
    expect(path.equity.distributedAud[4]).toBeCloseTo(1 + 24 * 0.005, 12);
  });

  test('ranks before everything of the mezzanine class', () => {
    const both = planOf({ reserve: { targetMonths: 6 }, senior: notes(0.4, 0.12), mezzanine: notes(0.2, 0.12) });
    const { path } = runHand(both, { ...at0, distributed: { 3: 20 } });
    expect(path.equity.reserveAud[3]).toBeCloseTo(8, 10);
    expect(path.classes[1]!.columns.couponPaidAud[3]).toBe(0);
  });
});

describe('funding of calls', () => {
  const classes = { senior: notes(0.4, 0.12), mezzanine: notes(0.1, 0.12) };

  test('pro rata: every class its part of every call; LP and GP share the equity as they share the call', () => {
    const { path } = runHand(planOf(classes), { called: { 0: 600, 5: 400 }, gpFraction: 0.02 });
    expect(path.classes[0]!.columns.calledAud[5]).toBeCloseTo(160, 12);
    expect(path.classes[1]!.columns.calledAud[5]).toBeCloseTo(40, 12);
    expect(path.equity.calledLpAud[5]).toBeCloseTo(196, 12);
    expect(path.equity.calledGpAud[5]).toBeCloseTo(4, 12);
  });

  test('equity first: until its commitment is used, then the others by size', () => {
    const { path } = runHand(planOf({ ...classes, funding: 'equity-first' }), { called: { 0: 300, 2: 300, 5: 400 } });
    expect(Array.from(path.equity.calledLpAud.slice(0, 6))).toEqual([300, 0, 200, 0, 0, 0]);
    expect(path.classes[0]!.columns.calledAud[2]).toBeCloseTo(80, 10);
    expect(path.classes[0]!.columns.calledAud[5]).toBeCloseTo(320, 10);
    expect(path.classes[1]!.columns.calledAud[5]).toBeCloseTo(80, 10);
  });

  test('a class past its maturity pays no calls', () => {
    const plan = planOf({ ...classes, senior: notes(0.4, 0.12, { maturityMonth: 4 }) });
    const { path } = runHand(plan, { called: { 0: 600, 5: 400 } });
    expect(path.classes[0]!.columns.calledAud[5]).toBe(0);
    expect(path.classes[1]!.columns.calledAud[5]).toBeCloseTo(40, 12);
    expect(path.equity.calledLpAud[5]).toBeCloseTo(360, 12);
  });
});

test('cash held counts for the equity beyond what the classes above are owed', () => {
  const held = (cash: number) =>
    runHand(planOf({ senior: notes(0.4, 0) }), { ...at0, cash }).path.equity.cashHeldAud[1];
  expect(held(300)).toBe(0);
  expect(held(450)).toBe(50);
});

test('a path leaves nothing of the path before', () => {
  const plan = planOf({ reserve: { targetMonths: 6 }, senior: notes(0.4, 0.12), mezzanine: notes(0.2, 0.1) });
  const once = runHand(plan, { ...at0, distributed: { 6: 30, 12: 100, 24: 500 } });
  const after = runHand(plan, { ...at0, distributed: { 6: 300 } });
  expect(after.path.equity).not.toEqual(once.path.equity);
  const again = runHand(plan, { ...at0, distributed: { 6: 30, 12: 100, 24: 500 } });
  expect(again.path).toEqual(once.path);
});
