import { describe, expect, test } from 'vitest';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import { traceWaterfall } from '../../../src-engine/fund/waterfall/trace.ts';
import type { WaterfallTraceRow } from '../../../src-engine/fund/waterfall/trace.ts';
import { monthly, planOf, total } from './flows.ts';

const MONTHS = 60;
const lpCalls = monthly([[0, 588], [12, 392]], MONTHS); // prettier-ignore
const gpCalls = monthly([[0, 12], [12, 8]], MONTHS); // prettier-ignore
const distributed = monthly([[24, 300], [48, 1500], [60, 900]], MONTHS); // prettier-ignore
const settings = { carryTiers: [{ aboveMultiple: 1.6, carryFraction: 0.3 }] };

const paidTo = (rows: readonly WaterfallTraceRow[], party: string, tiers: readonly string[]): number =>
  rows.filter((row) => row.party === party && tiers.includes(row.tier)).reduce((sum, row) => sum + row.amountAud, 0);

describe.each([false, true])('trace of one path (GP commitment bears carry: %s)', (gpCommitmentBearsCarry) => {
  const plan = planOf({ ...settings, gpCommitmentBearsCarry }, 0.02);
  const rows = traceWaterfall(plan, lpCalls, gpCalls, distributed, MONTHS);
  const runner = createWaterfall(plan, MONTHS);
  runner.run(lpCalls, gpCalls, distributed, MONTHS);
  const { columns } = runner;
  const payments = ['return-of-capital', 'pref', 'catch-up', 'split', 'gp-commitment'];

  test('sums to the columns of the runner', () => {
    expect(paidTo(rows, 'LP class', payments)).toBeCloseTo(total(columns.lpAud), 9);
    expect(paidTo(rows, 'GP commitment', payments)).toBeCloseTo(total(columns.gpCommitmentAud), 9);
    expect(paidTo(rows, 'manager', payments)).toBeCloseTo(total(columns.carryAud), 9);
    expect(paidTo(rows, 'LP class', ['pref'])).toBeCloseTo(total(columns.prefAud), 9);
    expect(paidTo(rows, 'LP class', ['call'])).toBe(980);
  });

  test('balances run on from row to row', () => {
    const capital = rows.filter((r) => r.party === 'LP class' && ['call', 'return-of-capital'].includes(r.tier));
    const pref = rows.filter((r) => r.party === 'LP class' && ['pref-accrual', 'pref'].includes(r.tier));
    for (const list of [capital, pref]) {
      expect(list[0]!.balanceBeforeAud).toBe(0);
      for (let i = 1; i < list.length; i++)
        expect(list[i]!.balanceBeforeAud).toBeCloseTo(list[i - 1]!.balanceAfterAud!, 9);
    }
    expect(capital.at(-1)!.balanceAfterAud).toBeCloseTo(0, 9);
  });

  test('is in order of time, explains every row and ends with the clawback', () => {
    const months = rows.map(({ month }) => month);
    expect(months).toEqual(months.toSorted((a, b) => a - b));
    expect(rows.every(({ why }) => why.length > 10)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ month: MONTHS, tier: 'clawback', amountAud: 0 });
    expect(rows.at(-1)!.why).toContain('at most 100 % of carry received');
  });
});

test('the reasons say the terms in words', () => {
  const plan = planOf({ ...settings, catchUpFraction: 0.5 });
  const rows = traceWaterfall(plan, lpCalls, new Float64Array(MONTHS + 1), monthly([[60, 5000]], MONTHS), MONTHS);
  expect([...new Set(rows.map(({ tier, why }) => `${tier}: ${why.split(';')[0]}`))]).toMatchInlineSnapshot(`
    [
      "call: Capital called: it is to be returned, and its pref runs from this month",
      "pref-accrual: Pref at 8 % a year since the row before",
      "return-of-capital: Capital that was called and not yet returned",
      "pref: Unpaid pref at 8 % a year",
      "catch-up: 50 % to the manager until its carry is 20 % of profit",
      "split: 80 % to investors, 20 % carry until they have 1.6 times their capital",
      "split: 70 % to investors, 30 % carry",
      "clawback: Larger of carry above 30 % of a profit of 4020.00 AUD: 0.00 AUD",
    ]
  `);
});
