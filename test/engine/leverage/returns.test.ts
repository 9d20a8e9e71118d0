import { describe, expect, test } from 'vitest';
import { createFanCounts } from '../../../src-engine/fund/metrics/fans.ts';
import { createPathRunner, ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { eachPath, exceeding, runColumns, total } from '../../support/paths.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';
import { distressedLine, smallFund } from '../../support/gallery.ts';
import { leveredPlan, navLine, subscription } from './plans.ts';

const PATHS = 24;
/** Largest gap of an identity between sums of money, as a share of the fund: thousands of additions of doubles. */
const MONEY = 1e-12;

const columns = (settings: Settings) => runColumns(leveredPlan({ 'run.paths': PATHS, ...settings }));
const mean = (values: Float64Array) => total(values) / values.length;
const unlevered = columns({});

/** Costs nothing: what is left is the call that comes later. */
const free: Settings = {
  ...subscription,
  'leverage.subscriptionLine.spreadAnnual': 0,
  'leverage.subscriptionLine.commitmentFeeAnnual': 0,
  'market.macro.cashRate.start': 0,
  'market.macro.cashRate.level': 0,
  'market.macro.cashRateFloorAnnual': 0,
  'run.variationMacro': 0,
};

describe('no facility', () => {
  test('a limit of 0 changes no byte, whatever else is set', () => {
    const rows = (settings: Settings) => runPlan(planWith({ ...smallFund, 'run.paths': PATHS, ...settings })).rows;
    const set: Settings = {
      'leverage.compareWithout': false,
      'leverage.subscriptionLine.spreadAnnual': 0.2,
      'leverage.subscriptionLine.cleanDownMonths': 2,
      'leverage.navLine.targetLtvFraction': 0.9,
      'leverage.navLine.repayAboveLtvFraction': 0.9,
      'leverage.navLine.minInterestCoverMultiple': 1000,
      'leverage.navLine.use': 'hold',
    };
    expect(Buffer.from(rows(set).buffer).equals(Buffer.from(rows({}).buffer))).toBe(true);
  });

  test('has no debt, and nothing to be compared with', () => {
    expect(total(unlevered['peakDebtAud']!)).toBe(0);
    expect(unlevered['netIrrWithoutNavLineAnnual']!.every(Number.isNaN)).toBe(true);
  });
});

describe('with and without', () => {
  const both = columns({ ...subscription, ...navLine });

  test('without a line is, to the bit, the fund that has none', () => {
    const onlySubscription = columns(subscription);
    expect(onlySubscription['netIrrWithoutSubscriptionLineAnnual']).toEqual(unlevered['netIrrAnnual']);
    expect(onlySubscription['netTvpiWithoutSubscriptionLineMultiple']).toEqual(unlevered['netTvpiMultiple']);
    expect(both['netIrrWithoutNavLineAnnual']).toEqual(onlySubscription['netIrrAnnual']);
    expect(both['netTvpiWithoutNavLineMultiple']).toEqual(onlySubscription['netTvpiMultiple']);
  });

  test('without the subscription line the NAV line stays', () => {
    const onlyNavLine = columns(navLine);
    expect(both['netIrrWithoutSubscriptionLineAnnual']).toEqual(onlyNavLine['netIrrAnnual']);
    expect(onlyNavLine['netIrrWithoutNavLineAnnual']).toEqual(unlevered['netIrrAnnual']);
  });

  test('the comparison moves nothing else', () => {
    const alone = columns({ ...subscription, ...navLine, 'leverage.compareWithout': false });
    for (const name of ['netIrrAnnual', 'navLineDrawnAud', 'walYears', 'worstNationalFallFraction'])
      expect(alone[name]).toEqual(both[name]);
  });

  test('a path is the same alone as after others', () => {
    const plan = leveredPlan({ ...subscription, ...navLine });
    const measured = (paths: readonly number[]) => {
      const runner = createPathRunner(plan);
      const row = new Float64Array(ROW_WIDTH);
      for (const path of paths) runner.measure(path, row, 0, createFanCounts(plan.fans));
      return row;
    };
    expect(measured([3])).toEqual(measured([7, 0, 3]));
  });

  test('a stressed market is the same one with and without', () => {
    const stressed = { 'stress.preset': 'severe' };
    const plain = columns(stressed);
    expect(plain['netIrrAnnual']).not.toEqual(unlevered['netIrrAnnual']);
    expect(columns({ ...stressed, ...navLine })['netIrrWithoutNavLineAnnual']).toEqual(plain['netIrrAnnual']);
  });
});

describe('what a subscription line does', () => {
  test('on homes that earn more than it costs it raises net IRR and lowers the multiple', () => {
    const growing = columns({ ...subscription, 'market.growthShiftAnnual': 0.04 });
    expect(mean(growing['netIrrAnnual']!)).toBeGreaterThan(mean(growing['netIrrWithoutSubscriptionLineAnnual']!));
    expect(mean(growing['netTvpiMultiple']!)).toBeLessThan(mean(growing['netTvpiWithoutSubscriptionLineMultiple']!));
  });

  test('on homes that earn less it lowers both', () => {
    const shrinking = columns({ ...subscription, 'market.growthShiftAnnual': -0.03 });
    expect(mean(shrinking['netIrrAnnual']!)).toBeLessThan(mean(shrinking['netIrrWithoutSubscriptionLineAnnual']!));
    expect(mean(shrinking['netTvpiMultiple']!)).toBeLessThan(
      mean(shrinking['netTvpiWithoutSubscriptionLineMultiple']!),
    );
  });

  test('free of charge it moves calls in time and no total: calls, distributions, advances stay', () => {
    const { 'leverage.subscriptionLine.limitFraction': _, ...without } = free;
    const fundAud = 100_000_000;
    const [now, then] = [columns(free), columns(without)];
    const gap = (name: string) => Math.max(...now[name]!.map((value, path) => Math.abs(value - then[name]![path]!)));
    const names = ['lpCalledAud', 'gpCalledAud', 'distributedAud', 'advancesMadeAud', 'managementFeeAud'];
    expect(exceeding(Object.fromEntries(names.map((name) => [name, gap(name)])), MONEY * fundAud * 10)).toEqual([]);
    expect(total(now['subscriptionDrawnAud']!)).toBeGreaterThan(0);
    // A path that earns something earns it faster on capital that comes later. In the catch-up all that is gained is carry:
    // such a path ends at the hurdle of 8 % with the line and without, up to the rounding of the root.
    const inCatchUp = (irr: number) => Math.abs(irr - 0.08) < 1e-12;
    const earning = [...then['netIrrAnnual']!.keys()].filter(
      (path) =>
        then['netIrrAnnual']![path]! > 0 &&
        !(inCatchUp(then['netIrrAnnual']![path]!) && inCatchUp(now['netIrrAnnual']![path]!)),
    );
    const slower = earning.filter((path) => !(now['netIrrAnnual']![path]! > then['netIrrAnnual']![path]!));
    expect([earning.length > 0, slower]).toEqual([true, []]);
  });

  test('the homes and owners are the same: the tape of advances does not know of it', () => {
    const tape = (settings: Settings) => {
      const tapes: Float64Array[] = [];
      eachPath(leveredPlan(settings), 2, ({ advances, advanceCount }) =>
        tapes.push(advances.valueAud.slice(0, advanceCount)),
      );
      return tapes;
    };
    expect(tape(subscription)).toEqual(tape({}));
  });
});

describe('what a NAV line does', () => {
  test('its proceeds buy more advances, of which the first are the same', () => {
    const more = columns(navLine);
    for (let path = 0; path < PATHS; path++)
      expect(more['advancesMadeAud']![path]!).toBeGreaterThan(unlevered['advancesMadeAud']![path]!);
  });

  test('held proceeds buy none and stay in cash while they are owed', () => {
    const settings = { ...navLine, 'leverage.navLine.use': 'hold' };
    const held = columns(settings);
    expect(held['advancesMadeAud']).toEqual(unlevered['advancesMadeAud']);
    expect(mean(held['netTvpiMultiple']!)).toBeLessThan(mean(unlevered['netTvpiMultiple']!));
    eachPath(leveredPlan(settings), 2, ({ cash }) => {
      for (let m = 13; m < 48; m++) expect(cash.cashAud[m]!).toBeGreaterThan(0.9 * cash.navLineDebtAud[m]!);
    });
  });

  test('it is drawn to its target and no further', () => {
    eachPath(leveredPlan(navLine), 4, ({ cash, book }) => {
      for (let m = 12; m < 48; m++)
        expect(cash.navLineDebtAud[m]!).toBeLessThanOrEqual(
          Math.max(cash.navLineDebtAud[m - 1]!, 0.1 * book.markAud[m - 1]! * (1 + MONEY)),
        );
    });
  });
});

describe('terms that can never hold', () => {
  const figuresOf = (settings: Settings) => {
    const plan = leveredPlan({ ...navLine, ...settings, 'run.paths': PATHS });
    const result = buildResult(plan, runPlan(plan));
    return { columns: runColumns(plan), result };
  };

  test('an LTV of 0 is a line that is never drawn', () => {
    const { columns: c } = figuresOf({ 'leverage.navLine.maxLtvFraction': 0 });
    expect(total(c['navLineDrawnAud']!)).toBe(0);
    expect(c['netIrrAnnual']).not.toEqual(unlevered['netIrrAnnual']); // the commitment fee is still owed
  });

  test('a cover of 1,000 is broken on every path, and said so', () => {
    const { columns: c, result } = figuresOf({
      'leverage.navLine.minInterestCoverMultiple': 1000,
      'guardrails.interestCover.limitMultiple': 1000,
    });
    expect(c['covenantBreachMonths']!.every((months) => months > 0)).toBe(true);
    expect(result.guardrails.find(({ rule }) => rule === 'interestCover')?.state).toBe('breach');
  });

  test('a fund that loses everything leaves its lender a loss, finite figures and a breached guardrail', () => {
    const { columns: c, result } = figuresOf(distressedLine);
    expect(Math.max(...c['facilityUnpaidAud']!)).toBeGreaterThan(0);
    expect(Math.min(...c['facilityDefaultMonth']!.filter((m) => !Number.isNaN(m)))).toBeGreaterThan(0);
    expect(c['netIrrAnnual']!.every((rate) => Number.isFinite(rate))).toBe(true);
    expect(c['peakDebtToNavFraction']!.every((ratio) => ratio >= 0 && ratio <= 1000)).toBe(true);
    expect(result.guardrails.find(({ rule }) => rule === 'debtToNav')?.state).toBe('breach');
  });

  test('sober debt passes both guardrails; no debt leaves them without a value', () => {
    const state = (settings: Settings) =>
      Object.fromEntries(figuresOf(settings).result.guardrails.map((g) => [g.rule, g.state]));
    expect(state({})).toMatchObject({ debtToNav: 'pass', interestCover: 'pass' });
    expect(state({ 'leverage.navLine.limitFraction': 0 })).toMatchObject({
      debtToNav: 'not-evaluable',
      interestCover: 'not-evaluable',
    });
  });

  test.each([
    [
      'drawn after its end',
      { ...subscription, 'leverage.subscriptionLine.drawMonths': 48 },
      'subscriptionLine.drawMonths',
    ],
    ['drawn after its end', { ...navLine, 'leverage.navLine.drawMonths': 100 }, 'navLine.drawMonths'],
    [
      'drawn and repaid in circles',
      { ...navLine, 'leverage.navLine.targetLtvFraction': 0.2 },
      'navLine.repayAboveLtvFraction',
    ],
  ])('a line that would be %s is refused with its field', (_why, settings, field) => {
    expect(() => leveredPlan(settings)).toThrow(
      expect.objectContaining({
        code: 'input/invalid',
        issues: [expect.objectContaining({ path: `leverage.${field}` })],
      }),
    );
  });

  test('an advance rate far above what is published is allowed and noted', () => {
    const { warnings } = leveredPlan({ ...navLine, 'leverage.navLine.advanceRateFraction': 0.75 });
    expect(warnings.filter((line) => line.includes('NAV line'))).toHaveLength(1);
    expect(leveredPlan(navLine).warnings.filter((line) => line.includes('NAV line'))).toHaveLength(0);
  });
});
