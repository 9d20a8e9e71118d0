import { threefry } from './threefry.ts';
import { nextNormals, nextUniforms } from './xoshiro.ts';

/**
 * Sequential streams, one per (key, purpose, path, factor): xoshiro128** seeded from that position by one threefry block.
 * A factor's draws never depend on which other factors exist, nor on how many months are asked for.
 */

// Block words that no entity draw uses, so that a stream and a slot of the same position never share bits.
const NORMAL_STREAM = -1;
const UNIFORM_STREAM = -2;
const EDGE_STREAM = -3; // settles the rare normals at the edge of a ziggurat layer

const state = new Int32Array(4);
const edgeState = new Int32Array(4);

function openStream(
  key: Int32Array,
  purpose: number,
  path: number,
  factor: number,
  kind: number,
  into: Int32Array,
): void {
  threefry(key, purpose, path, factor, kind, into, 0);
  // The all-zero state is a fixed point; it turns up with probability 2^-128.
  if ((into[0]! | into[1]! | into[2]! | into[3]!) === 0) into[0] = 1;
}

/** Antithetic pairs by path: path 2k is drawn as it is, path 2k + 1 is its mirror image. This is the path that is drawn. */
export function drawnPath(path: number, antithetic: boolean): number {
  return antithetic ? path & ~1 : path;
}

/** True for the mirrored path of an antithetic pair. */
export function isMirrored(path: number, antithetic: boolean): boolean {
  return antithetic && (path & 1) === 1;
}

/**
 * The first `n` standard normals of the stream (purpose, path, factor), into `out[offset .. offset + n - 1]`.
 *
 * Prefix property: the first m draws are the same for every n >= m. Allocates nothing.
 * @param antithetic when true an odd path gets the negated normals of the even path before it
 */
export function fillNormals(
  key: Int32Array,
  purpose: number,
  path: number,
  factor: number,
  out: Float64Array,
  offset: number,
  n: number,
  antithetic = false,
): void {
  const drawn = drawnPath(path, antithetic);
  openStream(key, purpose, drawn, factor, NORMAL_STREAM, state);
  openStream(key, purpose, drawn, factor, EDGE_STREAM, edgeState);
  nextNormals(state, edgeState, out, offset, n);
  if (isMirrored(path, antithetic)) for (let i = offset; i < offset + n; i++) out[i] = -out[i]!;
}

/**
 * The first `n` uniforms in (0, 1) of the stream (purpose, path, factor), into `out[offset .. offset + n - 1]`.
 * Independent of the normals of the same position. Same prefix property; an antithetic odd path gets `1 - u`.
 */
export function fillUniforms(
  key: Int32Array,
  purpose: number,
  path: number,
  factor: number,
  out: Float64Array,
  offset: number,
  n: number,
  antithetic = false,
): void {
  openStream(key, purpose, drawnPath(path, antithetic), factor, UNIFORM_STREAM, state);
  nextUniforms(state, out, offset, n);
  if (isMirrored(path, antithetic)) for (let i = offset; i < offset + n; i++) out[i] = 1 - out[i]!;
}
