import { nextNormals } from '../../../src-engine/random/xoshiro.ts';
import { median } from '../measure.ts';

/** Standard normals in blocks by the engine's ziggurat: nanoseconds of CPU per normal. */
const BLOCK = 4096;
const BLOCKS = 2000;
const ROUNDS = 7;
const state = Int32Array.of(1, 2, 3, 4);
const edgeState = Int32Array.of(5, 6, 7, 8);
const out = new Float64Array(BLOCK);
const nanos: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const before = process.cpuUsage();
  for (let block = 0; block < BLOCKS; block++) nextNormals(state, edgeState, out, 0, BLOCK);
  const { user, system } = process.cpuUsage(before);
  nanos.push(((user + system) * 1000) / (BLOCK * BLOCKS));
}
console.log(JSON.stringify({ nanosPerNormal: median(nanos) }));
