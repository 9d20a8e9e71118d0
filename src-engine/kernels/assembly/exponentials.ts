import { logarithm } from './logarithm';
import { uniforms } from './uniforms';

/** Exp(1) draws, -log of a uniform, from four random words. Addresses in bytes. */
export function exponentials(words: usize, out: usize): void {
  v128.store(out, f64x2.neg(logarithm(uniforms(words))));
  v128.store(out, f64x2.neg(logarithm(uniforms(words + 8))), 16);
}
