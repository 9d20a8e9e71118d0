import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import type { Flow } from './flows.ts';
import { monthly, planOf, ROUNDING, runLp, total } from './flows.ts';

const MONTHS = 120;
const flows = (from: number, to: number) =>
  fc.array(fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 10_000_000 })), {
    minLength: 1,
    maxLength: 8,
  }) as fc.Arbitrary<Flow[]>;
const anyTime = flows(0, MONTHS);
const early = flows(0, 24);
const late = flows(25, MONTHS);

const conventions = ['annual-effective-monthly', 'simple', 'nominal-monthly', 'nominal-quarterly', 'continuous'];
/** Terms from the whole range of the schema that the cross-field rules allow. */
const terms = fc.record({
  hurdleAnnual: fc.constantFrom(0, 0.03, 0.08, 0.2),
  prefConvention: fc.constantFrom(...conventions),
  prefOrder: fc.constantFrom('return-of-capital-first', 'pref-first'),
  catchUpFraction: fc.constantFrom(0, 0.5, 1),
  carryFraction: fc.constantFrom(0, 0.1, 0.2, 0.3),
  carryTiers: fc.constantFrom(
    [],
    [{ aboveIrrAnnual: 0.25, carryFraction: 0.35 }],
    [{ aboveMultiple: 1.5, carryFraction: 0.25 }, { aboveIrrAnnual: 0.3, carryFraction: 0.4 }], // prettier-ignore
  ),
  gpCommitmentBearsCarry: fc.boolean(),
});
const gpFraction = fc.constantFrom(0, 0.02, 0.25);

function run(settings: object, g: number, calls: readonly Flow[], distributions: readonly Flow[]) {
  const plan = planOf({ ...settings }, g);
  const runner = createWaterfall(plan, MONTHS);
  const called = monthly(calls, MONTHS);
  runner.run(called.map((x) => x * (1 - g)), called.map((x) => x * g), monthly(distributions, MONTHS), MONTHS); // prettier-ignore
  return runner.columns;
}

describe('conservation', () => {
  test('LP class + GP commitment + carry = distributed, and tiers sum to their party, every month', () => {
    fc.assert(
      fc.property(terms, gpFraction, anyTime, anyTime, (settings, g, calls, distributions) => {
        const c = run(settings, g, calls, distributions);
        monthly(distributions, MONTHS).forEach((cashAud, m) => {
          const slack = ROUNDING * cashAud;
          expect(Math.abs(c.lpAud[m]! + c.gpCommitmentAud[m]! + c.carryAud[m]! - cashAud)).toBeLessThanOrEqual(slack);
          const lpTiers = c.returnOfCapitalAud[m]! + c.prefAud[m]! + c.catchUpLpAud[m]! + c.splitLpAud[m]!;
          expect(Math.abs(lpTiers - c.lpAud[m]!)).toBeLessThanOrEqual(slack);
          expect(c.carryAud[m]).toBe(c.catchUpCarryAud[m]! + c.splitCarryAud[m]!);
          for (const column of Object.values(c)) expect(column[m]).toBeGreaterThanOrEqual(-slack);
        });
      }),
    );
  });

  test('stocks are what was called or accrued less what was paid', () => {
    fc.assert(
      fc.property(terms, anyTime, anyTime, (settings, calls, distributions) => {
        const c = run(settings, 0, calls, distributions);
        const calledAud = calls.reduce((sum, [, amount]) => sum + amount, 0);
        const leftAud = calledAud - total(c.returnOfCapitalAud);
        expect(Math.abs(c.unreturnedCapitalAud[MONTHS]! - leftAud)).toBeLessThanOrEqual(ROUNDING * calledAud);
      }),
    );
  });
});

describe('carry', () => {
  test('after the clawback it is never above the agreed share of cumulative profit', () => {
    const lpAlone = terms.map((settings) => ({ ...settings, gpCommitmentBearsCarry: false }));
    fc.assert(
      fc.property(lpAlone, anyTime, anyTime, (settings, calls, distributions) => {
        const c = run(settings, 0, calls, distributions);
        const paidIn = calls.reduce((sum, [, amount]) => sum + amount, 0);
        const paidOut = distributions.reduce((sum, [, amount]) => sum + amount, 0);
        const keptAud = total(c.carryAud) - total(c.clawbackAud);
        const largest = Math.max(
          settings.carryFraction,
          ...settings.carryTiers.map(({ carryFraction }) => carryFraction),
        );
        const shareAud = largest * Math.max(0, paidOut - paidIn);
        expect(keptAud).toBeLessThanOrEqual(shareAud + ROUNDING * (paidIn + paidOut));
        expect(total(c.clawbackAud)).toBeLessThanOrEqual(total(c.carryAud));
      }),
    );
  });

  test('no carry is paid in a month that leaves capital or pref unpaid', () => {
    fc.assert(
      fc.property(terms, anyTime, anyTime, (settings, calls, distributions) => {
        const c = run(settings, 0, calls, distributions);
        const slack = ROUNDING * calls.reduce((sum, [, amount]) => sum + amount, 0);
        const unpaidAud = c.carryAud.map((carryAud, m) =>
          carryAud > 0 ? c.unreturnedCapitalAud[m]! + c.unpaidPrefAud[m]! : 0,
        );
        expect(Math.max(...unpaidAud)).toBeLessThanOrEqual(slack);
      }),
    );
  });

  test('full catch-up with enough profit: the manager has exactly its share of the whole profit', () => {
    fc.assert(
      fc.property(early, late, fc.constantFrom(0.1, 0.2, 0.3), (calls, distributions, carryFraction) => {
        const paidIn = calls.reduce((sum, [, amount]) => sum + amount, 0);
        // Twelve times paid-in at the end dwarfs ten years of pref at 8 %.
        const withEnough: Flow[] = [...distributions, [MONTHS, 12 * paidIn]];
        const paidOut = withEnough.reduce((sum, [, amount]) => sum + amount, 0);
        const c = run({ carryFraction }, 0, calls, withEnough);
        expect(Math.abs(total(c.carryAud) - carryFraction * (paidOut - paidIn))).toBeLessThan(ROUNDING * paidOut);
        expect(total(c.clawbackAud)).toBeLessThan(ROUNDING * paidOut);
      }),
    );
  });
});

