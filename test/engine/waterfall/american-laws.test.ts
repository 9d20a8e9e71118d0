import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import type { Deal, Flow } from './flows.ts';
import { dealsOf, monthly, planOf, ROUNDING, total } from './flows.ts';

const MONTHS = 120;
/** Growth of ten years by one product instead of 120 steps, on top of sums in another order. */
const REORDERED = 1e-11;
const money = fc.integer({ min: 1, max: 10_000_000 });
const month = (from: number, to: number) => fc.integer({ min: from, max: to });
const flows = (from: number, to: number) =>
  fc.array(fc.tuple(month(from, to), money), { minLength: 1, maxLength: 8 }) as fc.Arbitrary<Flow[]>;

const conventions = ['annual-effective-monthly', 'simple', 'nominal-monthly', 'nominal-quarterly', 'continuous'];
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
  interimClawbackEveryMonths: fc.constantFrom(0, 7, 12, 36),
  carryEscrowFraction: fc.constantFrom(0, 0.3, 1),
});
const gpFraction = fc.constantFrom(0, 0.02, 0.25);
/** Deals whose capital counts some time after their advance; a part of the later ones may be paid from proceeds kept. */
const someDeals = fc.array(
  fc
    .tuple(month(0, MONTHS), money, month(0, MONTHS), fc.constantFrom(0, 0, 0.5, 1))
    .map(([made, costAud, wait, kept]): Deal => [made, costAud, Math.min(MONTHS, made + wait), kept * costAud]),
  { minLength: 1, maxLength: 12 },
);

function run(
  settings: object,
  g: number,
  deals: readonly Deal[],
  fees: readonly Flow[],
  distributions: readonly Flow[],
) {
  const runner = createWaterfall(planOf({ ...settings }, g), MONTHS);
  const cost = deals.map(([made, costAud, , recycledAud = 0]): Flow => [made, costAud - recycledAud]);
  const called = monthly([...cost, ...fees], MONTHS);
  const lp = called.map((x) => x * (1 - g));
  const gp = called.map((x) => x * g);
  runner.run(lp, gp, monthly(distributions, MONTHS), MONTHS, null, dealsOf(deals, MONTHS));
  return runner.columns;
}

/** Largest gap between two sets of columns, any month, AUD. */
function gapAud(one: ReturnType<typeof run>, other: ReturnType<typeof run>): number {
  return Math.max(
    ...Object.entries(one).map(([name, column]) =>
      Math.max(...column.map((x, m) => Math.abs(x - other[name as keyof typeof other][m]!))),
    ),
  );
}

const sumOf = (list: readonly { readonly 1: number }[]): number => list.reduce((sum, { 1: amount }) => sum + amount, 0);

describe('American = European', () => {
  /** What stands in a balance before anything counts is not paid to anyone; amounts paid are. */
  const paid = ({ unreturnedCapitalAud: _u, unpaidPrefAud: _p, ...columns }: ReturnType<typeof run>) => columns;

  test('with one deal: its capital, fees before and after, cash from the month in which it counts', () => {
    fc.assert(
      fc.property(
        terms,
        gpFraction,
        month(0, 40),
        money,
        month(0, 60),
        flows(0, MONTHS),
        flows(0, 60),
        (settings, g, made, costAud, wait, fees, cash) => {
          const counts = made + wait;
          const distributions = cash.map(([after, amount]): Flow => [counts + Math.floor(((MONTHS - counts) * after) / 60), amount]); // prettier-ignore
          const deal: Deal[] = [[made, costAud, counts]];
          // An interim test before the deal counts has nothing to test in either style: no carry was paid.
          const european = run({ ...settings, style: 'european' }, g, deal, fees, distributions);
          const american = run({ ...settings, style: 'american' }, g, deal, fees, distributions);
          const scale = costAud + sumOf(fees) + sumOf(distributions);
          expect(gapAud(paid(american) as never, paid(european) as never)).toBeLessThan(REORDERED * scale);
        },
      ),
    );
  });

  test('when every deal counts from its advance and nothing is recycled', () => {
    fc.assert(
      fc.property(terms, gpFraction, someDeals, flows(0, MONTHS), (settings, g, list, distributions) => {
        const deals = list.map(([made, costAud]): Deal => [made, costAud, made]);
        const european = run({ ...settings, style: 'european' }, g, deals, [], distributions);
        const american = run({ ...settings, style: 'american' }, g, deals, [], distributions);
        const scale = sumOf(deals) + sumOf(distributions);
        expect(gapAud(american, european)).toBeLessThan(REORDERED * scale);
      }),
    );
  });
});

