// Threefry-4x32-20 for four entities at a time. `random/threefry.ts` says what it is; here is only how.

const PARITY = 0x1bd11bda;

function rotated(word: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(word, bits), i32x4.shr_u(word, 32 - bits));
}

/**
 * One block of four consecutive entities: word w of entity i at `out + 16 w + 4 i`, xored with `mask`.
 * @param key address of the four words of the key
 */
export function threefry(key: usize, purpose: i32, path: i32, entity: i32, block: i32, mask: i32, out: usize): void {
  let k0 = v128.load32_splat(key);
  let k1 = v128.load32_splat(key, 4);
  let k2 = v128.load32_splat(key, 8);
  let k3 = v128.load32_splat(key, 12);
  let k4 = v128.xor(v128.xor(v128.xor(k0, k1), v128.xor(k2, k3)), i32x4.splat(PARITY));
  let a = i32x4.add(i32x4.splat(purpose), k0);
  let b = i32x4.add(i32x4.splat(path), k1);
  let c = i32x4.add(i32x4.add(i32x4.splat(entity), i32x4(0, 1, 2, 3)), k2);
  let d = i32x4.add(i32x4.splat(block), k3);
  // Rotation amounts alternate between two sets of four rounds; a key word is added after each set.
  for (let set = 1; ; set += 2) {
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 10), a);
    c = i32x4.add(c, d);
    d = v128.xor(rotated(d, 26), c);
    a = i32x4.add(a, d);
    d = v128.xor(rotated(d, 11), a);
    c = i32x4.add(c, b);
    b = v128.xor(rotated(b, 21), c);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 13), a);
    c = i32x4.add(c, d);
    d = v128.xor(rotated(d, 27), c);
    a = i32x4.add(a, d);
    d = v128.xor(rotated(d, 23), a);
    c = i32x4.add(c, b);
    b = v128.xor(rotated(b, 5), c);
    a = i32x4.add(a, k1);
    b = i32x4.add(b, k2);
    c = i32x4.add(c, k3);
    d = i32x4.add(d, i32x4.add(k4, i32x4.splat(set)));
    if (set === 5) break;
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 6), a);
    c = i32x4.add(c, d);
    d = v128.xor(rotated(d, 20), c);
    a = i32x4.add(a, d);
    d = v128.xor(rotated(d, 17), a);
    c = i32x4.add(c, b);
    b = v128.xor(rotated(b, 11), c);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 25), a);
    c = i32x4.add(c, d);
    d = v128.xor(rotated(d, 10), c);
    a = i32x4.add(a, d);
    d = v128.xor(rotated(d, 18), a);
    c = i32x4.add(c, b);
    b = v128.xor(rotated(b, 20), c);
    a = i32x4.add(a, k2);
    b = i32x4.add(b, k3);
    c = i32x4.add(c, k4);
    d = i32x4.add(d, i32x4.add(k0, i32x4.splat(set + 1)));
    const first = k0;
    const second = k1;
    k0 = k2;
    k1 = k3;
    k2 = k4;
    k3 = first;
    k4 = second;
  }
  const flip = i32x4.splat(mask);
  v128.store(out, v128.xor(a, flip));
  v128.store(out, v128.xor(b, flip), 16);
  v128.store(out, v128.xor(c, flip), 32);
  v128.store(out, v128.xor(d, flip), 48);
}
