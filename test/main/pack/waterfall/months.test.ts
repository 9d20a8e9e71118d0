import { describe, expect, test } from 'vitest';
import { gallery, smallFund } from '../../../support/gallery.ts';
import { continued, fixedMarket, replayOf } from '../../../support/existing-fund.ts';
import { planWith, scenarioWith } from '../../../support/plans.ts';
import { flowsOfPlan, meanPathFlows, pathFlows } from './flows-of.ts';
import { linesOff } from './lines-off.ts';

const worlds = ['base', 'every fee', 'carry clawed back', 'both lines', 'American, escrow and interim tests', 'four tranches, American', 'rules of the fund', 'taxed, income distributed'] as const; // prettier-ignore

describe.each(worlds)('the formulas of the waterfall: %s', (name) => {
  test('give what the engine gave on a path, in every month and line', () => {
    expect(linesOff(pathFlows(gallery[name]!, 3))).toEqual([]);
  });
});

describe.each(['base', 'run-off', 'all proceeds, fees out of the pool'])('the formulas of the mean: %s', (name) => {
  test('give the waterfall of the mean flows', () => {
    expect(linesOff(meanPathFlows(gallery[name]!, 4))).toEqual([]);
  });
});

describe('a fund that already exists', () => {
  test('begins with its facts and goes on by formulas', () => {
    const settings = { ...smallFund, ...fixedMarket, 'waterfall.hurdleAnnual': 0.02 };
    const plan = continued(settings, replayOf(planWith(settings)), 40);
    const flows = flowsOfPlan(plan, scenarioWith(settings), 0);
    expect(flows.startMonth).toBe(40);
    expect(flows.cash.feePayableAud[39]!).toBeGreaterThan(0);
    expect(linesOff(flows)).toEqual([]);
  });
});
