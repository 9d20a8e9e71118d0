import { sha256Hex } from '../core/sha-256.ts';
import { exp } from './exp.ts';
import { expm1 } from './expm1.ts';
import { inverseNormal } from './inverse-normal.ts';
import { log, log1p } from './log.ts';
import { normalCdf } from './normal-cdf.ts';
import { pow } from './pow.ts';

const POINTS = 256;

/** Functions that every figure stands on, with the range of their inputs: `at` runs over (0, 1). */
const functions: readonly ((at: number) => number)[] = [
  (at) => exp(1400 * at - 700),
  (at) => expm1(20 * at - 10),
  (at) => log(at * 1e6),
  (at) => log1p(3 * at - 0.999),
  (at) => pow(0.01 + 3 * at, 24 * at - 12),
  (at) => normalCdf(16 * at - 8),
  (at) => inverseNormal(at),
  (at) => Math.sqrt(at),
];

/**
 * SHA-256 over the elementary functions on fixed inputs: a self-test of the arithmetic. Two machines with the same value give
 * the same figures; another value means that results must not be compared bit by bit. About a millisecond.
 */
export function kernelHash(): string {
  const values = new Float64Array(functions.length * POINTS);
  let state = 0x9e3779b9 | 0;
  for (let i = 0; i < values.length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    values[i] = functions[i % functions.length]!(((state >>> 0) + 0.5) / 4294967296);
  }
  return sha256Hex(new Uint8Array(values.buffer));
}
