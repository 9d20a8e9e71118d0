import { inverseNormal } from '../numeric/inverse-normal.ts';
import { purpose } from './draws.ts';
import { joeKuoDimensions, joeKuoText } from './joe-kuo.ts';
import { threefry } from './threefry.ts';
import { uniform } from './uniform.ts';

/**
 * Scrambled Sobol points: for each replicate the Joe-Kuo sequence under its own random digital shift (XOR with one random
 * word per dimension). Every replicate is an unbiased estimate; the spread of replicates gives the interval.
 * The origin is skipped: point 0 here is the sequence's index 1. Points come in Gray-code order.
 * Source: Sobol (1967); Antonov and Saleev (1979) for the order; L'Ecuyer and Lemieux (2002) for the shift.
 */

/** Dimensions in the table. Draws that would need a later one must fall back on a pseudo-random stream. */
export const SOBOL_DIMENSIONS = joeKuoDimensions;

let directions: Int32Array | null = null;

/** 32 direction words per dimension, from the recurrence of the primitive polynomial; made at the first use. */
function directionWords(): Int32Array {
  if (directions !== null) return directions;
  const table = new Int32Array(32 * SOBOL_DIMENSIONS);
  for (let bit = 0; bit < 32; bit++) table[bit] = 1 << (31 - bit);
  const numbers = joeKuoText.trim().split(/\s+/);
  let at = 0;
  for (let dimension = 1; dimension < SOBOL_DIMENSIONS; dimension++) {
    const base = 32 * dimension;
    const polynomial = Number.parseInt(numbers[at++]!, 36);
    const degree = 31 - Math.clz32(polynomial);
    for (let bit = 0; bit < degree; bit++) table[base + bit] = Number.parseInt(numbers[at++]!, 36) << (31 - bit);
    for (let bit = degree; bit < 32; bit++) {
      const oldest = table[base + bit - degree]!;
      let word = oldest ^ (oldest >>> degree);
      for (let k = 1; k < degree; k++) if (((polynomial >>> (degree - k)) & 1) === 1) word ^= table[base + bit - k]!;
      table[base + bit] = word;
    }
  }
  directions = table;
  return table;
}

/** The 32 bits of coordinate `dimension` (from 0) of the unscrambled point with Gray-code index `index` (0 = the origin). */
export function sobolWord(index: number, dimension: number): number {
  const table = directionWords();
  let gray = index ^ (index >>> 1);
  let word = 0;
  for (let at = 32 * dimension; gray !== 0; at++, gray >>>= 1) if ((gray & 1) === 1) word ^= table[at]!;
  return word;
}

const shift = new Int32Array(4);

/** Uniform in (0, 1): coordinate `dimension` of point `point` of a scrambled replicate. */
export function sobolUniform(key: Int32Array, replicate: number, point: number, dimension: number): number {
  threefry(key, purpose.sobolScramble, replicate, dimension, 0, shift, 0);
  return uniform(sobolWord(point + 1, dimension) ^ shift[0]!);
}

/** Standard normal at the same place, by inverse CDF. */
export function sobolNormal(key: Int32Array, replicate: number, point: number, dimension: number): number {
  return inverseNormal(sobolUniform(key, replicate, point, dimension));
}
