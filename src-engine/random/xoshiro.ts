import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';
import { CELL } from './uniform.ts';
import { layerDensity, layerInside, layerScale, TAIL_START } from './ziggurat.ts';

/**
 * xoshiro128**: a sequential generator of 32-bit words over a state of four words (not all zero), here in blocks with
 * the state in locals. Source: Blackman and Vigna (2021), ACM TOMS 47(4), 36.
 */

/** The next word; advances `state`. For rare draws: blocks are several times faster. */
export function nextWord(state: Int32Array): number {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  const five = Math.imul(b, 5);
  const word = Math.imul((five << 7) | (five >>> 25), 9);
  const t = b << 9;
  c ^= a;
  d ^= b;
  b ^= c;
  a ^= d;
  c ^= t;
  d = (d << 11) | (d >>> 21);
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
  return word;
}

/** Fills `out[offset .. offset + n - 1]` with uniforms `(u + 0.5) 2^-32`, one word each; advances `state`. */
export function nextUniforms(state: Int32Array, out: Float64Array, offset: number, n: number): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  const end = offset + n;
  for (let i = offset; i < end; i++) {
    const five = Math.imul(b, 5);
    const word = Math.imul((five << 7) | (five >>> 25), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    out[i] = ((word >>> 0) + 0.5) * CELL;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

/**
 * Fills `out[offset .. offset + n - 1]` with independent standard normals by the ziggurat; advances `state`.
 * A normal takes two words (one picks the layer, one the signed position), more in 1.2 % of cases; the draws do not
 * depend on n, so a longer block begins with the shorter one.
 */
export function nextNormals(state: Int32Array, out: Float64Array, offset: number, n: number): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  const end = offset + n;
  let i = offset;
  while (i < end) {
    let five = Math.imul(b, 5);
    const layer = Math.imul((five << 7) | (five >>> 25), 9) >>> 24;
    let t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    five = Math.imul(b, 5);
    const r = Math.imul((five << 7) | (five >>> 25), 9);
    t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    if ((r ^ (r >> 31)) < layerInside[layer]!) {
      out[i] = r * layerScale[layer]!;
      i++;
    } else {
      state[0] = a;
      state[1] = b;
      state[2] = c;
      state[3] = d;
      const x = edgeOfLayer(state, layer, r);
      a = state[0]!;
      b = state[1]!;
      c = state[2]!;
      d = state[3]!;
      if (x === x) {
        out[i] = x;
        i++;
      }
    }
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

/** The curved edge of a layer, or the tail: a normal, or NaN when the point lies above the density (draw again). */
function edgeOfLayer(state: Int32Array, layer: number, r: number): number {
  if (layer === 0) {
    // Tail beyond TAIL_START: Marsaglia (1964), exponential with rejection.
    let beyond: number;
    let height: number;
    do {
      beyond = -log(((nextWord(state) >>> 0) + 0.5) * CELL) / TAIL_START;
      height = -log(((nextWord(state) >>> 0) + 0.5) * CELL);
    } while (height + height < beyond * beyond);
    return r < 0 ? -(TAIL_START + beyond) : TAIL_START + beyond;
  }
  const x = r * layerScale[layer]!;
  const low = layerDensity[layer]!;
  const high = layerDensity[layer - 1]!;
  const y = low + ((nextWord(state) >>> 0) + 0.5) * CELL * (high - low);
  return y < exp(-0.5 * x * x) ? x : NaN;
}
