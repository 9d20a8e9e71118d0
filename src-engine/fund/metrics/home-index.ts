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
  const held = new Int32Array(suburbs);
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
      for (let m = 0; m < rows; m += 1) out[m] = exp(market.nationalLog[m]! - market.nationalLog[0]!);
      return;
    }
    out.fill(0);
    const index = market.suburbIndex;
    let count = 0;
    for (let s = 0; s < weights.length; s += 1) if (weights[s]! > 0) held[count++] = s;
    // Two suburbs at a time: half the reads and writes of `out`.
    for (let i = 0; i < count; i += 2) {
      const a = held[i]!;
      const b = i + 1 < count ? held[i + 1]! : a;
      const fromA = a * marketRows;
      const fromB = b * marketRows;
      const weightA = weights[a]! / total / index[fromA]!;
      const weightB = b === a ? 0 : weights[b]! / total / index[fromB]!;
      for (let m = 0; m < rows; m += 1) out[m]! += weightA * index[fromA + m]! + weightB * index[fromB + m]!;
    }
  };
}
