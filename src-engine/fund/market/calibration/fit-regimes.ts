import { exp } from '../../../numeric/exp.ts';
import { log } from '../../../numeric/log.ts';
import { monthlyPersistence, quarterlyAutocovariance, quarterlyPersistence } from './aggregate.ts';
import { known, type ModelFit } from './fit-price.ts';
import { standardErrors } from './information.ts';

/**
 * Two regimes with an autoregressive shock, in quarters: `g_t - mean_{S_t} = phi (g_{t-1} - mean_{S_{t-1}}) + sd_{S_t} e_t`.
 * Fitted by expectation conditional maximisation: Hamilton filter and Kim smoother over the four pairs (S_t, S_{t-1}), then
 * weighted least squares for the means given phi, for phi given the means, and for the sds. Best of several starts.
 * Source: Hamilton (1989), Econometrica 57(2), 357-384; Hamilton (1990), J. Econometrics 45, 39-70; Kim (1994),
 * J. Econometrics 60, 1-22; Meng and Rubin (1993), Biometrika 80(2), 267-278.
 */
type Quarterly = {
  mean: [number, number];
  sd: [number, number];
  /** Probability of staying in state 0 (rising) and 1 (falling). */
  stay: [number, number];
  phi: number;
};

export function fitRegimes(growth: Float64Array): ModelFit {
  let best: { model: Quarterly; logLikelihood: number } | undefined;
  for (const spread of [0.01, 0.02, 0.04])
    for (const phi of [0, 0.3, 0.6])
      for (const stay of [0.7, 0.9]) {
        const found = maximise(growth, startFrom(growth, spread, phi, stay));
        if (best === undefined || found.logLikelihood > best.logLikelihood) best = found;
      }
  const { model, logLikelihood } = best!;
  const at = monthlyForm(model);
  const errors = standardErrors(
    (p) => filter(growth, quarterlyForm(p)).logLikelihood,
    at,
    at.map((v) => Math.max(Math.abs(v), 0.01) * 2e-3),
  );
  const share = at[4]! / (at[4]! + at[5]!);
  const names = [
    ['risingGrowthAnnual', 'Growth in a rising market'],
    ['fallingGrowthAnnual', 'Growth in a falling market'],
    ['risingVolatilityAnnual', 'Shocks in a rising market'],
    ['fallingVolatilityAnnual', 'Shocks in a falling market'],
    ['risingMonths', 'Mean length of a rising market'],
    ['fallingMonths', 'Mean length of a falling market'],
    ['persistence', 'Persistence of shocks'],
  ] as const;
  return {
    model: 'regime-switching',
    method:
      'EM (Hamilton filter, Kim smoother) on quarters; transition to months by the exact cube root, shocks so that quarterly sums keep variance and autocorrelation; observed information',
    meanLogGrowthAnnual: share * at[0]! + (1 - share) * at[1]!,
    logLikelihood,
    parameters: names.map(([name, title], i) => ({
      path: `market.regimes.${name}`,
      title,
      value: at[i]!,
      standardError: known(errors[i]!),
    })),
  };
}

function startFrom(growth: Float64Array, spread: number, phi: number, stay: number): Quarterly {
  const mean = growth.reduce((a, b) => a + b, 0) / growth.length;
  return { mean: [mean + spread, mean - spread], sd: [0.015, 0.015], stay: [stay, stay], phi };
}

function maximise(growth: Float64Array, start: Quarterly): { model: Quarterly; logLikelihood: number } {
  let model = start;
  let last = -Infinity;
  for (let i = 0; i < 500; i++) {
    const { joint, logLikelihood } = filter(growth, model);
    if (!(logLikelihood > last + 1e-7) && i > 5) break;
    last = logLikelihood;
    model = update(growth, joint, model);
  }
  if (model.mean[0] < model.mean[1])
    model = { ...model, mean: flip(model.mean), sd: flip(model.sd), stay: flip(model.stay) };
  return { model, logLikelihood: filter(growth, model).logLikelihood };
}

const flip = (pair: [number, number]): [number, number] => [pair[1], pair[0]];

/** Smoothed probabilities of the pairs, [4 t + 2 S_t + S_{t-1}] for t = 1..n-1, and the log likelihood given the first quarter. */
function filter(growth: Float64Array, model: Quarterly): { joint: Float64Array; logLikelihood: number } {
  const n = growth.length;
  const { mean, sd, stay, phi } = model;
  const move = (from: number, to: number) => (from === to ? stay[from]! : 1 - stay[from]!);
  const filtered = new Float64Array(4 * n);
  const state = new Float64Array(2 * n); // P(S_t | to t)
  const rising = (1 - stay[1]) / (2 - stay[0] - stay[1]);
  state[0] = rising;
  state[1] = 1 - rising;
  let logLikelihood = 0;
  for (let t = 1; t < n; t++) {
    let total = 0;
    for (let s = 0; s < 2; s++)
      for (let r = 0; r < 2; r++) {
        const e = (growth[t]! - mean[s]! - phi * (growth[t - 1]! - mean[r]!)) / sd[s]!;
        const p = (state[2 * (t - 1) + r]! * move(r, s) * exp(-0.5 * e * e)) / sd[s]!;
        filtered[4 * t + 2 * s + r] = p;
        total += p;
      }
    logLikelihood += log(total) - 0.9189385332046727; // half of log 2 pi
    for (let k = 0; k < 4; k++) filtered[4 * t + k]! /= total;
    for (let s = 0; s < 2; s++) state[2 * t + s] = filtered[4 * t + 2 * s]! + filtered[4 * t + 2 * s + 1]!;
  }
  const joint = new Float64Array(4 * n);
  const smooth = Float64Array.of(state[2 * n - 2]!, state[2 * n - 1]!);
  for (let t = n - 1; t >= 1; t--) {
    // P(S_t, S_{t-1} | all) = P(S_t | all) P(S_{t-1} | S_t, to t)
    const before = [0, 0];
    for (let s = 0; s < 2; s++)
      for (let r = 0; r < 2; r++) {
        const p = state[2 * t + s]! > 0 ? (smooth[s]! * filtered[4 * t + 2 * s + r]!) / state[2 * t + s]! : 0;
        joint[4 * t + 2 * s + r] = p;
        before[r]! += p;
      }
    smooth.set(before);
  }
  return { joint, logLikelihood };
}

