import type { ReturnRisk } from '../guardrails/table.ts';
import { quantileOfSorted } from '../../numeric/quantile.ts';
import { mean } from '../../numeric/neumaier.ts';
import type { MetricsPlan } from './resolve.ts';
import { HURDLE_TOLERANCE } from './return-measures.ts';
import { conditionalValueAtRisk, valueAtRisk } from './risk.ts';

/** The figures of the net IRR that guardrails about the whole run judge. Total losses count as -1, NaN is left out. */
export function returnRiskOf(plan: MetricsPlan, netIrrAnnual: Float64Array): ReturnRisk {
  const valued = netIrrAnnual.filter((rate) => !Number.isNaN(rate));
  const sorted = valued.slice().sort();
  return {
    pathCount: netIrrAnnual.length,
    valuedCount: valued.length,
    valueAtRisk99Annual: valueAtRisk(sorted, 0.99),
    conditionalValueAtRisk99Annual: conditionalValueAtRisk(sorted, 0.99),
    fifthPercentileAnnual: quantileOfSorted(sorted, 0.05),
    hurdleAnnual: plan.hurdleAnnual,
    hurdleMetFraction: mean(valued.map((rate) => (rate >= plan.hurdleAnnual - HURDLE_TOLERANCE ? 1 : 0))),
  };
}
