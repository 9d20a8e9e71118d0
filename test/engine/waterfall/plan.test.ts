import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { waterfallConfig } from '../../../src-engine/fund/waterfall/config.ts';
import { planOf } from './flows.ts';

function issuesOf(settings: Record<string, unknown>): string[] {
  try {
    planOf(settings);
  } catch (error) {
    if (error instanceof AppError && error.code === 'input/invalid') return error.issues.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe('resolveWaterfall', () => {
  test('the default terms are four steps', () => {
    expect(planOf().steps.map(({ kind }) => kind)).toEqual(['return-of-capital', 'pref', 'catch-up', 'split']);
  });

  test('no catch-up has no such step; each further tier adds a split', () => {
    const carryTiers = [{ aboveIrrAnnual: 0.12, carryFraction: 0.25 }, { aboveMultiple: 2.5, carryFraction: 0.3 }]; // prettier-ignore
    const { steps } = planOf({ catchUpFraction: 0, carryTiers, prefOrder: 'pref-first' });
    expect(steps.map(({ kind }) => kind)).toEqual(['pref', 'return-of-capital', 'split', 'split', 'split']);
    expect(steps.map((step) => (step.kind === 'split' ? step.carryFraction : null))).toEqual([
      null,
      null,
      0.2,
      0.25,
      0.3,
    ]);
  });

  test('a catch-up that cannot catch up is refused', () => {
    expect(issuesOf({ catchUpFraction: 0.2, carryFraction: 0.2 })).toEqual(['waterfall.catchUpFraction']);
    expect(issuesOf({ catchUpFraction: 0.1 })).toEqual(['waterfall.catchUpFraction']);
    expect(issuesOf({ catchUpFraction: 0 })).toEqual([]);
  });

  test('a tier names exactly one hurdle, and hurdles rise', () => {
    const carryFraction = 0.3;
    expect(issuesOf({ carryTiers: [{ carryFraction }] })).toEqual(['waterfall.carryTiers[0]']);
    expect(issuesOf({ carryTiers: [{ aboveIrrAnnual: 0.1, aboveMultiple: 2, carryFraction }] })).toEqual([
      'waterfall.carryTiers[0]',
    ]);
    expect(issuesOf({ carryTiers: [{ aboveIrrAnnual: 0.08, carryFraction }] })).toEqual([
      'waterfall.carryTiers[0].aboveIrrAnnual',
    ]);
    const falling = [{ aboveMultiple: 2, carryFraction }, { aboveMultiple: 1.5, carryFraction }]; // prettier-ignore
    expect(issuesOf({ carryTiers: falling })).toEqual(['waterfall.carryTiers[1].aboveMultiple']);
  });

  test('escrow and interim tests need a clawback that they serve', () => {
    expect(issuesOf({ clawback: false, carryEscrowFraction: 0.3 })).toEqual(['waterfall.carryEscrowFraction']);
    expect(issuesOf({ clawback: false, interimClawbackEveryMonths: 12 })).toEqual([
      'waterfall.interimClawbackEveryMonths',
    ]);
    expect(issuesOf({ carryEscrowFraction: 1, interimClawbackEveryMonths: 1 })).toEqual([]);
  });

  test('unknown keys in a tier and values out of range are refused by the slice', () => {
    expect(waterfallConfig.safeParse({ carryTiers: [{ hurdle: 0.1, carryFraction: 0.3 }] }).success).toBe(false);
    expect(waterfallConfig.safeParse({ carryFraction: 1 }).success).toBe(false);
    expect(waterfallConfig.safeParse({ structure: 'american' }).success).toBe(false);
  });
});
