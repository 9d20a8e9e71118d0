import { AppError, type FieldIssue } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { monthEnd, parseDate } from '../../numeric/dates.ts';
import type { GuardrailsConfig } from './config.ts';
import type { OverrideConfig } from './config-overrides.ts';
import type { GuardrailCounts, GuardrailResult, Judged } from './table.ts';

/** An accepted breach with its last day as a month of the fund. */
export type Override = OverrideConfig & {
  /** Last month whose end is not after `until`; Infinity without it, -1 when it lies before first close. */
  readonly untilMonth: number;
};

/** Rules about the run or a whole path: a breach of theirs begins in no month, so that no `until` can be tested. */
const withoutMonth = new Set([
  'zoneVolatility',
  'zoneDefaultHazard',
  'wal',
  'fundEndProceeds',
  'netIrr',
  'netMultiple',
  'valueAtRisk99',
  'conditionalValueAtRisk99',
  'fifthPercentile',
  'hurdleProbability',
  'pathCount',
  'seed',
]);

/** Names of all rules: the groups of the guardrail schema, in its order. */
export function ruleNames(config: GuardrailsConfig): readonly string[] {
  return Object.entries(config).flatMap(([name, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? [name] : [],
  );
}

/** @throws AppError `input/invalid` for an unknown rule, a second override of one rule, an `until` that nothing can test */
export function resolveOverrides(
  config: GuardrailsConfig,
  firstCloseDate: string,
  months: number,
): ReadonlyMap<string, Override> {
  const names = ruleNames(config);
  const found = new Map<string, Override>();
  const issues: FieldIssue[] = [];
  config.overrides.forEach((override, at) => {
    const path = `guardrails.overrides[${at}]`;
    const { rule, until } = override;
    if (!names.includes(rule)) {
      const near = nearestName(rule, names);
      issues.push({
        path: `${path}.rule`,
        message: `there is no guardrail of this name`,
        remedy: near === undefined ? `Rules are ${names.join(', ')}.` : `Did you mean ${near}?`,
      });
    } else if (found.has(rule))
      issues.push({
        path: `${path}.rule`,
        message: `${rule} has an override already`,
        remedy: 'Keep the one that is in force.',
      });
    else if (until !== null && withoutMonth.has(rule))
      issues.push({
        path: `${path}.until`,
        message: `a breach of ${rule} begins in no month`,
        remedy: 'Leave `until` out: this rule judges whole paths or the run.',
      });
    else
      found.set(rule, {
        ...override,
        untilMonth: until === null ? Infinity : lastMonth(firstCloseDate, until, months),
      });
  });
  if (issues.length > 0) throw new AppError('input/invalid', 'The overrides of guardrails cannot be kept.', {}, issues);
  return found;
}

function lastMonth(firstCloseDate: string, until: string, months: number): number {
  const close = parseDate(firstCloseDate);
  const end = parseDate(until);
  let month = -1;
  while (month < months && monthEnd(close, month + 1) <= end) month += 1;
  return month;
}

/** The result with the override that names its rule. A breach that begins after `until` is not covered; nothing else changes. */
export function withOverride(result: Judged, overrides: ReadonlyMap<string, Override>): GuardrailResult {
  const override = overrides.get(result.rule);
  if (override === undefined) return { ...result, override: null };
  const { by, date, reason, until, untilMonth } = override;
  const covers = result.state === 'breach' && (result.firstMonth ?? 0) <= untilMonth;
  return { ...result, override: { by, date, reason, until, covers } };
}

/** Rules by state; breaches that an override covers are counted apart from the others. */
export function countGuardrails(results: readonly GuardrailResult[]): GuardrailCounts {
  const of = (test: (result: GuardrailResult) => boolean) => results.filter(test).length;
  return {
    pass: of(({ state }) => state === 'pass'),
    breach: of(({ state, override }) => state === 'breach' && override?.covers !== true),
    overridden: of(({ state, override }) => state === 'breach' && override?.covers === true),
    notEvaluable: of(({ state }) => state === 'not-evaluable'),
  };
}
