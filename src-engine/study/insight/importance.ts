import { mean } from '../../numeric/neumaier.ts';
import type { Draws } from './draws.ts';
import { originationFeatures } from './features.ts';
import type { InsightSettings } from './settings.ts';

export type Importance = { readonly feature: string; readonly aucLoss: number };

/**
 * How much worse a model ranks unseen advances when one feature is shuffled among them: the mean loss of AUC. About 0, or
 * below, for a feature that the model does not need. Features that move together share their importance.
 * Source: Breiman (2001), section 10; Fisher, Rudin and Dominici (2019) for any model.
 */
export function* permutationImportance(
  x: readonly (readonly number[])[],
  outcomes: Uint8Array,
  predict: (x: readonly (readonly number[])[]) => Float64Array,
  auc: (probabilities: Float64Array, outcomes: Uint8Array) => number,
  settings: Pick<InsightSettings, 'importanceAdvances' | 'importanceRepeats'>,
  draws: Draws,
): Generator<void, readonly Importance[]> {
  const rows = draws.sample(x.length, settings.importanceAdvances).sort();
  const sample = Array.from(rows, (row) => x[row]!);
  const y = Uint8Array.from(rows, (row) => outcomes[row]!);
  const whole = auc(predict(sample), y);
  const importance: Importance[] = [];
  for (const [j, { name }] of originationFeatures.entries()) {
    const losses: number[] = [];
    for (let repeat = 0; repeat < settings.importanceRepeats; repeat++) {
      const order = draws.sample(sample.length);
      const shuffled = sample.map((row, i) => row.with(j, sample[order[i]!]![j]!));
      losses.push(whole - auc(predict(shuffled), y));
    }
    importance.push({ feature: name, aucLoss: mean(losses) });
    yield;
  }
  return importance.sort((a, b) => b.aucLoss - a.aucLoss);
}
