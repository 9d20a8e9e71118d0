import { uniform } from '../../random/uniform.ts';
import { GUIDE_CELLS, type AllocationPlan } from './plan.ts';

/**
 * The zone for the next advance of `sizeAud`: the one furthest below where its weights want it, among zones with room.
 * `heldAud[z]` is what the weights are measured on (advances made so far, or cost outstanding), `wantedAud[z]` what the
 * weights have called for so far; both AUD. `costAud[z]` is cost outstanding, for the limits. Ties go to the lower code.
 * @returns zone code, or -1 when no zone has a weight and room
 */
export function chooseZone(
  plan: AllocationPlan,
  weightFraction: Float64Array,
  wantedAud: Float64Array,
  heldAud: Float64Array,
  costAud: Float64Array,
  sizeAud: number,
): number {
  let best = -1;
  let bestGapAud = -Infinity;
  for (let zone = 0; zone < weightFraction.length; zone++) {
    if (weightFraction[zone]! <= 0 || plan.zoneFirst[zone] === plan.zoneFirst[zone + 1]) continue;
    if (costAud[zone]! + sizeAud > plan.zoneLimitAud[zone]!) continue;
    const gapAud = wantedAud[zone]! + weightFraction[zone]! * sizeAud - heldAud[zone]!;
    if (gapAud > bestGapAud) {
      bestGapAud = gapAud;
      best = zone;
    }
  }
  return best;
}

/**
 * The suburb of a zone that the uniform of random word `word` falls on (by sales), or the next one with room for `sizeAud` at cost.
 * `suburbCostAud[s]` is cost outstanding.
 * @returns suburb code, or -1 when the whole zone is full
 */
export function chooseSuburb(
  plan: AllocationPlan,
  zone: number,
  word: number,
  suburbCostAud: Float64Array,
  sizeAud: number,
): number {
  const u = uniform(word);
  const first = plan.zoneFirst[zone]!;
  const end = plan.zoneFirst[zone + 1]!;
  let found = plan.guide[zone * GUIDE_CELLS + ((u * GUIDE_CELLS) | 0)]!;
  while (found < end - 1 && plan.cumulativeFraction[found]! < u) found++;
  for (let step = 0, at = found; step < end - first; step++, at = at + 1 === end ? first : at + 1) {
    const suburb = plan.suburbs[at]!;
    if (suburbCostAud[suburb]! + sizeAud <= plan.suburbLimitAud) return suburb;
  }
  return -1;
}
