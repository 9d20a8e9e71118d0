const ROOT_HALF: i32 = 0x95f64; // carries into the exponent above the root of 2; these constants as in numeric/log.ts
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const G1: f64 = 0.6666666666666735;
const G2: f64 = 0.3999999999940942;
const G3: f64 = 0.2857142874366239;
const G4: f64 = 0.22222198432149784;
const G5: f64 = 0.1818357216161805;
const G6: f64 = 0.15313837699209373;
const G7: f64 = 0.14798198605116586;

/** Logarithms of two normal numbers above 0, step by step as numeric/log.ts does it. */
export function logarithm(x: v128): v128 {
  const high = v128.shuffle<i32>(x, x, 1, 3, 1, 3);
  const exponent = i32x4.sub(i32x4.shr_s(i32x4.add(high, i32x4.splat(ROOT_HALF)), 20), i32x4.splat(1023));
  const k = f64x2.convert_low_i32x4_s(exponent);
  const scale = i64x2.shl(i64x2.extend_low_i32x4_s(i32x4.sub(i32x4.splat(1023), exponent)), 52);
  const f = f64x2.sub(f64x2.mul(x, scale), f64x2.splat(1));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const odd = f64x2.add(f64x2.splat(G5), f64x2.mul(w, f64x2.splat(G7)));
  const odds = f64x2.add(f64x2.splat(G1), f64x2.mul(w, f64x2.add(f64x2.splat(G3), f64x2.mul(w, odd))));
  const even = f64x2.add(f64x2.splat(G4), f64x2.mul(w, f64x2.splat(G6)));
  const evens = f64x2.add(f64x2.splat(G2), f64x2.mul(w, even));
  const r = f64x2.add(f64x2.mul(z, odds), f64x2.mul(w, evens));
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const low = f64x2.add(f64x2.mul(s, f64x2.add(half, r)), f64x2.mul(k, f64x2.splat(LN2_LOW)));
  return f64x2.sub(f64x2.mul(k, f64x2.splat(LN2_HIGH)), f64x2.sub(f64x2.sub(half, low), f));
}
