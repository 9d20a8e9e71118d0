import type { Unit } from '../../core/units.ts';
import type { Severity } from './config.ts';
import type { GuardrailPlan } from './resolve.ts';
import type { Judged, ReturnRisk } from './table.ts';

type RunRule = {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly unit: Unit;
  readonly limit: number;
  readonly breaks: 'above' | 'below';
  readonly value: number;
  readonly reason: string;
};

/** Rules about the run as a whole: the distribution of net IRR, the number of paths, the seed. */
export function runRules(plan: GuardrailPlan, risk: ReturnRisk, seedGiven: boolean): readonly Judged[] {
  const c = plan.config;
  const counted = `over ${risk.valuedCount} of ${risk.pathCount} paths with a net IRR`;
  const rules: readonly RunRule[] = [
    {
      rule: 'valueAtRisk99',
      title: 'VaR 99 of net IRR',
      severity: c.valueAtRisk99.severity,
      unit: 'Annual',
      limit: c.valueAtRisk99.limitAnnual,
      breaks: 'above',
      value: risk.valueAtRisk99Annual,
      reason: counted,
    },
    {
      rule: 'conditionalValueAtRisk99',
      title: 'CVaR 99 of net IRR',
      severity: c.conditionalValueAtRisk99.severity,
      unit: 'Annual',
      limit: c.conditionalValueAtRisk99.limitAnnual,
      breaks: 'above',
      value: risk.conditionalValueAtRisk99Annual,
      reason: counted,
    },
    {
      rule: 'fifthPercentile',
      title: '5th percentile of net IRR',
      severity: c.fifthPercentile.severity,
      unit: 'Annual',
      limit: risk.hurdleAnnual - c.fifthPercentile.belowHurdleAnnual,
      breaks: 'below',
      value: risk.fifthPercentileAnnual,
      reason: counted,
    },
    {
      rule: 'hurdleProbability',
      title: 'Paths that reach the hurdle',
      severity: c.hurdleProbability.severity,
      unit: 'Fraction',
      limit: c.hurdleProbability.limitFraction,
      breaks: 'below',
      value: risk.hurdleMetFraction,
      reason: counted,
    },
    {
      rule: 'pathCount',
      title: 'Number of paths',
      severity: c.pathCount.severity,
      unit: 'Count',
      limit: c.pathCount.limitCount,
      breaks: 'below',
      value: risk.pathCount,
      reason: 'paths that this result stands on',
    },
    {
      rule: 'seed',
      title: 'Seed chosen by the user',
      severity: c.seed.severity,
      unit: 'Flag',
      limit: 1,
      breaks: 'below',
      value: seedGiven ? 1 : 0,
      reason: seedGiven ? 'the scenario or the command names a seed' : 'no seed was given, so the default one was used',
    },
  ];
  return rules.map(judge);
}

function judge({ breaks, value, reason, ...rest }: RunRule): Judged {
  const common = { ...rest, firstMonth: null, shareOfPaths: null };
  if (Number.isNaN(value))
    return { ...common, value: null, headroom: null, state: 'not-evaluable', reason: 'no path has a net IRR' };
  const sign = breaks === 'above' ? 1 : -1;
  return {
    ...common,
    value,
    headroom: breaks === 'above' ? rest.limit - value : value - rest.limit,
    state: sign * value > sign * rest.limit ? 'breach' : 'pass',
    reason,
  };
}
