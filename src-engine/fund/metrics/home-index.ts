import { exp } from '../../numeric/exp.ts';
import type { PathTables } from './table.ts';

/**
 * Price index of the suburbs that the fund holds on a path, 1 at first close: suburb indices weighted by the principal advanced
 * over the whole life, so that it shows prices and not the drift of the mix. The national index when nothing was advanced.
 * Writes months 0..length - 1 of `out`. Scratch belongs to the instance: one per worker.
 *
 * @param suburbs in the universe of the run
 */
export function createHomeIndex(suburbs: number): (tables: PathTables, out: Float64Array) => void {
  const weights = new Float64Array(suburbs);
  return function fillHomeIndex({ market, advances, advanceCount }, out) {
    const rows = out.length;
    const marketRows = market.months + 1;
    let total = 0;
    weights.fill(0);
    for (let i = 0; i < advanceCount; i += 1) {
      weights[advances.suburb[i]!]! += advances.principalAud[i]!;
      total += advances.principalAud[i]!;
    }
    if (total === 0) {
      for (let m = 0; m < rows; m += 1) out[m] = exp(market.nationalLog[m]!);
      return;
    }
    out.fill(0);
    for (let s = 0; s < weights.length; s += 1) {
      const weight = weights[s]! / total;
      if (weight === 0) continue;
      const from = s * marketRows;
      for (let m = 0; m < rows; m += 1) out[m]! += weight * market.suburbIndex[from + m]!;
    }
  };
}
