import { createHash } from 'node:crypto';

/** Bytes of an array as they lie in memory: little-endian on every machine that we build for. */
export const bytesOf = (array: Float64Array | Uint8Array | Int32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** A copy, since a BLOB need not lie where doubles may. Null when the bytes are no whole number of doubles. */
export function doublesOf(bytes: Uint8Array): Float64Array | null {
  if (bytes.byteLength % 8 !== 0) return null;
  const doubles = new Float64Array(bytes.byteLength / 8);
  bytesOf(doubles).set(bytes);
  return doubles;
}

export function hashOf(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/**
 * One column of rows of figures: a double for each path asked, NaN for those that were not simulated.
 * @param completedPaths path of each row
 */
export function columnOf(
  rows: Float64Array,
  completedPaths: Int32Array,
  column: number,
  width: number,
  pathsAsked: number,
): Float64Array {
  const figures = new Float64Array(pathsAsked).fill(NaN);
  for (let i = 0; i < completedPaths.length; i++) figures[completedPaths[i]!] = rows[i * width + column]!;
  return figures;
}