/** One round of conditional maximisation given the smoothed pairs. */
function update(growth: Float64Array, joint: Float64Array, model: Quarterly): Quarterly {
  const n = growth.length;
  const { phi, sd } = model;
  // Means: (g_t - phi g_{t-1}) = mean_s - phi mean_r, weighted by pair probability over variance.
  const [a, b] = [new Float64Array(4), new Float64Array(2)];
  const moved = new Float64Array(4);
  for (let t = 1; t < n; t++)
    for (let s = 0; s < 2; s++)
      for (let r = 0; r < 2; r++) {
        const p = joint[4 * t + 2 * s + r]!;
        const w = p / (sd[s]! * sd[s]!);
        const x = [(s === 0 ? 1 : 0) - (r === 0 ? phi : 0), (s === 1 ? 1 : 0) - (r === 1 ? phi : 0)] as const;
        const y = growth[t]! - phi * growth[t - 1]!;
        a[0]! += w * x[0] * x[0];
        a[1]! += w * x[0] * x[1];
        a[3]! += w * x[1] * x[1];
        b[0]! += w * x[0] * y;
        b[1]! += w * x[1] * y;
        moved[2 * r + s]! += p;
      }
  const determinant = a[0]! * a[3]! - a[1]! * a[1]!;
  const mean: [number, number] = [
    (a[3]! * b[0]! - a[1]! * b[1]!) / determinant,
    (a[0]! * b[1]! - a[1]! * b[0]!) / determinant,
  ];
  let [top, bottom] = [0, 0];
  const each = (visit: (p: number, s: number, now: number, then: number) => void) => {
    for (let t = 1; t < n; t++)
      for (let s = 0; s < 2; s++)
        for (let r = 0; r < 2; r++)
          visit(joint[4 * t + 2 * s + r]!, s, growth[t]! - mean[s]!, growth[t - 1]! - mean[r]!);
  };
  each((p, s, now, then) => {
    top += (p / (sd[s]! * sd[s]!)) * now * then;
    bottom += (p / (sd[s]! * sd[s]!)) * then * then;
  });
  const newPhi = Math.min(0.95, Math.max(-0.95, top / bottom));
  const [weight, square] = [
    [0, 0],
    [0, 0],
  ];
  each((p, s, now, then) => {
    weight[s]! += p;
    square[s]! += p * (now - newPhi * then) * (now - newPhi * then);
  });
  // Floors keep a regime from closing in on one quarter, where the likelihood has no bound.
  const spread = (s: number) => Math.sqrt(Math.max(square[s]! / Math.max(weight[s]!, 1e-9), 0.003 * 0.003));
  const stays = (s: number) =>
    Math.min(0.99, Math.max(0.05, moved[2 * s + s]! / Math.max(moved[2 * s]! + moved[2 * s + 1]!, 1e-9)));
  return { mean, sd: [spread(0), spread(1)], stay: [stays(0), stays(1)], phi: newPhi };
}

/** Growth, growth, shock, shock (a year), months, months, persistence (monthly): the parameters of a scenario. */
function monthlyForm(model: Quarterly): Float64Array {
  const [a, b] = [1 - model.stay[0], 1 - model.stay[1]];
  // Quarterly eigenvalue 1 - a - b = cube of the monthly one. Below zero there is no root: switches are then independent.
  const monthly = cubeRoot(Math.max(0, 1 - a - b));
  const rising = b / (a + b);
  const persistence = monthlyPersistence(model.phi);
  const phi = quarterlyPersistence(persistence);
  const shock = (sd: number) => {
    const variance = (sd * sd) / (1 - phi * phi); // of a quarter's shock
    return Math.sqrt((12 * variance * (1 - persistence * persistence)) / quarterlyAutocovariance(persistence, 1)[0]!);
  };
  return Float64Array.of(
    4 * model.mean[0],
    4 * model.mean[1],
    shock(model.sd[0]),
    shock(model.sd[1]),
    1 / ((1 - rising) * (1 - monthly)),
    1 / (rising * (1 - monthly)),
    persistence,
  );
}

/** Inverse of `monthlyForm`. */
function quarterlyForm(p: Float64Array): Quarterly {
  const [a, b] = [1 / p[4]!, 1 / p[5]!];
  const rising = b / (a + b);
  const monthly = 1 - a - b;
  const quarterly = monthly * monthly * monthly;
  const persistence = p[6]!;
  const phi = quarterlyPersistence(persistence);
  const sd = (shock: number) => {
    const variance =
      ((shock * shock) / 12) * (quarterlyAutocovariance(persistence, 1)[0]! / (1 - persistence * persistence));
    return Math.sqrt(variance * (1 - phi * phi));
  };
  return {
    mean: [p[0]! / 4, p[1]! / 4],
    sd: [sd(p[2]!), sd(p[3]!)],
    stay: [1 - (1 - rising) * (1 - quarterly), 1 - rising * (1 - quarterly)],
    phi,
  };
}

function cubeRoot(x: number): number {
  return x === 0 ? 0 : exp(log(x) / 3);
}
