import { describe, expect, test } from 'vitest';
import { METRIC, METRIC_COUNT } from '../../../src-engine/fund/metrics/column-index.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import { createTrancheMeasures } from '../../../src-engine/fund/metrics/tranche-measures.ts';
import { notes, planOf, runHand, type HandFlows, type TrancheSettings } from '../tranches/hand.ts';
import { handPath } from './path-tables.ts';

const plan = resolveMetrics(metricsConfig.parse({}), {
  commitmentsAud: 1000,
  gpCommitmentFraction: 0,
  firstCloseDate: '2026-06-30',
  hurdleAnnual: 0.08,
  months: 24,
  meanAdvanceAud: 250,
});
const measure = createTrancheMeasures(plan);

function figures(settings: TrancheSettings | null, flows: HandFlows = {}) {
  const out = new Float64Array(METRIC_COUNT).fill(-77.7);
  const hand =
    settings === null ? null : runHand(planOf(settings), { called: { 0: 1000 }, nav: { 0: 1000 }, ...flows });
  measure({ ...handPath({ months: 24, advances: [] }), tranches: hand === null ? null : hand.path }, out, 0);
  return (name: keyof typeof METRIC) => out[METRIC[name]]!;
}

const senior = notes(0.4, 0.12);

describe('a class that is paid on time', () => {
  const at = figures(
    { senior },
    { distributed: Object.fromEntries([3, 6, 9, 12, 15, 18, 21, 24].map((m) => [m, m === 24 ? 1100 : 12])) },
  );

  test('earns its coupon: 3 % a quarter', () => expect(at('seniorIrrAnnual')).toBeCloseTo(1.03 ** 4 - 1, 12));
  test('lives for as long as its principal stands', () => expect(at('seniorWalYears')).toBeCloseTo(2, 12));
  test('loses nothing', () => expect([at('seniorLossAud'), at('seniorLossFraction')]).toEqual([0, 0]));

  test('the equity has the rest, before carry: 600 to 688 in two years', () => {
    expect(at('equityIrrAnnual')).toBeCloseTo(Math.sqrt(688 / 600) - 1, 12);
    expect(at('equityLossAud')).toBe(0);
    expect(at('equityWalYears')).toBeCloseTo(2, 12);
  });

  test('all classes together lie between', () => {
    expect(at('allClassesIrrAnnual')).toBeGreaterThan(at('equityIrrAnnual'));
    expect(at('allClassesIrrAnnual')).toBeLessThan(at('seniorIrrAnnual'));
  });

  test('classes that are not there have no figures', () =>
    expect([at('mezzanineIrrAnnual'), at('preferredLossAud'), at('mezzanineFailedTestCount')]).toEqual([
      NaN,
      NaN,
      NaN,
    ]));
});

describe('losses', () => {
  test('are principal and coupons never paid; equity loses what does not come back', () => {
    const at = figures({ deferredBearsInterest: false, senior }, { distributed: { 24: 300 } });
    expect(at('seniorLossAud')).toBeCloseTo(400 + 96 - 300, 10);
    expect(at('seniorLossFraction')).toBeCloseTo(196 / 400, 12);
    expect(at('seniorIrrAnnual')).toBeCloseTo(Math.sqrt(300 / 400) - 1, 12);
    expect([at('equityIrrAnnual'), at('equityLossFraction')]).toEqual([-1, 1]);
  });

  test('everything lost is -100 %', () => expect(figures({ senior })('seniorIrrAnnual')).toBe(-1));

  test('without a call there is no return and no fraction', () => {
    const at = figures({ senior }, { called: {} });
    expect([at('seniorIrrAnnual'), at('seniorLossFraction'), at('seniorWalYears'), at('allClassesIrrAnnual')]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect(at('seniorLossAud')).toBe(0);
  });
});

test('failed tests are counted by class, months with trapped cash once', () => {
  const at = figures(
    { senior: notes(0.4, 0, { minCollateralMultiple: 3 }), mezzanine: notes(0.1, 0, { minCollateralMultiple: 3 }) },
    { nav: { 0: 1000 }, distributed: { 6: 100, 9: 500 } },
  );
  expect(at('seniorFailedTestCount')).toBe(3); // 2.5 in month 3, 900 / 400 in month 6, 500 / 300 in month 9
  expect(at('mezzanineFailedTestCount')).toBe(3);
  expect(at('trappedMonths')).toBe(2);
});

test('without tranches nothing has a value', () => {
  const at = figures(null);
  expect([at('seniorIrrAnnual'), at('equityLossAud'), at('trappedMonths'), at('allClassesIrrAnnual')]).toEqual([
    NaN,
    NaN,
    NaN,
    NaN,
  ]);
});
