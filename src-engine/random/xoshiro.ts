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

const BLOCK = 256; // a multiple of 4, see below
const edgeAt = new Int32Array(BLOCK);
const edgePosition = new Int32Array(BLOCK);
const edgeLayer = new Uint8Array(BLOCK);

/**
 * Fills `out[offset .. offset + n - 1]` with independent standard normals by the ziggurat; advances both states.
 *
 * One word of `state` names the layers of four normals, one word each their signed positions. The 1.5 % that fall on the
 * edge of a layer are noted (no call inside the loop, so the state stays in registers) and settled after the block from `edgeState`, in order of position: so from
 * the same two states a longer fill always begins with the shorter one.
 * Further normals of the same stream need a fill whose n was a multiple of 4.
 */
export function nextNormals(
  state: Int32Array,
  edgeState: Int32Array,
  out: Float64Array,
  offset: number,
  n: number,
): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  const end = offset + n;
  let i = offset;
  while (i < end) {
    const blockEnd = i + BLOCK < end ? i + BLOCK : end;
    let edges = 0;
    while (i < blockEnd) {
      let five = Math.imul(b, 5);
      let layers = Math.imul((five << 7) | (five >>> 25), 9);
      let t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = (d << 11) | (d >>> 21);
      const stop = i + 4 < blockEnd ? i + 4 : blockEnd;
      for (; i < stop; i++) {
        five = Math.imul(b, 5);
        const r = Math.imul((five << 7) | (five >>> 25), 9);
        t = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = (d << 11) | (d >>> 21);
        const layer = layers & 255;
        layers >>= 8;
        out[i] = r * layerScale[layer]!;
        if ((r ^ (r >> 31)) >= layerInside[layer]!) {
          edgeAt[edges] = i;
          edgePosition[edges] = r;
          edgeLayer[edges] = layer;
          edges++;
        }
      }
    }
    for (let e = 0; e < edges; e++) out[edgeAt[e]!] = settle(edgeState, edgeLayer[e]!, edgePosition[e]!);
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

function nextUniform(state: Int32Array): number {
  return ((nextWord(state) >>> 0) + 0.5) * CELL;
}

/** The normal that begins with this layer and position: accepted under the curve, or drawn again until one is. */
function settle(state: Int32Array, firstLayer: number, firstPosition: number): number {
  let layer = firstLayer;
  let r = firstPosition;
  for (;;) {
    const x = r * layerScale[layer]!;
    if ((r ^ (r >> 31)) < layerInside[layer]!) return x;
    if (layer === 0) return r < 0 ? -tail(state) : tail(state);
    const low = layerDensity[layer]!;
    if (low + nextUniform(state) * (layerDensity[layer - 1]! - low) < exp(-0.5 * x * x)) return x;
    layer = nextWord(state) >>> 24;
    r = nextWord(state);
  }
}

/** A normal beyond TAIL_START: exponential with rejection. Source: Marsaglia (1964), Technometrics 6(1), 101-102. */
function tail(state: Int32Array): number {
  for (;;) {
    const beyond = -log(nextUniform(state)) / TAIL_START;
    const height = -log(nextUniform(state));
    if (height + height >= beyond * beyond) return TAIL_START + beyond;
  }
}
