import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../src-engine/core/errors.ts';
import { smallFund } from '../../support/gallery.ts';
import { planWith, type Settings } from '../../support/plans.ts';
import { fourClasses } from './plans.ts';

const issues = (settings: Settings) => {
  try {
    planWith({ ...smallFund, ...settings });
    return [];
  } catch (error) {
    const { code, issues } = error as AppError;
    return issues.map(({ path, message, remedy }) => ({ code, path, message, remedy }));
  }
};

describe('refusals name the field and the remedy', () => {
  test('sizes above the fund: every class is named', () => {
    const found = issues({ ...fourClasses, 'tranches.mezzanine.sizeFraction': 0.9 });
    expect(found.map(({ path }) => path)).toEqual(
      ['senior', 'mezzanine', 'preferred'].map((c) => `tranches.${c}.sizeFraction`),
    );
    expect(found[0]).toMatchObject({ code: 'input/invalid', remedy: 'lower the sizes to 0.99 together or less' });
    expect(found[0]!.message).toContain('0.3 + 0.9 + 0.1 of commitments, which leaves less than nothing');
  });

  test('no equity', () =>
    expect(issues({ 'tranches.senior.sizeFraction': 1 })[0]!.message).toContain('next to nothing'));

  test('exactly the least equity is allowed, whatever the sum rounds to', () =>
    expect(issues({ ...fourClasses, 'tranches.mezzanine.sizeFraction': 0.59 })).toEqual([]));

  test('a maturity beyond the fund', () =>
    expect(issues({ ...fourClasses, 'tranches.senior.maturityMonth': 121 })).toMatchObject([
      {
        path: 'tranches.senior.maturityMonth',
        message: expect.stringContaining('after the life of the fund of 120 months') as string,
      },
    ]));

  test('a linear repayment without time', () =>
    expect(
      issues({
        ...fourClasses,
        'tranches.mezzanine.amortisation': 'linear',
        'tranches.mezzanine.amortisationFromMonth': 120,
      }),
    ).toMatchObject([{ path: 'tranches.mezzanine.amortisationFromMonth' }]));

  test.each([
    ['an after-tax view', { 'tax.incomeRate': 0.3 }, 'tax.incomeRate'],
    ['distribution of taxable income', { 'tax.distributeTaxableIncome': true }, 'tax.distributeTaxableIncome'],
  ])('%s', (_, settings, path) =>
    expect(issues({ ...fourClasses, ...settings })).toMatchObject([
      {
        code: 'input/invalid',
        path,
        message: expect.stringContaining('one class of capital') as string,
        remedy: expect.stringContaining('the sizes of all tranches to 0') as string,
      },
    ]),
  );

  test('a pref clock from the draw on a line', () =>
    expect(issues({ ...fourClasses, 'waterfall.prefClock': 'line-draw' })).toMatchObject([
      { path: 'waterfall.prefClock', remedy: expect.stringContaining('set it to "call"') as string },
    ]));

  test('terms of a class that does not exist contradict nothing', () =>
    expect(issues({ 'tranches.senior.maturityMonth': 200 })).toEqual([]));
});

describe('notes beside the result', () => {
  const warnings = (settings: Settings) =>
    planWith({ ...smallFund, ...settings }).warnings.filter(
      (line) => /class|tranches/.test(line) && !/zones\./.test(line) && !/classes:/.test(line),
    );

  test('say whose return the headline is', () =>
    expect(warnings(fourClasses).join()).toContain('LP class within the equity, 50 % of commitments'));

  test('say that a trigger fails from the start', () =>
    expect(warnings({ ...fourClasses, 'tranches.senior.minCollateralMultiple': 4 }).join()).toContain(
      'above the 3.33 that capital at cost gives',
    ));

  test('say that a lower class matures first', () =>
    expect(
      warnings({ ...fourClasses, 'tranches.senior.maturityMonth': 100, 'tranches.mezzanine.maturityMonth': 90 }).join(),
    ).toContain('matures before the senior class'));

  test('are silent without tranches', () => expect(warnings({}).join()).not.toContain('tranches'));
});
