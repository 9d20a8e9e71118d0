import { describe, expect, test } from 'vitest';
import { planWith, scenarioWith, type Settings } from '../support/plans.ts';
import {
  differentDistributions,
  differentMeans,
  differentPathMeans,
  fastSample,
  firstPaths,
  oracleSample,
} from './compare.ts';
import { createOracle } from './oracle.ts';

// `compare.full.ts` does the same with 2,000 paths and on other funds.
const PATHS = 300;
const base: Settings = { 'run.seed': 42 };
const elsewhere: Settings = { 'run.seed': 'oracle' };

describe('fast engine and month-by-month oracle on base-100m', () => {
  const plan = planWith(base);
  const fast = fastSample(plan, 4 * PATHS);

  test('independent runs: same distribution of IRR, multiple and carry, same exits by cause', () => {
    const oracle = oracleSample(planWith(elsewhere), scenarioWith(elsewhere), PATHS);
    expect(differentDistributions(fast, oracle, ['netIrrAnnual', 'netTvpiMultiple', 'carryPaidAud'])).toEqual([]);
    expect(differentMeans(fast, oracle)).toEqual([]);
  });

  test('same market paths: same means, and the same NAV month by month', () => {
    const oracle = oracleSample(plan, scenarioWith(base), PATHS);
    expect(differentPathMeans(firstPaths(fast, PATHS), oracle)).toEqual([]);
  });
});

test('the oracle refuses a fund that it does not know', () => {
  const other: Settings = { 'exits.fundEnd.rule': 'run-off' };
  expect(() => createOracle(planWith(other), scenarioWith(other))).toThrow('does not know');
});
