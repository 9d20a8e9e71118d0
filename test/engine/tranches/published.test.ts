import { describe, expect, test } from 'vitest';
import { yearFraction } from '../../../src-engine/numeric/day-count.ts';
import { parseDate } from '../../../src-engine/numeric/dates.ts';
import { exp } from '../../../src-engine/numeric/exp.ts';
import { log } from '../../../src-engine/numeric/log.ts';
import { pow } from '../../../src-engine/numeric/pow.ts';
import { payment } from '../../../src-engine/numeric/time-value.ts';
import { xirr } from '../../../src-engine/numeric/xirr.ts';
import { accrue, addCall, addReceipt, createAccount } from '../../../src-engine/fund/waterfall/account.ts';
import { planOf as waterfallOf } from '../waterfall/flows.ts';
import { nonZero, notes, planOf, runHand } from './hand.ts';

// Figures of the unit tests of a structured-finance engine and of a notebook of its client, carried over:
//   github.com/yellowbean/Hastructure at 014cb77, test/UT (AnalyticsTest, AssetTest, LibTest, ExpTest)
//   github.com/yellowbean/AbsBox at 879c75f, docs/source/nbsample/Irr_001.ipynb
// Left out: "recurring fee due, 50 on the first of each month": fees here accrue to month-ends on the month grid, so a number
// of first days of a month between two dates has no counterpart.

describe('priority of payments', () => {
  test('sequential: 120 of cash on 100, 20 and 10 due pays 100, 20 and nothing (LibTest)', () => {
    const plan = planOf({
      senior: notes(0.1, 0, { maturityMonth: 6 }),
      mezzanine: notes(0.02, 0, { maturityMonth: 6 }),
      preferred: { sizeFraction: 0.01, returnAnnual: 0, amortisation: 'bullet', maturityMonth: 6 },
    });
    const { path } = runHand(plan, { called: { 0: 1000 }, distributed: { 6: 120 } });
    expect(path.classes.map((held) => held!.columns.principalPaidAud[6])).toEqual([100, 20, 0]);
    expect(path.equity.distributedAud[6]).toBe(0);
  });

  test('pro rata: 60 of cash on balances of 100, 200 and 300 pays 10, 20 and 30 (LibTest)', () => {
    const kind = { amortisation: 'pro-rata', amortisationFromMonth: 6 };
    const plan = planOf({ senior: notes(0.1, 0, kind), mezzanine: notes(0.2, 0, kind) });
    // Equity of 700 has had 400 back, which leaves 300.
    const { path } = runHand(plan, { called: { 0: 1000 }, distributed: { 3: 400, 6: 60 } });
    expect(path.classes[0]!.columns.principalPaidAud[6]).toBeCloseTo(10, 12);
    expect(path.classes[1]!.columns.principalPaidAud[6]).toBeCloseTo(20, 12);
    expect(path.equity.distributedAud[6]).toBeCloseTo(30, 12);
  });

  test('level payment of 1,200 over 12 periods at a rate of nothing is 100 (AssetTest): a linear class repays as much', () => {
    expect(payment(0, 12, 1200)).toBe(-100);
    const plan = planOf({
      senior: notes(0.6, 0, { amortisation: 'linear', amortisationFromMonth: 0, maturityMonth: 12 }),
    });
    const distributed = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [i + 1, 60]));
    const repaid = nonZero(
      runHand(plan, { called: { 0: 1000 }, distributed }).path.classes[0]!.columns.principalPaidAud,
    );
    expect(Object.keys(repaid)).toHaveLength(12);
    for (const amount of Object.values(repaid)) expect(amount).toBeCloseTo(50, 10);
  });
});

