import { describe, expect, test } from 'vitest';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import { monthly, planOf, total } from './flows.ts';

const G = 0.1;
const MONTHS = 60;
const called = monthly([[0, 600], [12, 400]], MONTHS); // prettier-ignore
const distributed = monthly([[24, 300], [60, 2000]], MONTHS); // prettier-ignore

function run(settings: Record<string, unknown>, lpOnlyFeesAud: Float64Array | null = null) {
  const runner = createWaterfall(planOf(settings, G), MONTHS);
  const lpCalls = called.map((amount) => amount * (1 - G));
  const gpCalls = called.map((amount) => amount * G);
  runner.run(lpCalls, gpCalls, distributed, MONTHS, lpOnlyFeesAud);
  return runner.columns;
}

describe('GP commitment', () => {
  test('free of carry it has its part of every distribution, and carry is on the LP class alone', () => {
    const columns = run({});
    expect(total(columns.gpCommitmentAud)).toBeCloseTo(0.1 * 2300, 9);
    expect(total(columns.carryAud)).toBeCloseTo(0.2 * 0.9 * 1300, 9);
  });

  test('bearing carry it does in every month as well as the LP class, dollar for dollar', () => {
    const columns = run({ gpCommitmentBearsCarry: true });
    for (const month of [24, 60])
      expect(columns.gpCommitmentAud[month]).toBeCloseTo((columns.lpAud[month]! * G) / (1 - G), 9);
    expect(total(columns.carryAud)).toBeCloseTo(0.2 * 1300, 9);
  });

  test('fees that the LP class alone bore do not reduce its part', () => {
    const fees = monthly([[12, 40], [60, 60]], MONTHS); // prettier-ignore
    const columns = run({}, fees);
    expect(total(columns.gpCommitmentAud)).toBeCloseTo(0.1 * (2300 + 100), 9);
    expect(columns.gpCommitmentAud[24]).toBeCloseTo(0.1 * (300 + 40), 9);
  });

  test('what is owed for such fees waits when a distribution is too small', () => {
    const fees = monthly([[12, 9000]], MONTHS);
    const columns = run({}, fees);
    expect(columns.gpCommitmentAud[24]).toBe(300);
    expect(total(columns.gpCommitmentAud)).toBeCloseTo(0.1 * (2300 + 9000), 9);
  });
});
