/**
 * Uniform of the k-th of n advances of a cohort in deterministic mode: `(rank + 0.5) / n`, each rank used once, in a fixed
 * scrambled order, so that a cohort as a whole leaves at exactly its expected pace and no pattern follows the order of
 * origination. Order: rank = k * step mod n, step the integer next to 0.618 n that shares no factor with n; so the first
 * few of a cohort are spread evenly too.
 *
 * @param k from 0; beyond n the order starts again
 * @param n advances in the cohort, at least 1
 */
export function cohortUniform(k: number, n: number): number {
  if (n !== lastSize) {
    lastSize = n;
    lastStep = coprimeStep(n);
  }
  return (((k % n) * lastStep) % n) / n + 0.5 / n;
}

let lastSize = 1;
let lastStep = 1;

function coprimeStep(n: number): number {
  let step = Math.max(1, Math.round(0.6180339887498949 * n));
  while (greatestCommonDivisor(step, n) !== 1) step++;
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}
