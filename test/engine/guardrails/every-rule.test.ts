import { describe, expect, test } from 'vitest';
import { guardrailsConfig } from '../../../src-engine/fund/guardrails/config.ts';
import { ruleNames } from '../../../src-engine/fund/guardrails/overrides.ts';
import { buildResult, type RunResult } from '../../../src-engine/fund/run/result.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';
import { ruleBase, ruleCases } from './rule-cases.ts';

const known = new Map<string, RunResult>();

/** The result of a scenario; scenarios that several rules share are run once. */
function resultOf(settings: Settings): RunResult {
  const all = Object.fromEntries(
    Object.entries({ ...ruleBase, ...settings }).filter(([, value]) => value !== undefined),
  );
  const key = JSON.stringify(all);
  const found = known.get(key);
  if (found !== undefined) return found;
  const plan = planWith(all);
  const result = buildResult(plan, runPlan(plan));
  known.set(key, result);
  return result;
}

const ruleOf = (settings: Settings, rule: string) =>
  resultOf(settings).guardrails.find((guardrail) => guardrail.rule === rule)!;

test('the table covers every rule, and no other', () => {
  expect(Object.keys(ruleCases).toSorted()).toEqual(ruleNames(guardrailsConfig.parse({})).toSorted());
});

describe.each(Object.entries(ruleCases))('%s', (rule, { fires, passes }) => {
  test('fires on the scenario built for it', () => {
    const result = ruleOf(fires, rule);
    expect({ state: result.state, reason: result.reason }).toEqual({ state: 'breach', reason: result.reason });
    expect(result.headroom!).toBeLessThan(0);
  });

  test('passes on the other', () => {
    const result = ruleOf(passes, rule);
    expect({ state: result.state, value: result.value, limit: result.limit }).toEqual({
      state: 'pass',
      value: result.value,
      limit: result.limit,
    });
    expect(result.headroom!).toBeGreaterThanOrEqual(0);
  });
});
