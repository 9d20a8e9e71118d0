import { exp } from '../../numeric/exp.ts';
import type { ReinvestmentPlan } from './plan.ts';

/**
 * Weights by which recycled cash is placed in month `month`, written to `out` (length Z, sum 1).
 * Opportunistic looks at growth up to the previous month-end only: never at the future of the path.
 * @param zoneLog national plus zone log index, zone-major with `stride` months per zone
 */
export function recycledWeights(
  plan: ReinvestmentPlan,
  targetFraction: Float64Array,
  zoneLog: Float64Array,
  stride: number,
  month: number,
  out: Float64Array,
): void {
  if (plan.strategy === 'custom') {
    out.set(plan.customFraction);
    return;
  }
  out.set(targetFraction);
  if (plan.strategy !== 'opportunistic' || month < 1) return;
  const last = month - 1;
  const first = Math.max(0, last - plan.lookbackMonths);
  let total = 0;
  for (let zone = 0; zone < out.length; zone++) {
    const growth = zoneLog[zone * stride + last]! - zoneLog[zone * stride + first]!;
    out[zone] = out[zone]! * exp(plan.tilt * growth);
    total += out[zone]!;
  }
  for (let zone = 0; zone < out.length; zone++) out[zone] = out[zone]! / total;
}
