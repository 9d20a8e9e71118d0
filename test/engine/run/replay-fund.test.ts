import { describe, expect, test } from 'vitest';
import { createDealCounts } from '../../../src-engine/fund/book/deal-counts.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { fundFlowsOf, replayFund } from '../../../src-engine/fund/run/replay-fund.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { gallery, hardTimes, smallFund } from '../../support/gallery.ts';
import { total } from '../../support/paths.ts';
import { planWith, type Settings } from '../../support/plans.ts';

const PATHS = 4;
/** A distribution is a difference of ledger lines summed in another order: as a share of the fund. */
const MONEY = 1e-11;

const worlds: readonly (readonly [string, Settings])[] = [
  ['base', {}],
  ['every fee', gallery['every fee']!],
  ['all proceeds, fees out of the pool', gallery['all proceeds, fees out of the pool']!],
  ['carry clawed back', gallery['carry clawed back']!],
  ['run-off', gallery['run-off']!],
  ['both lines', gallery['both lines']!],
  ['pref from line draws', gallery['pref from line draws']!],
  ['four tranches, American', gallery['four tranches, American']!],
  ['tranches, interest cover', { 'tranches.senior.sizeFraction': 0.3, 'tranches.senior.minCoverMultiple': 4 }],
  ['American', { ...hardTimes, 'waterfall.style': 'american', 'waterfall.hurdleAnnual': 0.01 }],
  ['American by quarter, interim tests', { 'waterfall.style': 'american', 'waterfall.deal': 'origination-quarter', 'waterfall.hurdleAnnual': 0.02, 'waterfall.interimClawbackEveryMonths': 12, 'waterfall.carryEscrowFraction': 0.3 }],
]; // prettier-ignore

describe.each(worlds)('%s: the fund told again from its loans', (_name, settings) => {
  const plan = planWith({ ...smallFund, ...settings });
  const runner = createPathRunner(plan);
  const american = plan.book.waterfall.style === 'american';

  test('distributes what the run distributed, to the same parties in the same months', () => {
    for (let path = 0; path < PATHS; path++) {
      const tables = runner.run(path);
      const deals = american ? createDealCounts(plan.book, plan.draws.mode).count(tables) : null;
      const { tranches } = plan.book;
      const structure = tranches === null ? null : { plan: tranches, cashRateAnnual: tables.market.cashRateAnnual };
      const replay = replayFund(fundFlowsOf(tables, deals), plan.book.waterfall, structure);
      const within = MONEY * plan.book.treasury.commitmentsAud;
      for (let m = 0; m <= tables.lastMonth; m++) {
        expect(Math.abs(replay.distributedAud[m]! - tables.cash.distributedAud[m]!)).toBeLessThan(within);
        for (const name of ['lpAud', 'gpCommitmentAud', 'carryAud', 'clawbackAud'] as const)
          expect(Math.abs(replay.waterfall.columns[name][m]! - tables.waterfall[name][m]!)).toBeLessThan(within);
      }
      const { lpAud, gpCommitmentAud, carryAud } = replay.totals;
      expect(Math.abs(lpAud + gpCommitmentAud + carryAud - total(replay.equityDistributedAud))).toBeLessThan(within);
    }
  });

  test('the trace of a path sums to its columns', () => {
    const replay = replayPath(plan, runner, 1);
    const paid = (party: string) =>
      replay.trace
        .filter((row) => row.party === party && ['return-of-capital', 'pref', 'catch-up', 'split', 'gp-commitment'].includes(row.tier))
        .reduce((sum, row) => sum + row.amountAud, 0); // prettier-ignore
    const { lpAud, carryAud, gpCommitmentAud, clawbackAud } = replay.waterfall.columns;
    const within = MONEY * plan.book.treasury.commitmentsAud;
    expect(Math.abs(paid('LP class') - total(lpAud))).toBeLessThan(within);
    expect(Math.abs(paid('manager') - total(carryAud))).toBeLessThan(within);
    expect(Math.abs(paid('GP commitment') - total(gpCommitmentAud))).toBeLessThan(within);
    const clawed = replay.trace.filter((row) => row.tier === 'clawback').reduce((sum, row) => sum + row.amountAud, 0);
    expect(Math.abs(clawed - total(clawbackAud))).toBeLessThan(within);
    const counted = replay.trace.filter((row) => row.tier === 'deal' && row.party === 'LP class');
    expect(counted.length).toBe(american ? replay.advances.rows : 0);
  });
});
