import { describe, expect, test } from 'vitest';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { settableNames, settables, type SettableName } from '../../../src-engine/fund/rules/settable.ts';
import { describeScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { jsonText } from '../../../src-main/services/exports/json-text.ts';
import { eachPath, total } from '../../support/paths.ts';
import { runPlan, type Settings } from '../../support/plans.ts';
import { planOf, ruleOf } from './plans.ts';

const rowsOf = (...[rules, settings]: Parameters<typeof planOf>) => runPlan(planOf(rules, settings)).rows;
const line: Settings = { 'leverage.navLine.limitFraction': 0.3 };
const weights = {
  'allocation.greenWeightFraction': 0,
  'allocation.orangeWeightFraction': 0,
  'allocation.redWeightFraction': 1,
};

/** A setting that each settable must feel, and the scenario in which it does. */
const felt: Readonly<Record<SettableName, readonly [Readonly<Record<string, number | boolean>>, Settings?]>> = {
  'origination.ltvCapFraction': [{ 'origination.ltvCapFraction': 0.15 }],
  'allocation.advanceLimitFraction': [{ 'allocation.advanceLimitFraction': 0.008 }],
  'allocation.greenWeightFraction': [weights],
  'allocation.orangeWeightFraction': [
    { ...weights, 'allocation.orangeWeightFraction': 1, 'allocation.redWeightFraction': 0 },
  ],
  'allocation.redWeightFraction': [weights],
  'reinvestment.sizeMultiple': [{ 'reinvestment.sizeMultiple': 0.7 }],
  'reinvestment.ltvCapMultiple': [{ 'reinvestment.ltvCapMultiple': 0.5 }],
  'reinvestment.rateFraction': [{ 'reinvestment.rateFraction': 0 }],
  'cash.liquidityReserveFraction': [{ 'cash.liquidityReserveFraction': 0.1 }],
  'leverage.navLine.targetLtvFraction': [{ 'leverage.navLine.targetLtvFraction': 0.05 }, line],
  'leverage.navLine.sweepFraction': [{ 'leverage.navLine.sweepFraction': 0 }, line],
  'exits.sale.multiplier': [{ 'exits.sale.multiplier': 2 }],
  'exits.refinance.multiplier': [{ 'exits.refinance.multiplier': 2 }],
  'exits.default.multiplier': [{ 'exits.default.multiplier': 4 }],
  'stop.committedAdvances': [{ 'stop.committedAdvances': true }],
  'stop.recycledAdvances': [{ 'stop.recycledAdvances': true }],
  'stop.navLineDraws': [{ 'stop.navLineDraws': true }, line],
  'stop.distributions': [{ 'stop.distributions': true }],
};

describe('everything that a rule may set', () => {
  test.each(settableNames)('%s moves the paths', (name) => {
    const [set, settings] = felt[name];
    expect(rowsOf([ruleOf(set)], settings)).not.toEqual(rowsOf([], settings));
  });

  test('has the range of the parameter of that name', () => {
    const parameters = new Map(describeScenario().parameters.map((parameter) => [parameter.path, parameter]));
    for (const name of settableNames) {
      const { kind, min, max } = settables[name];
      const range = parameters.get(name)?.range;
      expect({ name, min: range?.min, max: range?.max }).toEqual(
        kind === 'stop' ? { name, min: undefined, max: undefined } : { name, min, max },
      );
    }
  });
});

describe('a rule', () => {
  test('that never acts changes not a byte, whatever it would set', () => {
    const when = { metric: 'dpiMultiple', op: 'above', threshold: 100 };
    const all = ruleOf({ ...weights, 'exits.sale.multiplier': 3, 'stop.distributions': true }, { when });
    expect(rowsOf([all], line)).toEqual(rowsOf([], line));
  });

  test('that sets what stands anyway changes not a byte', () => {
    const plan = planOf([]);
    const [green, orange, red] = plan.book.allocation.targetFraction;
    const same = ruleOf({
      'origination.ltvCapFraction': 0.3,
      'allocation.greenWeightFraction': green!,
      'allocation.orangeWeightFraction': orange!,
      'allocation.redWeightFraction': red!,
      'reinvestment.rateFraction': 1,
      'cash.liquidityReserveFraction': 0,
      'stop.committedAdvances': false,
    });
    expect(rowsOf([same])).toEqual(runPlan(plan).rows);
  });

  test('binds in its years only: no advance out of commitments in year 2', () => {
    const plan = planOf([ruleOf({ 'stop.committedAdvances': true }, { fromYear: 2, toYear: 2 })], {
      'origination.investmentMonths': 36,
      'reinvestment.untilMonth': 0,
    });
    eachPath(plan, 4, ({ book }) => {
      expect(total(book.advancesMadeAud.subarray(13, 25))).toBe(0);
      expect(total(book.advancesMadeAud.subarray(0, 13))).toBeGreaterThan(0);
      // What was held back is released when the rule ends.
      expect(book.advancesMadeAud[25]!).toBeGreaterThan(book.advancesMadeAud[12]!);
    });
  });

  test('later in the list wins where two set the same', () => {
    const cap = (value: number) => ({ 'origination.ltvCapFraction': value });
    const two = [ruleOf(cap(0.1), { name: 'first' }), ruleOf(cap(0.2), { name: 'second' })];
    expect(rowsOf(two)).toEqual(rowsOf([ruleOf(cap(0.2))]));
  });

  test('stops distributions until the end of the fund, when all is paid out', () => {
    eachPath(planOf([ruleOf({ 'stop.distributions': true })]), 4, ({ cash, lastMonth }) => {
      expect(total(cash.distributedAud, lastMonth)).toBe(0);
      expect(cash.distributedAud[lastMonth]!).toBeGreaterThan(0);
      expect(cash.cashAud[lastMonth]).toBe(0);
    });
  });
});

describe('how long it lasts', () => {
  const during = (lasts: string, years = {}) => {
    const when = { metric: 'fundYear', op: 'at-most', threshold: 3 };
    const plan = planOf([ruleOf({ 'stop.distributions': true }, { when, lasts, ...years })], { 'run.paths': 1 });
    const months: number[] = [];
    eachPath(plan, 1, ({ rules, lastMonth }) => {
      for (let m = 0; m <= lastMonth; m++) if (rules!.inForce[m] === 1) months.push(m);
    });
    return [months[0], months.at(-1), months.length];
  };
  // fundYear is that of the month that follows: at most 3 for months 1 to 36
  test('while: as long as it holds', () => expect(during('while')).toEqual([1, 36, 36]));
  test('window: to the end of its years', () =>
    expect(during('window', { fromYear: 2, toYear: 5 })).toEqual([13, 60, 48]));
  test('while, within its years', () => expect(during('while', { fromYear: 2, toYear: 5 })).toEqual([13, 36, 24]));
  test('ever: to the end of the fund, once it has held in its years', () =>
    expect(during('ever', { fromYear: 2, toYear: 2 })).toEqual([13, 120, 108]));
  test('not at all when it does not hold in its years', () =>
    expect(during('ever', { fromYear: 4, toYear: 5 })).toEqual([undefined, undefined, 0]));
});

describe('the result', () => {
  const plan = planOf(
    [
      ruleOf({ 'stop.distributions': true }, { name: 'always', toYear: 2 }),
      ruleOf(
        { 'stop.recycledAdvances': true },
        { name: 'never', when: { metric: 'cashRateAnnual', op: 'above', threshold: 9 } },
      ),
      ruleOf(
        { 'origination.ltvCapFraction': 0.2 },
        { name: 'sometimes', when: { metric: 'nationalGrowthFraction', op: 'below', threshold: 0 }, lasts: 'ever' },
      ),
    ],
    { 'run.paths': 70 },
  );
  const result = buildResult(plan, runPlan(plan));

  test('says of each rule when and on which share of paths it acted', () => {
    const [always, never, sometimes] = result.rules;
    expect(always).toMatchObject({ name: 'always', shareOfPaths: 1, firstMonth: 1, meanMonths: 24, toYear: 2 });
    expect(never).toMatchObject({ shareOfPaths: 0, firstMonth: null, meanMonths: 0 });
    expect(sometimes!.shareOfPaths).toBeGreaterThan(0.1);
    expect(sometimes!.firstMonth).toBeGreaterThanOrEqual(13);
  });

  test('agrees with the paths one by one', () => {
    let acted = 0;
    const inForce = new Float64Array(plan.book.months + 1);
    eachPath(plan, 70, ({ rules, months, lastMonth }) => {
      const of = rules!.inForce.subarray(2 * (months + 1), 2 * (months + 1) + lastMonth + 1);
      if (of.includes(1)) acted += 1;
      of.forEach((acts, month) => (inForce[month]! += acts));
    });
    expect(result.rules[2]!.shareOfPaths).toBe(acted / 70);
    expect(result.rules[2]!.inForceFraction).toEqual(Array.from(inForce, (paths) => paths / 70));
  });

  test('is a result of the schema', () => {
    expect(resultSchema.parse(JSON.parse(jsonText(result))).rules).toHaveLength(3);
    expect(buildResult(planOf([]), runPlan(planOf([]))).rules).toEqual([]);
  });
});
