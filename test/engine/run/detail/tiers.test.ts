import { expect, test } from 'vitest';
import { tierView } from '../../../../src-engine/fund/run/detail/tiers.ts';
import type { WaterfallTraceRow } from '../../../../src-engine/fund/waterfall/trace.ts';

const row = (
  month: number,
  tier: WaterfallTraceRow['tier'],
  party: WaterfallTraceRow['party'],
  amountAud: number,
  why: string,
): WaterfallTraceRow => ({ month, tier, party, amountAud, balanceBeforeAud: null, balanceAfterAud: null, why });

const trace = [
  row(0, 'call', 'LP class', 98, 'called'),
  row(3, 'gp-commitment', 'GP commitment', 2, 'pari passu'),
  row(3, 'return-of-capital', 'LP class', 60, 'capital'),
  row(9, 'return-of-capital', 'LP class', 38, 'capital'),
  row(9, 'split', 'LP class', 16, '80 to investors until 12 %'),
  row(9, 'split', 'manager', 4, '80 to investors until 12 %'),
  row(9, 'split', 'LP class', 56, '70 to investors'),
  row(9, 'split', 'manager', 24, '70 to investors'),
  row(9, 'clawback', 'LP class', 0, 'nothing owed'),
  row(8, 'deal', 'LP class', 1, 'Advance 7'),
  row(9, 'deal', 'LP class', 2, 'Advance 8'),
];

test('tiers sum the rows of a trace; splits below and above a hurdle are tiers of their own', () => {
  const { payments } = tierView(trace);
  expect(payments.map(({ tier, party, amountAud, rows }) => [tier, party, amountAud, rows])).toEqual([
    ['gp-commitment', 'GP commitment', 2, 1],
    ['return-of-capital', 'LP class', 98, 2],
    ['split', 'LP class', 16, 1],
    ['split', 'manager', 4, 1],
    ['split', 'LP class', 56, 1],
    ['split', 'manager', 24, 1],
  ]);
  expect(payments[1]).toMatchObject({ shareFraction: 98 / 200, firstMonth: 3, lastMonth: 9, sentence: 'capital' });
});

test('accounts behind them pay nothing; what moved nothing is left out; differing reasons become one sentence', () => {
  const { accounts } = tierView(trace);
  expect(accounts.map(({ tier, amountAud }) => [tier, amountAud])).toEqual([
    ['call', 98],
    ['deal', 3],
  ]);
  expect(accounts.every(({ shareFraction }) => Number.isNaN(shareFraction))).toBe(true);
  expect(accounts[1]!.sentence).toContain('Cost of an advance that counts');
});

test('a path without a distribution has no tiers', () => {
  expect(tierView([])).toEqual({ payments: [], accounts: [] });
});
