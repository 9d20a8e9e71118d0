const CELL: f64 = 2.3283064365386963e-10; // as in random/uniform.ts

/** The uniforms of the two random words at an address. */
export function uniforms(words: usize): v128 {
  const whole = f64x2.convert_low_i32x4_u(v128.load64_zero(words));
  return f64x2.mul(f64x2.add(whole, f64x2.splat(0.5)), f64x2.splat(CELL));
}
