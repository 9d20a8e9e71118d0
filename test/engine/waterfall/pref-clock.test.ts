import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import { traceWaterfall } from '../../../src-engine/fund/waterfall/trace.ts';
import type { Flow } from './flows.ts';
import { dealsOf, monthly, planOf, ROUNDING, runLp, total } from './flows.ts';

const DIGITS = 9;
/** The hand case is printed to four decimals; one of them (pref, 113.57465) is rounded up. */
const LAST_PRINTED_DIGIT = 1e-4;

/** Each draw on a line: month, amount, month of the call that repays it. */
type Draw = readonly [month: number, amountAud: number, repaidIn: number];

/** Runs a class whose capital is drawn on a line first, beside calls that no line puts off. */
function runLine(
  settings: object,
  draws: readonly Draw[],
  calls: readonly Flow[],
  distributions: readonly Flow[],
  months: number,
  g = 0,
) {
  const plan = planOf({ prefClock: 'line-draw', ...settings }, g);
  const called = monthly([...calls, ...draws.map(([, amount, repaid]): Flow => [repaid, amount])], months);
  const line = {
    drawnAud: monthly(draws.map(([month, amount]): Flow => [month, amount]), months), // prettier-ignore
    repaidAud: monthly(draws.map(([, amount, repaid]): Flow => [repaid, amount]), months), // prettier-ignore
  };
  const split = [called.map((x) => x * (1 - g)), called.map((x) => x * g)] as const;
  const distributed = monthly(distributions, months);
  const runner = createWaterfall(plan, months);
  runner.run(...split, distributed, months, null, null, null, line);
  const trace = () => traceWaterfall(plan, ...split, distributed, months, null, null, null, line);
  return { columns: runner.columns, trace };
}

describe('98 drawn at month 0, called a year later to repay the line, 250 distributed at year 10', () => {
  const DRAWS: Draw[] = [[0, 98, 12]];
  const CASH: Flow[] = [[120, 250]];

  test('from the draw: the hand case of ten years, tier by tier', () => {
    const { columns } = runLine({}, DRAWS, [], CASH, 120);
    const near = (actual: number, printed: number) =>
      expect(Math.abs(actual - printed)).toBeLessThan(LAST_PRINTED_DIGIT);
    near(total(columns.prefAud), 113.5747);
    near(total(columns.catchUpCarryAud), 28.3937);
    near(total(columns.splitCarryAud), 2.0063);
    near(total(columns.splitLpAud), 8.0253);
    expect(columns.returnOfCapitalAud[120]).toBeCloseTo(98, DIGITS);
  });

  test('from the call: nine years of pref; the year on the line is 98 x 1.08^9 x 0.08 = 15.6722', () => {
    const fromDraw = runLine({}, DRAWS, [], CASH, 120).columns;
    const fromCall = runLine({ prefClock: 'call' }, DRAWS, [], CASH, 120).columns;
    expect(total(fromCall.prefAud)).toBeCloseTo(98 * (1.08 ** 9 - 1), DIGITS);
    expect(total(fromDraw.prefAud) - total(fromCall.prefAud)).toBeCloseTo(98 * 1.08 ** 9 * 0.08, DIGITS);
    // Both are through a full catch-up, so that carry is 20 % of 152 either way: the year costs the manager nothing.
    expect(total(fromCall.carryAud)).toBeCloseTo(30.4, DIGITS);
    expect(total(fromDraw.carryAud)).toBeCloseTo(30.4, DIGITS);
  });

  test('with 210 distributed the year decides: 8 % is not reached from the draw, and carry is paid from the call', () => {
    const fromDraw = runLine({}, DRAWS, [], [[120, 210]], 120).columns;
    const fromCall = runLine({ prefClock: 'call' }, DRAWS, [], [[120, 210]], 120).columns;
    expect(total(fromDraw.carryAud)).toBe(0);
    expect(total(fromCall.carryAud)).toBeCloseTo(210 - 98 * 1.08 ** 9, DIGITS);
  });

  test('cash that comes while the line is drawn returns capital that counts, and none is asked for twice', () => {
    const { columns } = runLine({}, DRAWS, [], [[6, 30], [120, 250]], 120); // prettier-ignore
    expect(columns.returnOfCapitalAud[6]).toBe(30);
    expect(columns.unreturnedCapitalAud[12]).toBeCloseTo(68, DIGITS);
    expect(total(columns.returnOfCapitalAud)).toBeCloseTo(98, DIGITS);
  });

  test('the trace shows the draw with its pref, and the call that repays it', () => {
    const rows = runLine({}, DRAWS, [[12, 2]], CASH, 120).trace();
    expect(rows.slice(0, 4).map(({ month, tier, amountAud }) => [month, tier, Number(amountAud.toFixed(6))])).toEqual([
      [0, 'line-draw', 98],
      [12, 'line-repaid', 98],
      [12, 'pref-accrual', 7.84],
      [12, 'call', 2],
    ]);
    expect(rows[0]!.why).toContain('instead of a call');
  });
});

