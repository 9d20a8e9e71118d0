import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { eachPath } from '../../support/paths.ts';
import { planOf, ruleOf, type Rule } from './plans.ts';

function problems(...rules: readonly Rule[]): readonly string[] {
  try {
    planOf(rules);
    return [];
  } catch (error) {
    if (error instanceof AppError)
      return error.issues.map(({ path, message, remedy }) => `${path}: ${message}. ${remedy}`);
    throw error;
  }
}

describe('a rule is refused', () => {
  test.each<[string, Rule, string]>([
    [
      'an unknown parameter, with the nearest',
      ruleOf({ 'origination.ltvCap': 0.2 }),
      'Did you mean origination.ltvCapFraction?',
    ],
    [
      'a parameter that is fixed before the first path',
      ruleOf({ 'fund.lifeMonths': 96 }),
      'is nothing that a rule may set',
    ],
    ['a value out of range', ruleOf({ 'origination.ltvCapFraction': 2 }), 'It takes numbers from 0.01 to 1'],
    ['a switch that is no switch', ruleOf({ 'stop.distributions': 1 }), 'Write true or false'],
    ['a number that is a switch', ruleOf({ 'reinvestment.rateFraction': true }), 'cannot be true'],
    ['nothing to set', ruleOf({}), 'sets nothing'],
    ['weights that do not sum to 1', ruleOf({ 'allocation.redWeightFraction': 1 }), 'Set all three weights'],
    ['a line that is not there', ruleOf({ 'leverage.navLine.targetLtvFraction': 0.1 }), 'no NAV line'],
    [
      'a metric of a line that is not there',
      ruleOf({ 'stop.distributions': true }, { when: { metric: 'navLineLtvFraction', op: 'above', threshold: 0.1 } }),
      'no NAV line',
    ],
    ['years that run backward', ruleOf({ 'stop.distributions': true }, { fromYear: 4, toYear: 3 }), '3 is before 4'],
    ['years after the fund', ruleOf({ 'stop.distributions': true }, { fromYear: 11 }), 'Choose a year up to 10'],
    [
      'an unknown metric, with the nearest',
      ruleOf({ 'stop.distributions': true }, { when: { metric: 'dpi', op: 'above', threshold: 1 } }),
      'dpiMultiple',
    ],
    [
      'an unknown comparison',
      ruleOf({ 'stop.distributions': true }, { when: { metric: 'dpiMultiple', op: '>', threshold: 1 } }),
      'above',
    ],
    [
      'a threshold that is no number',
      ruleOf({ 'stop.distributions': true }, { when: { metric: 'dpiMultiple', op: 'above', threshold: NaN } }),
      'threshold',
    ],
  ])('%s', (_name, rule, words) => {
    const found = problems(rule);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join(' ')).toContain(words);
    expect(found.every((problem) => problem.startsWith('rules[0]'))).toBe(true);
  });

  test('two of one name', () => {
    const rule = ruleOf({ 'stop.distributions': true });
    expect(problems(rule, rule)).toEqual([expect.stringContaining('rules[1].name')]);
  });

  test('a multiplier that cannot be scaled', () =>
    expect(() => planOf([ruleOf({ 'exits.sale.multiplier': 2 })], { 'exits.sale.multiplier': 0 })).toThrow(AppError));
});

describe('coupling', () => {
  const of = (metric: string, set: Readonly<Record<string, number | boolean>>, settings = {}) =>
    planOf([ruleOf(set, { when: { metric, op: 'above', threshold: 0.5 } })], settings);

  test('a rule that reads cash or returns and changes the loans is said to couple them', () => {
    const plan = of('dpiMultiple', { 'origination.ltvCapFraction': 0.2 });
    expect(plan.book.rules!.couplesBook).toBe(true);
    expect(plan.warnings.join(' ')).toContain('change the loan book');
  });

  test('one that reads the market, or moves cash alone, is not', () => {
    expect(of('cashRateAnnual', { 'origination.ltvCapFraction': 0.2 }).book.rules!.couplesBook).toBe(false);
    expect(of('dpiMultiple', { 'stop.distributions': true }).book.rules!.couplesBook).toBe(false);
    const line = { 'leverage.navLine.limitFraction': 0.3 };
    expect(of('dpiMultiple', { 'stop.navLineDraws': true }, line).book.rules!.couplesBook).toBe(true);
  });

  test('under a coupling rule a fee moves the loan book; under none it does not', () => {
    const madeUnder = (metric: string, threshold: number, fee: number) => {
      const rule = ruleOf({ 'stop.recycledAdvances': true }, { when: { metric, op: 'above', threshold } });
      const made: number[][] = [];
      eachPath(planOf([rule], { 'fees.managementFeeRateAnnual': fee }), 6, ({ book }) =>
        made.push([...book.advancesMadeAud]),
      );
      return made;
    };
    expect(madeUnder('tvpiMultiple', 1, 0)).not.toEqual(madeUnder('tvpiMultiple', 1, 0.04));
    expect(madeUnder('unemploymentFraction', 0.045, 0)).toEqual(madeUnder('unemploymentFraction', 0.045, 0.04));
  });
});
