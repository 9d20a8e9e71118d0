import { log } from '../../../numeric/log.ts';
import { regress } from '../../data/regression.ts';
import { fillNormals } from '../../../random/stream.ts';
import { purpose } from '../../../random/draws.ts';
import { cosTurns, sinTurns } from '../sine.ts';
import { known, type ModelFit } from './fit-price.ts';

const SHORTEST_QUARTERS = 12;
const LONGEST_QUARTERS = 60;
const STEP_QUARTERS = 0.25;
const REFITS = 200;

type Cycle = {
  readonly mean: number;
  readonly cosine: number;
  readonly sine: number;
  readonly lengthQuarters: number;
  readonly residualSd: number;
};

/**
 * A sine wave in quarterly growth by least squares: for each length from 3 to 15 years in steps of three quarters of a month the
 * regression of growth on cosine and sine, and the length with the smallest sum of squares. Standard errors by a parametric
 * bootstrap of 200 refits with keyed streams (shocks independent, as the model says, though the residuals are not).
 */
export function fitCycle(growth: Float64Array, key: Int32Array): ModelFit {
  const candidates = waves(growth.length);
  const best = leastSquares(growth, candidates);
  const lengths = new Float64Array(REFITS);
  const amplitudes = new Float64Array(REFITS);
  const sds = new Float64Array(REFITS);
  const normals = new Float64Array(growth.length);
  for (let b = 0; b < REFITS; b++) {
    fillNormals(key, purpose.calibrationHistory, b, 0, normals, 0, growth.length);
    const again = leastSquares(
      normals.map((z, t) => wave(best, t) + best.residualSd * z),
      candidates,
    );
    lengths[b] = 3 * again.lengthQuarters;
    amplitudes[b] = amplitude(again);
    sds[b] = 2 * again.residualSd;
  }
  const variance = (best.residualSd * best.residualSd * (growth.length - 4)) / growth.length;
  const logLikelihood = -0.5 * growth.length * (1.8378770664093453 + log(variance) + 1);
  return {
    model: 'sydney-cycle',
    method:
      'least squares on cosine and sine of each length of 3 to 15 years (steps of three quarters of a month); parametric bootstrap, 200 refits',
    meanLogGrowthAnnual: 4 * best.mean,
    logLikelihood,
    parameters: [
      {
        path: 'market.cycle.lengthMonths',
        title: 'Length of the cycle',
        value: 3 * best.lengthQuarters,
        standardError: known(sd(lengths)),
      },
      {
        path: 'market.cycle.amplitudeAnnual',
        title: 'Amplitude of the cycle',
        value: amplitude(best),
        standardError: known(sd(amplitudes)),
      },
      {
        path: 'market.cycle.volatilityAnnual',
        title: 'Shocks around the cycle',
        value: 2 * best.residualSd,
        standardError: known(sd(sds)),
      },
    ],
  };
}

function wave(c: Cycle, t: number): number {
  return c.mean + c.cosine * cosTurns(t / c.lengthQuarters) + c.sine * sinTurns(t / c.lengthQuarters);
}

/** Annual amplitude at a point in time: a quarter's growth averages the sine over the quarter, which is undone. */
function amplitude(c: Cycle): number {
  const half = 3.141592653589793 / c.lengthQuarters;
  return (4 * Math.sqrt(c.cosine * c.cosine + c.sine * c.sine) * half) / sinTurns(0.5 / c.lengthQuarters);
}

/** Cosine, sine and the orthonormal basis of (constant, cosine, sine) for one length. */
type Wave = {
  readonly lengthQuarters: number;
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
  readonly basis: readonly Float64Array[];
};

function waves(n: number): Wave[] {
  const out: Wave[] = [];
  for (let lengthQuarters = SHORTEST_QUARTERS; lengthQuarters <= LONGEST_QUARTERS; lengthQuarters += STEP_QUARTERS) {
    const cosines = Float64Array.from({ length: n }, (_, t) => cosTurns(t / lengthQuarters));
    const sines = Float64Array.from({ length: n }, (_, t) => sinTurns(t / lengthQuarters));
    const basis: Float64Array[] = [];
    for (const column of [new Float64Array(n).fill(1), cosines, sines]) {
      const left = column.slice();
      for (const b of basis) {
        const along = dot(b, left);
        for (let t = 0; t < n; t++) left[t]! -= along * b[t]!;
      }
      const size = Math.sqrt(dot(left, left));
      basis.push(left.map((v) => v / size));
    }
    out.push({ lengthQuarters, cosines, sines, basis });
  }
  return out;
}

/** The wave that explains most, then its regression. */
function leastSquares(growth: Float64Array, candidates: readonly Wave[]): Cycle {
  let best = candidates[0]!;
  let most = -1;
  for (const wave of candidates) {
    let explained = 0;
    for (const b of wave.basis) explained += dot(b, growth) * dot(b, growth);
    if (explained > most) [best, most] = [wave, explained];
  }
  const { coefficients } = regress(growth, [best.cosines, best.sines], 0);
  const squares = dot(growth, growth) - most;
  return {
    mean: coefficients[0]!,
    cosine: coefficients[1]!,
    sine: coefficients[2]!,
    lengthQuarters: best.lengthQuarters,
    // Four parameters bend the fit: mean, cosine, sine, length.
    residualSd: Math.sqrt(squares / (growth.length - 4)),
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function sd(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (values.length - 1));
}