describe('whatever counts when', () => {
  const american = terms.map((settings) => ({ ...settings, style: 'american' }));

  test('LP class + GP commitment + carry = distributed, every month; escrow in = out', () => {
    fc.assert(
      fc.property(
        american,
        gpFraction,
        someDeals,
        flows(0, MONTHS),
        flows(0, MONTHS),
        (settings, g, deals, fees, cash) => {
          const c = run(settings, g, deals, fees, cash);
          const scale = sumOf(deals) + sumOf(fees) + sumOf(cash);
          monthly(cash, MONTHS).forEach((cashAud, m) => {
            const parties = c.lpAud[m]! + c.gpCommitmentAud[m]! + c.carryAud[m]!;
            expect(Math.abs(parties - cashAud)).toBeLessThanOrEqual(ROUNDING * cashAud);
            for (const column of Object.values(c)) expect(column[m]).toBeGreaterThanOrEqual(-ROUNDING * scale);
          });
          const out = total(c.carryReleasedAud) + total(c.clawbackFromEscrowAud);
          expect(Math.abs(total(c.carryHeldAud) - out)).toBeLessThanOrEqual(ROUNDING * scale);
          expect(c.escrowAud[MONTHS]).toBe(0);
        },
      ),
    );
  });

  test('carry after the clawback is never above the agreed share of cumulative profit', () => {
    fc.assert(
      fc.property(
        terms,
        someDeals,
        flows(0, MONTHS),
        flows(0, MONTHS),
        fc.constantFrom('american', 'european'),
        (settings, list, fees, cash, style) => {
          // Calls alone pay for deals, so that what was called is what is asked back.
          const deals = list.map(([made, costAud, counts]): Deal => [made, costAud, counts]);
          const c = run({ ...settings, style }, 0, deals, fees, cash);
          const paidIn = sumOf(deals) + sumOf(fees);
          const keptAud = total(c.carryAud) - total(c.clawbackAud);
          const largest = Math.max(settings.carryFraction, ...settings.carryTiers.map((tier) => tier.carryFraction));
          const shareAud = largest * Math.max(0, sumOf(cash) - paidIn);
          expect(keptAud).toBeLessThanOrEqual(shareAud + REORDERED * (paidIn + sumOf(cash)));
          expect(total(c.clawbackAud)).toBeLessThanOrEqual(total(c.carryAud) * (1 + ROUNDING));
        },
      ),
    );
  });

  test('at the end all capital counts: the clawback asks for what the flows of the LP class themselves ask for', () => {
    fc.assert(
      fc.property(someDeals, flows(0, MONTHS), flows(0, MONTHS), (deals, fees, cash) => {
        const c = run({ style: 'american' }, 0, deals, fees, cash);
        const cost = deals.map(([made, costAud, , recycledAud = 0]): Flow => [made, costAud - recycledAud]);
        const called = monthly([...cost, ...fees], MONTHS);
        const growth = 1.08 ** (1 / 12);
        let short = 0;
        for (let m = 0; m <= MONTHS; m++) short = short * growth + called[m]! - c.lpAud[m]!;
        const profit = Math.max(0, sumOf(cash) - total(called));
        const owed = Math.max(0, short, total(c.carryAud) - 0.2 * profit);
        const scale = sumOf(deals) * 2.2 + sumOf(fees) + sumOf(cash); // capital of ten years at 8 % is 2.16 times as much
        const expected = Math.min(owed, total(c.carryAud));
        expect(Math.abs(total(c.clawbackAud) - expected)).toBeLessThan(REORDERED * scale);
      }),
    );
  });

  test('twice the money is exactly twice every column', () => {
    fc.assert(
      fc.property(
        american,
        gpFraction,
        someDeals,
        flows(0, MONTHS),
        flows(0, MONTHS),
        (settings, g, deals, fees, cash) => {
          const twice = (list: readonly Flow[]): Flow[] => list.map(([m, amount]) => [m, 2 * amount]);
          const twiceDeals = deals.map(([made, costAud, counts, recycledAud = 0]): Deal => [
            made,
            2 * costAud,
            counts,
            2 * recycledAud,
          ]);
          const once = run(settings, g, deals, fees, cash);
          const doubled = run(settings, g, twiceDeals, twice(fees), twice(cash));
          for (const [name, column] of Object.entries(doubled))
            expect(column).toEqual(once[name as keyof typeof once].map((x) => 2 * x));
        },
      ),
    );
  });

  test('a path gives the same columns after any other path', () => {
    fc.assert(
      fc.property(american, someDeals, someDeals, flows(0, MONTHS), (settings, deals, others, cash) => {
        const runner = createWaterfall(planOf({ ...settings }), MONTHS);
        const none = new Float64Array(MONTHS + 1);
        for (const list of [others, deals]) {
          const called = monthly(list.map(([made, costAud, , recycledAud = 0]): Flow => [made, costAud - recycledAud]), MONTHS); // prettier-ignore
          runner.run(called, none, monthly(cash, MONTHS), MONTHS, null, dealsOf(list, MONTHS));
        }
        expect(runner.columns).toEqual(run(settings, 0, deals, [], cash));
      }),
    );
  });
});
