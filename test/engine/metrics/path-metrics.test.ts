import { describe, expect, test } from 'vitest';
import { handPath } from './path-tables.ts';
import { measure, RATE, tenYears } from './measured-path.ts';

describe('returns of one advance, by hand', () => {
  const at = measure(handPath(tenYears));

  test('all internal rates are the tenth root of the multiple', () => {
    const rate = 1.96 ** 0.1 - 1;
    for (const name of ['grossIrrAnnual', 'fundIrrAnnual', 'netIrrAnnual', 'netMirrAnnual'] as const)
      expect(at(name)).toBeCloseTo(rate, RATE);
    expect(at('netIrrClass')).toBe(0);
  });

  test('the dated rate counts 3653 days from 31 July 2026 to 31 July 2036', () => {
    expect(at('netXirrAnnual')).toBeCloseTo(1.96 ** (365 / 3653) - 1, RATE);
  });

  test('DPI at year 5 counts what came back by month 60, in a shorter fund all of it', () => {
    const inTwo = (secondMonth: number, months = 120) =>
      measure(
        handPath({
          ...tenYears,
          months,
          advances: [
            { month: 0, principalAud: 100, exitMonth: 24, cause: 'sale', paidAud: 130 },
            { month: 0, principalAud: 100, exitMonth: secondMonth, cause: 'sale', paidAud: 150 },
          ],
        }),
      )('netDpiYear5Multiple');
    expect(at('netDpiYear5Multiple')).toBe(0);
    expect(inTwo(60)).toBeCloseTo(1.4, RATE);
    expect(inTwo(61)).toBeCloseTo(0.65, RATE);
    expect(inTwo(36, 36)).toBeCloseTo(1.4, RATE);
  });

  test('multiples, paid-in capital, payback, life', () => {
    expect(at('grossMultiple')).toBeCloseTo(1.96, RATE);
    expect(at('netTvpiMultiple')).toBeCloseTo(1.96, RATE);
    expect(at('netDpiMultiple')).toBeCloseTo(1.96, RATE);
    expect(at('netRvpiMultiple')).toBe(0);
    expect(at('paidInFraction')).toBeCloseTo(1e-4, RATE);
    expect(at('paybackMonth')).toBe(120);
    expect(at('walYears')).toBe(10);
    expect(at('meanHoldYears')).toBe(10);
  });

  test('against an index of 0.5 % log growth a month', () => {
    const growth = Math.exp(0.6);
    expect(at('pmeMultiple')).toBeCloseTo(1.96 / growth, RATE);
    expect(at('directAlphaAnnual')).toBeCloseTo((1.96 / growth) ** 0.1 - 1, RATE);
    expect(at('nationalGrowthAnnual')).toBeCloseTo(Math.exp(0.06) - 1, RATE);
    expect(at('worstNationalFallFraction')).toBe(0);
  });

  test('against cash at 4 %, compounded monthly', () => {
    const cash = measure(handPath(tenYears), {}, { pmeIndex: 'cash-rate' });
    expect(cash('pmeMultiple')).toBeCloseTo(1.96 / (1 + 0.04 / 12) ** 120, RATE);
  });

  test('against the suburbs held, weighted by principal', () => {
    const tables = handPath({
      months: 24,
      suburbs: 3,
      advances: [
        { month: 0, principalAud: 100, suburb: 0, exitMonth: 24, paidAud: 150 },
        { month: 0, principalAud: 300, suburb: 2, exitMonth: 24, paidAud: 450 },
      ],
    });
    tables.market.suburbIndex[24] = 1.6; // suburb 0
    tables.market.suburbIndex[49] = 9; // not held
    tables.market.suburbIndex[74] = 1.2; // suburb 2
    const held = measure(tables, {}, { pmeIndex: 'held-homes' });
    expect(held('pmeMultiple')).toBeCloseTo(1.5 / 1.3, RATE);
    expect(held('directAlphaAnnual')).toBeCloseTo(Math.sqrt(1.5 / 1.3) - 1, RATE);
    const none = measure(handPath({ months: 24, advances: [] }), {}, { pmeIndex: 'held-homes' });
    expect(none('pmeMultiple')).toBeNaN();
  });

  test('a fund that equals the index has a ratio of one and no alpha', () => {
    const same = measure(
      handPath({ ...tenYears, advances: [{ ...tenYears.advances[0]!, paidAud: 100 * Math.exp(0.6) }] }),
    );
    expect(same('pmeMultiple')).toBeCloseTo(1, RATE);
    expect(same('directAlphaAnnual')).toBeCloseTo(0, RATE);
  });
});

describe('modified rate', () => {
  test('discounts calls at the finance rate and carries receipts at the reinvestment rate', () => {
    const at = measure(
      handPath({
        months: 24,
        advances: [
          { month: 0, principalAud: 100, exitMonth: 12, paidAud: 60 },
          { month: 12, principalAud: 100, exitMonth: 24, paidAud: 180 },
        ],
      }),
      {},
      { mirrFinanceAnnual: 0.1, mirrReinvestmentAnnual: 0.05 },
    );
    // flows -100, +60 - 100, +180
    expect(at('netMirrAnnual')).toBeCloseTo(Math.sqrt(180 / (100 + 40 / 1.1)) - 1, RATE);
  });
});

