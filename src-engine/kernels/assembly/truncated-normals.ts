import { logarithm } from './logarithm';
import { uniforms } from './uniforms';

/** Doubles of the law at `law`, in this order. */
const MEAN: usize = 0;
const SCALE: usize = 8; // spread x standard deviation
const LEAST: usize = 16;
const MOST: usize = 24;
const LOW: usize = 32; // probability below the least
const SPAN: usize = 40; // probability between least and most

/**
 * Truncated normals from four random words: `mean + scale x quantile(low + span x uniform)`, kept within the bounds. Addresses in
 * bytes. Quantiles are those of numeric/inverse-normal.ts, step by step.
 * @returns bits of the lanes further out than this goes, whose result is not to be used
 */
export function truncatedNormals(words: usize, law: usize, out: usize): i32 {
  return pair(words, law, out) | (pair(words + 8, law, out + 16) << 2);
}

function pair(words: usize, law: usize, out: usize): i32 {
  const span = v128.load64_splat(law, SPAN);
  const probability = f64x2.add(v128.load64_splat(law, LOW), f64x2.mul(uniforms(words), span));
  const q = f64x2.sub(probability, f64x2.splat(0.5));
  const inTail = f64x2.gt(f64x2.abs(q), f64x2.splat(0.425));
  let z = central(q);
  let beyond = 0;
  if (v128.any_true(inTail)) {
    const below = f64x2.lt(probability, f64x2.splat(0.5));
    const tail = v128.bitselect(probability, f64x2.sub(f64x2.splat(1), probability), below);
    const root = f64x2.sqrt(f64x2.neg(logarithm(f64x2.pmax(f64x2.splat(1e-30), tail))));
    const size = far(f64x2.sub(root, f64x2.splat(1.6)));
    z = v128.bitselect(v128.bitselect(f64x2.neg(size), size, below), z, inTail);
    beyond = i64x2.bitmask(v128.and(inTail, f64x2.gt(root, f64x2.splat(5))));
  }
  const value = f64x2.add(v128.load64_splat(law, MEAN), f64x2.mul(v128.load64_splat(law, SCALE), z));
  const least = v128.load64_splat(law, LEAST);
  v128.store(out, f64x2.min(v128.load64_splat(law, MOST), f64x2.max(least, value)));
  return beyond;
}

function step(sum: v128, r: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(sum, r), f64x2.splat(coefficient));
}

function central(q: v128): v128 {
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  let above = f64x2.splat(2509.0809287301227);
  above = step(above, r, 33430.57558358813);
  above = step(above, r, 67265.7709270087);
  above = step(above, r, 45921.95393154987);
  above = step(above, r, 13731.69376550946);
  above = step(above, r, 1971.5909503065513);
  above = step(above, r, 133.14166789178438);
  above = step(above, r, 3.3871328727963665);
  let under = f64x2.splat(5226.495278852854);
  under = step(under, r, 28729.085735721943);
  under = step(under, r, 39307.89580009271);
  under = step(under, r, 21213.794301586597);
  under = step(under, r, 5394.196021424751);
  under = step(under, r, 687.1870074920579);
  under = step(under, r, 42.31333070160091);
  under = step(under, r, 1);
  return f64x2.div(f64x2.mul(q, above), under);
}

function far(r: v128): v128 {
  let above = f64x2.splat(0.0007745450142783414);
  above = step(above, r, 0.022723844989269184);
  above = step(above, r, 0.2417807251774506);
  above = step(above, r, 1.2704582524523684);
  above = step(above, r, 3.6478483247632045);
  above = step(above, r, 5.769497221460691);
  above = step(above, r, 4.630337846156546);
  above = step(above, r, 1.4234371107496835);
  let under = f64x2.splat(1.0507500716444169e-9);
  under = step(under, r, 0.0005475938084995345);
  under = step(under, r, 0.015198666563616457);
  under = step(under, r, 0.14810397642748008);
  under = step(under, r, 0.6897673349851);
  under = step(under, r, 1.6763848301838038);
  under = step(under, r, 2.053191626637759);
  under = step(under, r, 1);
  return f64x2.div(above, under);
}
