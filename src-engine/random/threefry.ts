/**
 * Threefry-4x32-20: a keyed bijection of 128-bit counters onto 128 random bits, from add, rotate and xor only.
 *
 * Counter layout of every draw in this engine: word 0 purpose, word 1 path, word 2 entity, word 3 block. So any draw can
 * be made alone, in any order, on any worker. Which purposes exist and what an entity is stands in `draws.ts`.
 * Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11 (Random123).
 */

const PARITY = 0x1bd11bda; // Skein's key schedule constant

/** One block: 4 random words at `out[offset .. offset + 3]`. Allocates nothing. */
export function threefry(
  key: Int32Array,
  purpose: number,
  path: number,
  entity: number,
  block: number,
  out: Int32Array,
  offset: number,
): void {
  fillBlocks(key, purpose, path, entity, block, 1, 0, 0, out, offset);
}

/** Blocks of `count` consecutive entities from `entity` on; entity i fills `out[offset + 4 i .. offset + 4 i + 3]`. */
export function threefryEntities(
  key: Int32Array,
  purpose: number,
  path: number,
  entity: number,
  block: number,
  count: number,
  out: Int32Array,
  offset: number,
): void {
  fillBlocks(key, purpose, path, entity, block, count, 1, 0, out, offset);
}

/** `count` consecutive blocks of one entity from `block` on; block i fills `out[offset + 4 i .. offset + 4 i + 3]`. */
export function threefryBlocks(
  key: Int32Array,
  purpose: number,
  path: number,
  entity: number,
  block: number,
  count: number,
  out: Int32Array,
  offset: number,
): void {
  fillBlocks(key, purpose, path, entity, block, count, 0, 1, out, offset);
}

function fillBlocks(
  key: Int32Array,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  count: number,
  step2: number,
  step3: number,
  out: Int32Array,
  offset: number,
): void {
  const k0 = key[0]! | 0;
  const k1 = key[1]! | 0;
  const k2 = key[2]! | 0;
  const k3 = key[3]! | 0;
  const k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
  const a0 = (counter0 + k0) | 0;
  const b0 = (counter1 + k1) | 0;
  let c0 = (counter2 + k2) | 0;
  let d0 = (counter3 + k3) | 0;
  let at = offset;
  // 20 rounds written out: rotation amounts alternate between two sets of four rounds, a key word is added after each set.
  for (let i = 0; i < count; i++) {
    let a = a0;
    let b = b0;
    let c = c0;
    let d = d0;
    a = (a + b) | 0;
    b = ((b << 10) | (b >>> 22)) ^ a;
    c = (c + d) | 0;
    d = ((d << 26) | (d >>> 6)) ^ c;
    a = (a + d) | 0;
    d = ((d << 11) | (d >>> 21)) ^ a;
    c = (c + b) | 0;
    b = ((b << 21) | (b >>> 11)) ^ c;
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    c = (c + d) | 0;
    d = ((d << 27) | (d >>> 5)) ^ c;
    a = (a + d) | 0;
    d = ((d << 23) | (d >>> 9)) ^ a;
    c = (c + b) | 0;
    b = ((b << 5) | (b >>> 27)) ^ c;
    a = (a + k1) | 0;
    b = (b + k2) | 0;
    c = (c + k3) | 0;
    d = (d + k4 + 1) | 0;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    c = (c + d) | 0;
    d = ((d << 20) | (d >>> 12)) ^ c;
    a = (a + d) | 0;
    d = ((d << 17) | (d >>> 15)) ^ a;
    c = (c + b) | 0;
    b = ((b << 11) | (b >>> 21)) ^ c;
    a = (a + b) | 0;
    b = ((b << 25) | (b >>> 7)) ^ a;
    c = (c + d) | 0;
    d = ((d << 10) | (d >>> 22)) ^ c;
    a = (a + d) | 0;
    d = ((d << 18) | (d >>> 14)) ^ a;
    c = (c + b) | 0;
    b = ((b << 20) | (b >>> 12)) ^ c;
    a = (a + k2) | 0;
    b = (b + k3) | 0;
    c = (c + k4) | 0;
    d = (d + k0 + 2) | 0;
    a = (a + b) | 0;
    b = ((b << 10) | (b >>> 22)) ^ a;
    c = (c + d) | 0;
    d = ((d << 26) | (d >>> 6)) ^ c;
    a = (a + d) | 0;
    d = ((d << 11) | (d >>> 21)) ^ a;
    c = (c + b) | 0;
    b = ((b << 21) | (b >>> 11)) ^ c;
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    c = (c + d) | 0;
    d = ((d << 27) | (d >>> 5)) ^ c;
    a = (a + d) | 0;
    d = ((d << 23) | (d >>> 9)) ^ a;
    c = (c + b) | 0;
    b = ((b << 5) | (b >>> 27)) ^ c;
    a = (a + k3) | 0;
    b = (b + k4) | 0;
    c = (c + k0) | 0;
    d = (d + k1 + 3) | 0;
    a = (a + b) | 0;
    b = ((b << 6) | (b >>> 26)) ^ a;
    c = (c + d) | 0;
    d = ((d << 20) | (d >>> 12)) ^ c;
    a = (a + d) | 0;
    d = ((d << 17) | (d >>> 15)) ^ a;
    c = (c + b) | 0;
    b = ((b << 11) | (b >>> 21)) ^ c;
    a = (a + b) | 0;
    b = ((b << 25) | (b >>> 7)) ^ a;
    c = (c + d) | 0;
    d = ((d << 10) | (d >>> 22)) ^ c;
    a = (a + d) | 0;
    d = ((d << 18) | (d >>> 14)) ^ a;
    c = (c + b) | 0;
    b = ((b << 20) | (b >>> 12)) ^ c;
    a = (a + k4) | 0;
    b = (b + k0) | 0;
    c = (c + k1) | 0;
    d = (d + k2 + 4) | 0;
    a = (a + b) | 0;
    b = ((b << 10) | (b >>> 22)) ^ a;
    c = (c + d) | 0;
    d = ((d << 26) | (d >>> 6)) ^ c;
    a = (a + d) | 0;
    d = ((d << 11) | (d >>> 21)) ^ a;
    c = (c + b) | 0;
    b = ((b << 21) | (b >>> 11)) ^ c;
    a = (a + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ a;
    c = (c + d) | 0;
    d = ((d << 27) | (d >>> 5)) ^ c;
    a = (a + d) | 0;
    d = ((d << 23) | (d >>> 9)) ^ a;
    c = (c + b) | 0;
    b = ((b << 5) | (b >>> 27)) ^ c;
    a = (a + k0) | 0;
    b = (b + k1) | 0;
    c = (c + k2) | 0;
    d = (d + k3 + 5) | 0;
    out[at] = a;
    out[at + 1] = b;
    out[at + 2] = c;
    out[at + 3] = d;
    at += 4;
    c0 = (c0 + step2) | 0;
    d0 = (d0 + step3) | 0;
  }
}