describe('lives and times', () => {
  test('average life of 50 after half a year and 50 after a year: 0.745 dated (printed as 0.74), 0.75 on the month grid (AnalyticsTest)', () => {
    const plan = planOf({ senior: notes(0.1, 0, { amortisation: 'sequential', amortisationFromMonth: 0 }) });
    const { columns } = runHand(plan, { called: { 0: 1000 }, distributed: { 6: 50, 12: 50 } }, 12).path.classes[0]!;
    const walYears = columns.closingAud.reduce((sum, aud) => sum + aud, 0) / 12 / 100;
    expect(walYears).toBeCloseTo(0.75, 12);
    expect(Math.abs(walYears - 0.7452054794520548)).toBeLessThan(0.01); // the source's tolerance
  });

  test('duration of one flow is its time, 273 / 365 years (AnalyticsTest)', () =>
    expect(yearFraction(parseDate('2023-01-01'), parseDate('2023-10-01'), 'act/365F')).toBeCloseTo(
      0.7479452054794521,
      14,
    ));

  test('survivors of 10 % a year after 90 days: a constant hazard of -ln 0.9 (AnalyticsTest)', () => {
    const years = yearFraction(parseDate('2023-01-01'), parseDate('2023-04-01'), 'act/365F');
    expect(exp(log(0.9) * years)).toBeCloseTo(0.9743552534572951, 13);
  });

  test('a conditional rate a year is 1 - (1 - rate a month)^12: there and back', () => {
    const monthly = 1 - pow(1 - 0.1, 1 / 12);
    expect(1 - pow(1 - monthly, 12)).toBeCloseTo(0.1, 14);
    expect(1 - exp(log(1 - monthly) * 12)).toBeCloseTo(0.1, 14); // as hazards, which add over months
  });
});

describe('returns', () => {
  test('100 at 8 % is 108 after a year (AnalyticsTest)', () => expect(100 * pow(1.08, 1)).toBeCloseTo(108, 12));

  test('cash that lifts 100 paid a year ago to 8 % is 108 (AnalyticsTest): the hurdle account of the waterfall', () => {
    const terms = waterfallOf({ hurdleAnnual: 0.08 });
    const account = createAccount(terms, 'LP class');
    addCall(account, 100);
    for (let month = 1; month <= 12; month++) accrue(account, terms, month);
    expect(account.hurdleAud + account.hurdleAccruedAud).toBeCloseTo(108, 9);
    addReceipt(account, 108);
    expect(Math.abs(account.hurdleAud)).toBeLessThan(1e-9);
  });

  const rate = (flows: readonly (readonly [string, number])[]) =>
    xirr(flows.map(([, amount]) => amount), flows.map(([date]) => parseDate(date))).rateAnnual!; // prettier-ignore

  test('irregular flows: 42.64 % (AnalyticsTest)', () =>
    expect(Math.abs(rate([['2025-01-01', -100], ['2025-03-01', 50], ['2025-10-18', 70]]) - 0.42640667767784407)).toBeLessThan(1e-9)); // prettier-ignore

  test('an equity class held to maturity: 26.42 % (Irr_001)', () => {
    const coupons = [
      58.17, 57.92, 57.62, 57.26, 57.04, 56.73, 56.45, 56.15, 55.87, 55.59, 55.3, 0.04, 0.03, 0.02, 0.01,
    ];
    const flows = coupons.map((amount, i) => [`${i === 0 ? 2021 : i < 13 ? 2022 : 2023}-${String(((i + 11) % 12) + 1).padStart(2, '0')}-20`, amount] as const); // prettier-ignore
    const all = [['2021-04-01', -500], ['2021-06-20', 0], ['2021-11-20', 23.74], ...flows] as const; // prettier-ignore
    expect(Math.abs(rate(all) - 0.264238)).toBeLessThan(1e-6); // printed to six digits
  });

  test('a senior class bought with accrued interest: 12.25 % (Irr_001)', () =>
    expect(
      Math.abs(rate([['2021-08-01', -200.96], ['2021-08-20', 57.3], ['2021-09-20', 57.11], ['2021-10-20', 56.78], ['2021-11-20', 33.59]]) - 0.12248065937865527), // prettier-ignore
    ).toBeLessThan(1e-9));
});
