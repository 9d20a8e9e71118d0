import { describe, expect, test } from 'vitest';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { gallery, hardTimes, smallFund } from '../../support/gallery.ts';
import { total } from '../../support/paths.ts';
import { planWith, type Settings } from '../../support/plans.ts';

/** Balances are sums of the same amounts in another order, as a share of the fund. */
const MONEY = 1e-11;
const strict = { 'waterfall.interimClawbackEveryMonths': 12, 'waterfall.carryEscrowFraction': 0.3 };

const worlds: readonly (readonly [string, Settings])[] = [
  ['European, interim tests, escrow', { ...gallery['carry clawed back']!, ...strict }],
  ['European, pref from line draws', gallery['pref from line draws']!],
  ['American, interim tests, escrow', { ...hardTimes, ...strict, 'waterfall.style': 'american', 'waterfall.hurdleAnnual': 0.01 }],
  ['American, pref from line draws', gallery['American, pref from line draws']!],
]; // prettier-ignore

const movesCapital = new Set([
  'call',
  'line-draw',
  'deal',
  'fees-of-deals',
  'reinvested',
  'credit-used',
  'return-of-capital',
  'clawback-capital',
]);

describe.each(worlds)('%s: the trace explains every balance', (_name, settings) => {
  const plan = planWith({ ...smallFund, ...settings });
  const within = MONEY * plan.book.treasury.commitmentsAud;
  const replay = replayPath(plan, createPathRunner(plan), 3);
  const lp = replay.trace.filter(({ party }) => party === 'LP class');

  test('open capital runs on from row to row and ends where the waterfall table ends', () => {
    let openAud = 0;
    for (const row of lp) {
      if (!movesCapital.has(row.tier) || row.balanceAfterAud === null) continue;
      expect(Math.abs(row.balanceBeforeAud! - openAud), `month ${row.month}, ${row.tier}`).toBeLessThan(within);
      openAud = row.balanceAfterAud;
    }
    expect(Math.abs(openAud - replay.waterfall.columns.unreturnedCapitalAud.at(-1)!)).toBeLessThan(within);
  });

  test('open pref likewise, counting what a clawback or reinvested proceeds paid', () => {
    let openAud = 0;
    let gapAud = 0;
    for (const row of lp) {
      if (!['pref-accrual', 'pref', 'clawback-pref'].includes(row.tier)) continue;
      gapAud = Math.max(gapAud, Math.abs(row.balanceBeforeAud! - openAud));
      openAud = row.balanceAfterAud!;
    }
    // American: what joins with a deal, or is paid out of proceeds kept, moves pref between two rows of its own.
    expect(gapAud).toBeLessThan(plan.book.waterfall.style === 'european' ? within : Infinity);
  });

  test('the escrow runs on from row to row, in = released + returned, and what was called is shown once', () => {
    const { carryHeldAud, carryReleasedAud, clawbackFromEscrowAud } = replay.waterfall.columns;
    const sum = (tier: string) => replay.trace.filter((row) => row.tier === tier).reduce((all, row) => all + row.amountAud, 0); // prettier-ignore
    expect(Math.abs(sum('escrow') - total(carryHeldAud))).toBeLessThan(within);
    expect(Math.abs(sum('escrow-release') - total(carryReleasedAud))).toBeLessThan(within);
    expect(Math.abs(total(carryHeldAud) - total(carryReleasedAud) - total(clawbackFromEscrowAud))).toBeLessThan(within);
    const shown = lp.filter(({ tier }) => tier === 'call' || tier === 'line-repaid');
    const calledAud = shown.reduce((all, row) => all + row.amountAud, 0);
    expect(Math.abs(calledAud - total(replay.cash.columns.calledLpAud))).toBeLessThan(within);
  });

  test('every row says why, in words', () => {
    expect(replay.trace.every(({ why }) => why.length > 10 && !/undefined|NaN|null/.test(why))).toBe(true);
  });
});
