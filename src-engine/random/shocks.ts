import { SOBOL_DIMENSIONS, sobolNormal, sobolUniform } from './sobol.ts';
import { fillNormals, fillUniforms } from './stream.ts';
import type { DrawSettings } from './settings.ts';

/**
 * Draws of one market factor in the mode of the run, month by month.
 *
 * Sobol mode: path p is point floor(p / replicates) of replicate p mod replicates. Of `slots` factors that take part, the
 * one in `slot` uses dimension `m * slots + slot` in month m, so that every factor's early months get the best dimensions.
 * Months whose dimension lies beyond the table (960 dimensions: 8 factors for 10 years), and factors with a negative slot,
 * take the factor's own pseudo-random stream instead: the estimate stays unbiased, those draws gain nothing.
 */

/** The first `n` standard normals of a factor. Deterministic mode: zeros. */
export function fillShockNormals(
  draws: DrawSettings,
  purposeCode: number,
  path: number,
  factor: number,
  slot: number,
  slots: number,
  out: Float64Array,
  offset: number,
  n: number,
): void {
  if (draws.mode === 'deterministic') {
    out.fill(0, offset, offset + n);
    return;
  }
  const quasi = draws.mode === 'sobol' ? monthsInTable(slot, slots, n) : 0;
  if (quasi < n) fillNormals(draws.key, purposeCode, path, factor, out, offset, n, draws.mode === 'antithetic');
  const replicate = path % draws.replicates;
  const point = Math.floor(path / draws.replicates);
  for (let m = 0; m < quasi; m++) out[offset + m] = sobolNormal(draws.key, replicate, point, m * slots + slot);
}

/** The first `n` uniforms of a factor (regimes, phases). Deterministic mode: one half. */
export function fillShockUniforms(
  draws: DrawSettings,
  purposeCode: number,
  path: number,
  factor: number,
  slot: number,
  slots: number,
  out: Float64Array,
  offset: number,
  n: number,
): void {
  if (draws.mode === 'deterministic') {
    out.fill(0.5, offset, offset + n);
    return;
  }
  const quasi = draws.mode === 'sobol' ? monthsInTable(slot, slots, n) : 0;
  if (quasi < n) fillUniforms(draws.key, purposeCode, path, factor, out, offset, n, draws.mode === 'antithetic');
  const replicate = path % draws.replicates;
  const point = Math.floor(path / draws.replicates);
  for (let m = 0; m < quasi; m++) out[offset + m] = sobolUniform(draws.key, replicate, point, m * slots + slot);
}

function monthsInTable(slot: number, slots: number, n: number): number {
  if (slot < 0 || slot >= slots) return 0;
  return Math.min(n, Math.floor((SOBOL_DIMENSIONS - 1 - slot) / slots) + 1);
}