test('agrees with a reckoning that knows one balance and one cumulative target', () => {
  // Another way to the same terms: capital and pref are one balance growing at the hurdle; after it the manager takes all
  // until carry is 20 % of everything paid beyond capital. Holds while no capital is called after the first distribution.
  fc.assert(
    fc.property(early, late, (calls, distributions) => {
      const called = monthly(calls, MONTHS);
      const distributed = monthly(distributions, MONTHS);
      const c = run({}, 0, calls, distributions);
      const paidIn = total(called);
      let owed = 0;
      let paidOut = 0;
      let carry = 0;
      for (let month = 0; month <= MONTHS; month++) {
        owed = owed * 1.08 ** (1 / 12) + called[month]!;
        const toOwed = Math.min(distributed[month]!, owed);
        owed -= toOwed;
        paidOut += distributed[month]!;
        carry += Math.min(distributed[month]! - toOwed, Math.max(0, 0.2 * (paidOut - paidIn) - carry));
      }
      // Two orders of the same sums over 120 months.
      expect(Math.abs(total(c.carryAud) - carry)).toBeLessThanOrEqual(ROUNDING * (paidIn + paidOut));
    }),
  );
});

test('more cash at the end never gives anyone less', () => {
  fc.assert(
    fc.property(
      terms,
      early,
      late,
      fc.integer({ min: 1, max: 50_000_000 }),
      (settings, calls, distributions, extra) => {
        const less = run(settings, 0.02, calls, distributions);
        const more = run(settings, 0.02, calls, [...distributions, [MONTHS, extra]]);
        for (const name of ['lpAud', 'gpCommitmentAud', 'carryAud'] as const)
          expect(total(more[name])).toBeGreaterThanOrEqual(total(less[name]) * (1 - ROUNDING));
      },
    ),
  );
});

test('twice the money is exactly twice every column', () => {
  const twice = (list: readonly Flow[]): Flow[] => list.map(([month, amount]) => [month, 2 * amount]);
  fc.assert(
    fc.property(terms, gpFraction, anyTime, anyTime, (settings, g, calls, distributions) => {
      const once = run(settings, g, calls, distributions);
      const doubled = run(settings, g, twice(calls), twice(distributions));
      for (const [name, column] of Object.entries(doubled))
        expect(column).toEqual(once[name as keyof typeof once].map((x) => 2 * x));
    }),
  );
});

describe('the runner depends only on its inputs', () => {
  test('a path gives the same columns after any other path', () => {
    fc.assert(
      fc.property(terms, anyTime, anyTime, anyTime, (settings, calls, distributions, others) => {
        const runner = createWaterfall(planOf({ ...settings }), MONTHS);
        const none = new Float64Array(MONTHS + 1);
        runner.run(monthly(others, MONTHS), none, monthly(others, MONTHS), MONTHS);
        runner.run(monthly(calls, MONTHS), none, monthly(distributions, MONTHS), MONTHS);
        expect(runner.columns).toEqual(run(settings, 0, calls, distributions));
      }),
    );
  });

  test('rows after the last month are zero', () => {
    const runner = createWaterfall(planOf(), MONTHS);
    const all = new Float64Array(MONTHS + 1).fill(1000);
    runner.run(all, all, all, MONTHS);
    runner.run(all, all, all, 60);
    for (const column of Object.values(runner.columns)) expect(column.subarray(61).every((x) => x === 0)).toBe(true);
  });

  test('a call or distribution that is not finite is refused', () => {
    for (const bad of [NaN, Infinity]) {
      expect(() => runLp(planOf(), [[0, bad]], [[12, 1]], 12)).toThrow('not a finite number');
      expect(() => runLp(planOf(), [[0, 1]], [[12, bad]], 12)).toThrow('not a finite number');
    }
  });
});