describe('classes of internal rate', () => {
  test('calls and nothing back: total loss, -100 %', () => {
    const at = measure(
      handPath({
        months: 60,
        advances: [{ month: 3, principalAud: 100, exitMonth: 50, cause: 'default', paidAud: 0 }],
      }),
    );
    for (const name of ['grossIrrAnnual', 'fundIrrAnnual', 'netIrrAnnual', 'netXirrAnnual', 'netMirrAnnual'] as const)
      expect(at(name)).toBe(-1);
    expect(at('netIrrClass')).toBe(3);
    expect(at('netDpiMultiple')).toBe(0);
    expect(at('pmeMultiple')).toBe(0);
    expect(at('paybackMonth')).toBeNaN();
    expect(at('lossRateFraction')).toBe(1);
    expect(at('hurdleMetFlag')).toBe(0);
  });

  test('a fund that never called has no rate, multiple or life', () => {
    const at = measure(handPath({ months: 60, advances: [] }));
    for (const name of [
      'netIrrAnnual',
      'netXirrAnnual',
      'netTvpiMultiple',
      'walYears',
      'lossRateFraction',
      'pmeMultiple',
    ] as const)
      expect(at(name)).toBeNaN();
    expect(at('netIrrClass')).toBe(1);
    expect(at('hurdleMetFlag')).toBe(0);
    expect(at('advancesMadeCount')).toBe(0);
    expect(at('maxDrawdownFraction')).toBe(0);
  });

  test('several roots are flagged', () => {
    // -100, +230, -132 a year apart: 10 % and 20 %
    const tables = handPath({ months: 24, advances: [] });
    tables.cash.calledLpAud.set([100], 0);
    tables.cash.calledLpAud.set([132], 24);
    tables.waterfall.lpAud.set([230], 12);
    const at = measure(tables);
    expect(at('netIrrClass')).toBe(2);
    expect([0.1, 0.2].some((root) => Math.abs(at('netIrrAnnual') - root) < 1e-9)).toBe(true);
    expect(at('netMirrAnnual')).toSatisfy(Number.isFinite);
  });

  test('exactly the hurdle counts as reaching it', () => {
    const at = measure(
      handPath({ months: 120, advances: [{ month: 0, principalAud: 100, exitMonth: 120, paidAud: 100 * 1.08 ** 10 }] }),
    );
    expect(at('hurdleMetFlag')).toBe(1);
    const below = measure(
      handPath({
        months: 120,
        advances: [{ month: 0, principalAud: 100, exitMonth: 120, paidAud: 100 * 1.07999 ** 10 }],
      }),
    );
    expect(below('hurdleMetFlag')).toBe(0);
  });
});

describe('LP class and parties', () => {
  const tables = handPath({
    months: 24,
    gpFraction: 0.02,
    advances: [{ month: 0, principalAud: 1_000_000, exitMonth: 24, paidAud: 1_500_000 }],
  });
  tables.waterfall.lpAud[24] = 1_400_000;
  tables.waterfall.gpCommitmentAud[24] = 30_000;
  tables.waterfall.carryAud[24] = 70_000;
  tables.waterfall.clawbackAud[24] = 5_000;
  tables.cash.managementFeeAud[3] = 11_000;
  tables.cash.acquisitionFeeAud[3] = 700;
  tables.cash.setUpAud[0] = 300;
  tables.cash.expensesAud[1] = 40;
  tables.book.originationFeeAud[0] = 30_000;
  const at = measure(tables, { gpCommitmentFraction: 0.02, months: 24 });

  test('net is the LP class with the clawback, without the GP commitment', () => {
    expect(at('lpCalledAud')).toBe(980_000);
    expect(at('lpDistributedAud')).toBe(1_405_000);
    expect(at('netIrrAnnual')).toBeCloseTo(Math.sqrt(1405 / 980) - 1, RATE);
    expect(at('fundIrrAnnual')).toBeCloseTo(Math.sqrt(1.5) - 1, RATE);
    expect(at('paidInFraction')).toBeCloseTo(1, RATE);
  });

  test('LP + GP commitment + carry = distributed, clawback moves between them', () => {
    expect(at('lpDistributedAud') + at('gpCommitmentDistributedAud') + at('carryPaidAud') - at('clawbackAud')).toBe(
      at('distributedAud'),
    );
  });

  test('manager revenue = fees of the fund + fees of owners + carry kept', () => {
    expect(at('managerRevenueAud')).toBe(11_000 + 700 + 30_000 + 70_000 - 5_000);
    expect(at('expensesAud')).toBe(340);
    expect(at('lpProfitAud')).toBe(425_000);
  });

  test('what is left in the fund counts in TVPI and RVPI for the LP share', () => {
    const open = handPath({
      months: 24,
      gpFraction: 0.02,
      advances: [{ month: 0, principalAud: 1000, exitMonth: 24, cashMonth: 30 }].map((a) => ({ ...a, cashMonth: 24 })),
    });
    open.cash.navAud[24] = 1300;
    open.cash.distributedAud[24] = 1000;
    const rest = measure(open, { gpCommitmentFraction: 0.02, months: 24 });
    expect(rest('netRvpiMultiple')).toBeCloseTo((300 * 0.98) / 980, RATE);
    expect(rest('netTvpiMultiple')).toBeCloseTo(rest('netDpiMultiple') + rest('netRvpiMultiple'), RATE);
  });
});
