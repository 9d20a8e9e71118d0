// Price index of a suburb: the exponential of the zone's log index and the suburb's own walk.

const STEPS_PER_UNIT: f64 = 184.6649652337873; // 128 / ln 2; these constants as in numeric/exp.ts, which says why
const STEP_HIGH: f64 = 0.005415212348111709;
const STEP_LOW: f64 = 1.2864023111638346e-14;
const ROUND: f64 = 6755399441055744;
const C3: f64 = 0.16666666666666666;
const C4: f64 = 0.041666666666666664;
const C5: f64 = 0.008333333333333333;
const EXPONENT_BIAS: i64 = 1023;

/**
 * index[m] = exp(zoneLog[m] + walk[m]), m = 1..`months`, where the walk grows by `growthLog` + `sd` x shock[m] a month. Addresses in
 * bytes, of month 0. `roots`: the table of numeric/exp-table.ts.
 * @returns the largest absolute log index; from 700 on the index is not to be used
 */
export function grow(
  index: usize,
  zoneLog: usize,
  shock: usize,
  roots: usize,
  months: i32,
  growthLog: f64,
  sd: f64,
): f64 {
  const last = (<usize>months) << 3;
  let walked: f64 = 0;
  let most = f64x2.splat(0);
  for (let at: usize = 8; at <= last; at += 16) {
    const change = f64x2.add(f64x2.splat(growthLog), f64x2.mul(f64x2.splat(sd), v128.load(shock + at)));
    const first = walked + f64x2.extract_lane(change, 0);
    walked = first + f64x2.extract_lane(change, 1);
    const x = f64x2.add(v128.load(zoneLog + at), f64x2.replace_lane(f64x2.splat(first), 1, walked));
    most = f64x2.pmax(most, f64x2.abs(x));
    const level = exp2(x, roots);
    if (at < last) v128.store(index + at, level);
    else v128.store64_lane(index + at, level, 0);
  }
  return max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
}

/** The exponential of two numbers between -700 and 700, step by step as numeric/exp.ts does it. */
function exp2(x: v128, roots: usize): v128 {
  const round = f64x2.splat(ROUND);
  const steps = f64x2.sub(f64x2.add(f64x2.mul(x, f64x2.splat(STEPS_PER_UNIT)), round), round);
  const whole = i32x4.trunc_sat_f64x2_s_zero(steps);
  const whole0 = i32x4.extract_lane(whole, 0);
  const whole1 = i32x4.extract_lane(whole, 1);
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(steps, f64x2.splat(STEP_HIGH))), f64x2.mul(steps, f64x2.splat(STEP_LOW)));
  const rr = f64x2.mul(r, r);
  const pair0 = v128.load(roots + ((<usize>(whole0 & 127)) << 4));
  const pair1 = v128.load(roots + ((<usize>(whole1 & 127)) << 4));
  const root = v128.shuffle<f64>(pair0, pair1, 0, 2);
  const rest = v128.shuffle<f64>(pair0, pair1, 1, 3);
  const cubic = f64x2.add(f64x2.splat(C4), f64x2.mul(r, f64x2.splat(C5)));
  const inner = f64x2.add(f64x2.add(f64x2.splat(0.5), f64x2.mul(r, f64x2.splat(C3))), f64x2.mul(rr, cubic));
  const p = f64x2.add(f64x2.add(rest, r), f64x2.mul(rr, inner));
  const power0 = (<i64>(whole0 >> 7) + EXPONENT_BIAS) << 52;
  const power1 = (<i64>(whole1 >> 7) + EXPONENT_BIAS) << 52;
  const power = i64x2.replace_lane(i64x2.splat(power0), 1, power1);
  return f64x2.mul(f64x2.add(root, f64x2.mul(root, p)), power);
}
