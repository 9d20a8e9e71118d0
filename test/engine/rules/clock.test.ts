import { describe, expect, test } from 'vitest';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { eachPath } from '../../support/paths.ts';
import { planOf, ruleOf } from './plans.ts';

/** No recycling, so that a changed exit makes no other advance. */
const frozen = { 'reinvestment.untilMonth': 0 };
const PATHS = 6;

function exitsOf(tables: PathTables) {
  const { exits, advanceCount } = tables;
  return {
    exitMonth: exits.exitMonth.slice(0, advanceCount),
    paidAud: exits.paidAud.slice(0, advanceCount),
    clock: tables.advances.clock.slice(0, advanceCount),
  };
}

function pathsOf(rules: Parameters<typeof planOf>[0], settings = {}): ReturnType<typeof exitsOf>[] {
  const found: ReturnType<typeof exitsOf>[] = [];
  eachPath(planOf(rules, { ...frozen, ...settings }), PATHS, (tables) => found.push(exitsOf(tables)));
  return found;
}

/** Acts from month 49 on: its hazards are those of the steps after month-end 48. */
const fromYearFive = { fromYear: 5, lasts: 'ever' };

describe.each([
  ['index hazards', {}],
  ['own-price hazards', { 'exits.priceBasis': 'own' }],
] as const)('the clock rule, %s', (_name, settings) => {
  const plain = pathsOf([ruleOf({ 'exits.sale.multiplier': 3 }, { when: never })], settings);
  const faster = pathsOf([ruleOf({ 'exits.sale.multiplier': 3 }, fromYearFive)], settings);

  test('clocks are never drawn again', () => faster.forEach((path, p) => expect(path.clock).toEqual(plain[p]!.clock)));

  test('what happened before the rule acts stays as it was, to the last bit', () => {
    let before = 0;
    faster.forEach(({ exitMonth, paidAud }, p) =>
      plain[p]!.exitMonth.forEach((month, row) => {
        if (month > 48) return;
        before += 1;
        expect(exitMonth[row]).toBe(month);
        expect(paidAud[row]).toBe(plain[p]!.paidAud[row]);
      }),
    );
    expect(before).toBeGreaterThan(20);
  });

  test('a higher hazard ends no advance later, and some earlier, none before the rule', () => {
    let earlier = 0;
    faster.forEach(({ exitMonth }, p) =>
      exitMonth.forEach((month, row) => {
        const was = plain[p]!.exitMonth[row]!;
        expect(month).toBeLessThanOrEqual(was);
        if (month === was) return;
        earlier += 1;
        expect(month).toBeGreaterThanOrEqual(49);
      }),
    );
    expect(earlier).toBeGreaterThan(20);
  });
});

/** A condition that no path meets. */
const never = { metric: 'livingCount', op: 'above', threshold: 1e9 };

describe('hazards moved by a rule', () => {
  test('to the value they have anyway: not a byte changes', () => {
    const exits = pathsOf([ruleOf({ 'exits.sale.multiplier': 1 })]);
    expect(exits).toEqual(pathsOf([]));
  });

  test('from month 1 on: as the scenario that sets it, but for the step out of month 0', () => {
    const ruled = pathsOf([
      ruleOf({ 'exits.default.multiplier': 4, 'exits.sale.multiplier': 2, 'exits.refinance.multiplier': 2 }),
    ]);
    const set = pathsOf([], {
      'exits.default.multiplier': 4,
      'exits.sale.multiplier': 2,
      'exits.refinance.multiplier': 2,
    });
    // Month 0 is closed before any step: the step (0, 1] is ruled too, so there is no difference at all.
    expect(ruled.map(({ exitMonth }) => exitMonth)).toEqual(set.map(({ exitMonth }) => exitMonth));
  });

  test('while a state lasts that they themselves move: the path ends at a schedule that reproduces itself', () => {
    const rule = ruleOf(
      { 'exits.sale.multiplier': 6 },
      { when: { metric: 'livingCount', op: 'above', threshold: 40 } },
    );
    const plan = planOf([rule], frozen);
    const rows = plan.book.months + 1;
    eachPath(plan, PATHS, ({ rules, book, lastMonth }) => {
      let inForce = 0;
      for (let m = 1; m <= lastMonth; m++) {
        const held = book.livingCount[m - 1]! > 40 ? 1 : 0;
        expect(rules!.inForce[m]).toBe(held);
        inForce += held;
      }
      expect(rules!.inForce.length).toBe(rows);
      expect(inForce).toBeGreaterThan(0);
      expect(inForce).toBeLessThan(lastMonth);
    });
  });
});
