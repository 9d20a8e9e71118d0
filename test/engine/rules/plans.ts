import type { RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { planWith, type Settings } from '../../support/plans.ts';

/** A fund that is quick to resolve and to run. */
export const small: Settings = {
  'run.seed': 'year-bounded',
  'run.paths': 12,
  'zones.universe.count': 20,
  'fund.commitmentsAud': 20_000_000,
};

export type Rule = Readonly<Record<string, unknown>>;

/** A rule that acts in every month from month 1 on, unless `change` says otherwise. */
export const ruleOf = (set: Readonly<Record<string, number | boolean>>, change: Rule = {}): Rule => ({
  name: 'a rule',
  when: { metric: 'fundYear', op: 'at-least', threshold: 1 },
  set,
  ...change,
});

export const planOf = (rules: readonly Rule[], settings: Settings = {}): RunPlan =>
  planWith({ ...small, ...settings, ...(rules.length === 0 ? {} : { rules }) });
