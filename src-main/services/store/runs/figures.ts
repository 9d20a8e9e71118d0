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
 * Rows of figures as columns: in each a double for each path asked, NaN for those that were not simulated. One walk over the
 * rows, in their order: column by column would fetch every row from memory once a column.
 * @param completedPaths path of each row
 * @param width doubles a row
 */
export function columnsOf(
  rows: Float64Array,
  completedPaths: Int32Array,
  width: number,
  pathsAsked: number,
): readonly Float64Array[] {
  const columns = Array.from({ length: width }, () => new Float64Array(pathsAsked));
  if (completedPaths.length < pathsAsked) for (const column of columns) column.fill(NaN);
  for (let i = 0, at = 0; i < completedPaths.length; i++) {
    const path = completedPaths[i]!;
    for (let column = 0; column < width; column++, at++) columns[column]![path] = rows[at]!;
  }
  return columns;
}

/** Whether each is a path of the run and none is there twice. */
export function areDistinctPaths(paths: Int32Array, pathsAsked: number): boolean {
  const seen = new Uint8Array(pathsAsked);
  for (const path of paths) {
    if (seen[path] !== 0) return false; // undefined beyond the run
    seen[path] = 1;
  }
  return true;
}
