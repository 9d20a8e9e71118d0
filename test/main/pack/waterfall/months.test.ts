import { describe, expect, test } from 'vitest';
import { irr } from '../../../../src-engine/numeric/irr.ts';
import { figuresOf } from '../../../../src-main/services/pack/waterfall/month-table.ts';
import { waterfallMonths } from '../../../../src-main/services/pack/waterfall/months.ts';
import { termFigures } from '../../../../src-main/services/pack/waterfall/workings.ts';
import { gallery, smallFund } from '../../../support/gallery.ts';
import { continued, fixedMarket, replayOf } from '../../../support/existing-fund.ts';
import { total } from '../../../support/paths.ts';
import { planWith, scenarioWith, type Settings } from '../../../support/plans.ts';
import { flowsOfPlan, meanPathFlows, pathFlows } from './flows-of.ts';
import { linesOff } from './lines-off.ts';

const worlds = [
  'base',
  'every fee',
  'carry clawed back',
  'both lines',
  'American, escrow and interim tests',
  'four tranches, American',
  'rules of the fund',
  'taxed, income distributed',
] as const;

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

describe('a changed term on the sheet of the mean', () => {
  const made = meanPathFlows({}, 8);
  const sheetOn = (changed: Settings) => {
    const again = meanPathFlows(changed, 8);
    return { again, table: waterfallMonths(made, termFigures(again.scenario)).table };
  };
  const netIrrOf = (flow: Float64Array) => irr(flow).rateAnnual!;

  test('is exact for hurdle and carry', () => {
    const { again, table } = sheetOn({ 'waterfall.hurdleAnnual': 0.03, 'waterfall.carryFraction': 0.3 });
    const carryAud = figuresOf(table, 'carry');
    expect(total(carryAud)).toBeGreaterThan(1e6);
    again.waterfall!.carryAud.forEach((aud, m) => expect(carryAud[m]!).toBeCloseTo(aud, 3));
  });

  test('is close for a fee, because adjustments stay', () => {
    const { again, table } = sheetOn({ 'fees.managementFeeRateAnnual': 0.01 });
    const netIrr = netIrrOf(figuresOf(table, 'lpFlow'));
    expect(Math.abs(netIrr - again.netIrrAnnual)).toBeLessThan(5e-5);
    expect(netIrr - made.netIrrAnnual).toBeGreaterThan(0.005);
  });
});