const draws = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 24 }))
    .map(([month, amount, wait]): Draw => [month, amount, month + wait]),
  { minLength: 1, maxLength: 6 },
);
const flows = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 10_000_000 })), {
  minLength: 1,
  maxLength: 8,
}) as fc.Arbitrary<Flow[]>;
const terms = fc.record({
  hurdleAnnual: fc.constantFrom(0, 0.03, 0.08),
  prefConvention: fc.constantFrom('annual-effective-monthly', 'simple', 'nominal-quarterly'),
  catchUpFraction: fc.constantFrom(0, 0.5, 1),
  carryTiers: fc.constantFrom([], [{ aboveIrrAnnual: 0.25, carryFraction: 0.35 }]),
  interimClawbackEveryMonths: fc.constantFrom(0, 12),
});
const sumOf = (list: readonly (readonly [number, number, ...number[]])[]) => list.reduce((sum, [, x]) => sum + x, 0);

describe('clock from the line draw', () => {
  test('is the clock from the call of a fund that calls on the day of the draw', () => {
    fc.assert(
      fc.property(terms, draws, flows, flows, fc.constantFrom(0, 0.1), (settings, drawn, calls, cash, g) => {
        const plan = planOf({ ...settings }, g);
        const asIfCalled = monthly([...calls, ...drawn.map(([month, amount]): Flow => [month, amount])], 120);
        const runner = createWaterfall(plan, 120);
        runner.run(asIfCalled.map((x) => x * (1 - g)), asIfCalled.map((x) => x * g), monthly(cash, 120), 120); // prettier-ignore
        const { columns } = runLine(settings, drawn, calls, cash, 120, g);
        const scale = ROUNDING * 100 * (sumOf(drawn) + sumOf(calls) + sumOf(cash));
        for (const name of ['lpAud', 'gpCommitmentAud', 'carryAud', 'clawbackAud'] as const)
          for (let m = 0; m <= 120; m++)
            expect(Math.abs(columns[name][m]! - runner.columns[name][m]!)).toBeLessThanOrEqual(scale);
      }),
    );
  });

  test('leaves LP + GP + carry = distributed, and carry after clawback within its share of profit', () => {
    fc.assert(
      fc.property(terms, draws, flows, flows, (settings, drawn, calls, cash) => {
        const { columns: c } = runLine(settings, drawn, calls, cash, 120);
        const slack = ROUNDING * (sumOf(drawn) + sumOf(calls) + sumOf(cash));
        monthly(cash, 120).forEach((cashAud, m) =>
          expect(Math.abs(c.lpAud[m]! + c.carryAud[m]! - cashAud)).toBeLessThanOrEqual(ROUNDING * cashAud),
        );
        const most = settings.carryTiers.length > 0 ? 0.35 : 0.2;
        const profit = Math.max(0, sumOf(cash) - sumOf(drawn) - sumOf(calls));
        expect(total(c.carryAud) - total(c.clawbackAud)).toBeLessThanOrEqual(most * profit + slack);
      }),
    );
  });

  test('without a line is the clock from the call, to the last bit', () => {
    fc.assert(
      fc.property(terms, flows, flows, (settings, calls, cash) => {
        const { columns } = runLine(settings, [], calls, cash, 120);
        expect(columns).toEqual(runLp(planOf({ ...settings }), calls, cash, 120));
      }),
    );
  });

  test('American with one deal that the line paid = European', () => {
    const plan = (style: string) => planOf({ style, prefClock: 'line-draw' });
    const line = { drawnAud: monthly([[3, 100]], 60), repaidAud: monthly([[14, 100]], 60) };
    const [called, cash, none] = [monthly([[14, 100], [20, 5]], 60), monthly([[40, 180]], 60), new Float64Array(61)]; // prettier-ignore
    const run = (style: string) => {
      const runner = createWaterfall(plan(style), 60);
      runner.run(called, none, cash, 60, null, dealsOf([[3, 100, 40]], 60), null, line);
      return runner.columns;
    };
    const [american, european] = [run('american'), run('european')];
    for (const name of ['lpAud', 'carryAud', 'prefAud', 'returnOfCapitalAud'] as const)
      expect(american[name][40]).toBeCloseTo(european[name][40]!, DIGITS);
    expect(european.prefAud[40]).toBeCloseTo(100 * (1.08 ** (37 / 12) - 1) + 5 * (1.08 ** (20 / 12) - 1), DIGITS);
  });
});
