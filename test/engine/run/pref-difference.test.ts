import { describe, expect, test } from 'vitest';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { eachPath, runColumns, total } from '../../support/paths.ts';
import { planWith, type Settings } from '../../support/plans.ts';

const PATHS = 4;
/** Sums over 120 months, as a share of the fund. */
const MONEY = 1e-12;
const fromDraws: Settings = { ...smallFund, ...gallery['pref from line draws']! };
const own = ['prefFromLineDrawAud', 'lpFromLineDrawAud'];

/** Columns of two runs that differ in any bit, those of the clock itself left out. */
function differing(one: Settings, other: Settings): string[] {
  const [a, b] = [one, other].map((settings) => runColumns(planWith({ ...settings, 'run.paths': PATHS })));
  return Object.keys(a!).filter(
    (name) => !own.includes(name) && !Buffer.from(a![name]!.buffer).equals(Buffer.from(b![name]!.buffer)),
  );
}

describe('pref from line draws', () => {
  test('is what the walk from draws pays beyond the walk from calls, and the LP class has no less', () => {
    const plan = planWith(fromDraws);
    const fund = plan.book.treasury.commitmentsAud;
    const runner = createWaterfall({ ...plan.book.waterfall, prefClock: 'call' }, plan.book.months);
    let most = 0;
    eachPath(plan, PATHS, ({ cash, waterfall, lastMonth }, figures) => {
      runner.run(cash.calledLpAud, cash.calledGpAud, cash.distributedAud, lastMonth, cash.lpOnlyFeesAud);
      const prefAud = total(waterfall.prefAud) - total(runner.columns.prefAud);
      expect(Math.abs(figures['prefFromLineDrawAud']! - prefAud)).toBeLessThan(MONEY * fund);
      expect(figures['lpFromLineDrawAud']!).toBeGreaterThanOrEqual(-MONEY * fund);
      most = Math.max(most, prefAud);
    });
    expect(most).toBeGreaterThan(0);
  });

  test('changes only who gets what: calls, distributions and the book stay', () => {
    const changed = differing(fromDraws, { ...fromDraws, 'waterfall.prefClock': 'call' });
    expect(changed).toContain('carryPaidAud');
    for (const name of ['lpCalledAud', 'distributedAud', 'grossIrrAnnual', 'fundIrrAnnual', 'subscriptionDrawnAud'])
      expect(changed).not.toContain(name);
  });

  test('without a line no byte moves and the difference is 0; from the call there is none', () => {
    const noLine = { ...fromDraws, 'leverage.subscriptionLine.limitFraction': 0 };
    expect(differing(noLine, { ...noLine, 'waterfall.prefClock': 'call' })).toEqual([]);
    eachPath(planWith(noLine), 2, (_tables, figures) => {
      expect(own.map((name) => figures[name])).toEqual([0, 0]);
    });
    eachPath(planWith(smallFund), 1, (_tables, figures) => {
      expect(own.map((name) => figures[name])).toEqual([NaN, NaN]);
    });
  });
});
