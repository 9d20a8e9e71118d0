import { AppError } from '../../core/errors.ts';
import { sum } from '../../numeric/neumaier.ts';
import { withOverride } from './overrides.ts';
import type { GuardrailPlan } from './resolve.ts';
import type { PathRule } from './rules.ts';
import { pathRules } from './rules.ts';
import { runRules } from './run-rules.ts';
import type { GuardrailResult, Judged, ReturnRisk } from './table.ts';

/** Columns of a run by name, one entry per path in path order: path metrics and guardrails together. */
export type RunColumns = Readonly<Record<string, Float64Array>>;

/** What is known of the run besides its columns. `seedGiven`: the user chose the seed. */
export type RunFacts = { readonly returnRisk: ReturnRisk; readonly seedGiven: boolean };

/**
 * State of every rule over the paths of a run, in the order in which rules are shown. Nothing throws for a breach.
 * @throws AppError `input/invalid` when a column that a rule reads is missing.
 */
export function evaluateGuardrails(
  plan: GuardrailPlan,
  columns: RunColumns,
  facts: RunFacts,
): readonly GuardrailResult[] {
  return [
    ...pathRules(plan).map((rule) => overPaths(rule, plan.config.toleratedPathFraction, columns)),
    zoneDefaultHazard(plan, columns),
    ...runRules(plan, facts.returnRisk, facts.seedGiven),
  ].map((result) => withOverride(result, plan.overrides));
}

/**
 * A path rule over many paths. It is breached when more than the tolerated share of valued paths break it; `value` is the
 * value at that rank from the worst (the floor(tolerance n) + 1-th), so that value and limit compare exactly as the state says.
 */
function overPaths(rule: PathRule, toleratedFraction: number, columns: RunColumns): Judged {
  const values = column(columns, rule.column);
  const months = rule.monthColumn === null ? null : column(columns, rule.monthColumn);
  const sign = rule.breaks === 'above' ? 1 : -1;
  const common = { rule: rule.rule, title: rule.title, severity: rule.severity, unit: rule.unit, limit: rule.limit };
  const badness: number[] = [];
  const firstMonths: number[] = [];
  let broken = 0;
  for (let path = 0; path < values.length; path += 1) {
    const value = values[path]!;
    if (Number.isNaN(value)) continue;
    badness.push(sign * value);
    if (sign * value <= sign * rule.limit) continue;
    broken += 1;
    const month = months === null ? NaN : months[path]!;
    if (!Number.isNaN(month)) firstMonths.push(month);
  }
  if (badness.length === 0)
    return {
      ...common,
      value: null,
      headroom: null,
      firstMonth: null,
      shareOfPaths: null,
      state: 'not-evaluable',
      reason: rule.absent,
    };
  const worstFirst = Float64Array.from(badness).sort().reverse();
  const rank = Math.min(Math.floor(toleratedFraction * worstFirst.length), worstFirst.length - 1);
  const value = sign * worstFirst[rank]!;
  const sortedMonths = Float64Array.from(firstMonths).sort();
  return {
    ...common,
    value,
    headroom: rule.breaks === 'above' ? rule.limit - value : value - rule.limit,
    firstMonth: sortedMonths.length === 0 ? null : sortedMonths[(sortedMonths.length - 1) >> 1]!,
    shareOfPaths: broken / worstFirst.length,
    state: sign * value > sign * rule.limit ? 'breach' : 'pass',
    reason:
      worstFirst.length === 1
        ? 'value of the one path'
        : `value of the path at rank ${rank + 1} from the worst of ${worstFirst.length}`,
  };
}

/** Defaults per advance-year of each zone over the fund's, defaults and years summed over all paths. */
function zoneDefaultHazard(plan: GuardrailPlan, columns: RunColumns): Judged {
  const { limitMultiple: limit, severity } = plan.config.zoneDefaultHazard;
  const common = {
    rule: 'zoneDefaultHazard',
    title: 'Default hazard of a zone over that of the fund',
    severity,
    unit: 'Multiple',
    limit,
    firstMonth: null,
    shareOfPaths: null,
  } as const;
  const defaults = ['greenDefaultCount', 'orangeDefaultCount', 'redDefaultCount'].map((n) => sum(column(columns, n)));
  const years = ['greenExposureYears', 'orangeExposureYears', 'redExposureYears'].map((n) => sum(column(columns, n)));
  const fund = sum(defaults) / sum(years);
  if (!(fund > 0))
    return {
      ...common,
      value: null,
      headroom: null,
      state: 'not-evaluable',
      reason: 'no advance defaulted on any path',
    };
  let value = 0;
  for (let z = 0; z < defaults.length; z += 1)
    if (years[z]! > 0) value = Math.max(value, defaults[z]! / years[z]! / fund);
  return {
    ...common,
    value,
    headroom: limit - value,
    state: value > limit ? 'breach' : 'pass',
    reason: `${sum(defaults)} defaults over all paths together`,
  };
}

function column(columns: RunColumns, name: string): Float64Array {
  const values = columns[name];
  if (values === undefined)
    throw new AppError('input/invalid', `Guardrails need the column '${name}', which this run did not keep.`, {
      column: name,
    });
  return values;
}
