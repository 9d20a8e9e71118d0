import { describe, expect, test } from 'vitest';
import { correlation } from '../../../src-engine/numeric/neumaier.ts';
import { METRIC } from '../../../src-engine/fund/metrics/column-index.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { columnOf } from '../../../src-engine/fund/run/result.ts';
import { smallFund } from '../../support/gallery.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';
import { fundRows, registryPlan, runRegistry, together } from './plans.ts';

const small: Settings = { ...smallFund, 'fund.commitmentsAud': 2e7, 'run.paths': 32, 'run.seed': 'registry' };

/** Scenarios whose market, stress or draws work in a way of their own. */
const kinds: Readonly<Record<string, Settings>> = {
  'mean reversion': {},
  'geometric Brownian motion': { 'market.model': 'gbm' },
  regimes: { 'market.model': 'regime-switching' },
  'drawn cycle': { 'market.model': 'sydney-cycle' },
  'crisis in year 2': { 'stress.preset': 'crisis', 'stress.startMonth': 18 },
  'recorded market': { 'stress.replay.episode': 'sydney-2017' },
  antithetic: { 'run.mode': 'antithetic' },
  sobol: { 'run.mode': 'sobol' },
  'expected path': { 'run.mode': 'deterministic' },
  'own prices': { 'exits.priceBasis': 'own' },
  'a rule that moves hazards': {
    rules: [
      {
        name: 'rush',
        when: { metric: 'fundYear', op: 'at-least', threshold: 4 },
        fromYear: 4,
        lasts: 'ever',
        set: { 'exits.sale.multiplier': 2 },
      },
    ],
  },
  'American terms': { 'waterfall.style': 'american' },
  'both lines': { 'leverage.subscriptionLine.limitFraction': 0.3, 'leverage.navLine.limitFraction': 0.2 },
};

describe.each(Object.entries(kinds))('%s', (_, settings) => {
  const alone = planWith({ ...small, ...settings });
  const { rows, fans } = runPlan(alone);

  test('a registry of one fund is that fund, bit for bit', () => {
    const plan = registryPlan({ ...small, ...settings }, [{}]);
    const outcome = runRegistry(plan);
    expect(fundRows(plan, outcome, 0)).toEqual(rows);
    expect(outcome.fans).toEqual(fans);
    expect(plan.funds[0]!.plan.scenarioHash).toBe(alone.scenarioHash);
    expect(together(plan, outcome, 'aggregateNetIrrAnnual')).toEqual(columnOf(rows, METRIC.netIrrAnnual));
  });

  test('the first fund does not see the others, and each of them is its own plan run alone', () => {
    const plan = registryPlan({ ...small, ...settings }, [
      {},
      { closeMonth: 24, settings: { 'fund.commitmentsAud': 8e6 } },
      { closeMonth: 5, settings: { 'fund.lifeMonths': 60 } },
    ]);
    const outcome = runRegistry(plan);
    expect(fundRows(plan, outcome, 0)).toEqual(rows);
    for (const fund of [1, 2]) expect(fundRows(plan, outcome, fund)).toEqual(runPlan(plan.funds[fund]!.plan).rows);
  });
});

test('a later fund reads the common market from its own first close', () => {
  const plan = registryPlan(small, [{}, { closeMonth: 24 }]);
  const [first, second] = plan.funds.map((fund) => createPathRunner(fund.plan).run(7));
  const a = first!.market;
  const b = second!.market;
  for (const name of ['nationalLog', 'cashRateAnnual', 'unemploymentFraction'] as const)
    expect(b[name].subarray(0, a.months - 23)).toEqual(a[name].subarray(24));
  const suburb = second!.advances.suburb[0]!;
  const rows = b.months + 1;
  expect(b.suburbIndex[suburb * rows]).not.toBe(1); // homes cost what prices have made of them by then
  for (let zone = 0; zone < 3; zone++)
    expect(b.zoneLog.subarray(zone * rows, zone * rows + a.months - 23)).toEqual(
      a.zoneLog.subarray(zone * (a.months + 1) + 24, (zone + 1) * (a.months + 1)),
    );
});

test('identical funds that close together share markets, not owners', () => {
  const plan = registryPlan({ ...small, 'run.paths': 200 }, [{}, {}]);
  const outcome = runRegistry(plan);
  const [a, b] = [0, 1].map((fund) => columnOf(fundRows(plan, outcome, fund), METRIC.netIrrAnnual));
  const rho = correlation(a!, b!);
  expect(rho).toBeGreaterThan(0.2);
  expect(rho).toBeLessThan(0.999);
  const growth = [0, 1].map((fund) => columnOf(fundRows(plan, outcome, fund), METRIC.worstNationalFallFraction));
  expect(growth[0]).toEqual(growth[1]);
});

test('owners of two funds on the same path have no draw in common', () => {
  const plan = registryPlan(small, [{}, {}]);
  const clocks = plan.funds.map((fund) => {
    const { advances, advanceCount } = createPathRunner(fund.plan).run(0);
    return new Set(advances.clock.subarray(0, advanceCount));
  });
  expect(clocks[0]!.size).toBeGreaterThan(5);
  expect([...clocks[0]!].filter((clock) => clocks[1]!.has(clock))).toEqual([]);
});
