import { RandomForestRegression } from 'ml-random-forest';
import type { Draws } from './draws.ts';

export type ForestSettings = {
  readonly trees: number;
  readonly depth: number;
  readonly leafAdvances: number;
  readonly featureFraction: number;
};

/** One group of trees. A forest is several, whose probabilities are averaged. */
export type Forest = { readonly predict: (x: readonly (readonly number[])[]) => Float64Array };

/**
 * Regression trees on 0/1 outcomes: the mean of a leaf is a share of events, and the mean over trees a probability.
 * The library draws bootstraps and features from its own Mersenne twister, under a seed that we draw.
 * Sources: Breiman (2001); Malley, Kruppa, Dasgupta, Malley and Ziegler (2012) for probabilities from regression forests.
 */
export function fitForest(
  x: readonly (readonly number[])[],
  y: Uint8Array,
  settings: ForestSettings,
  draws: Draws,
): Forest {
  const forest = new RandomForestRegression({
    seed: draws.seed(),
    nEstimators: settings.trees,
    // The library takes 1 for all features.
    maxFeatures: Math.max(2, Math.round(settings.featureFraction * (x[0]?.length ?? 1))),
    replacement: false,
    useSampleBagging: true,
    noOOB: true,
    // Its regression trees take a split only if the squared error left exceeds the threshold, 0 unless set: so they would
    // refuse the one that leaves none.
    treeOptions: { maxDepth: settings.depth, minNumSamples: settings.leafAdvances, gainThreshold: -1 },
  });
  forest.train(x as number[][], Array.from(y));
  return { predict: (rows) => Float64Array.from(forest.predict(rows as number[][])) };
}

/** Mean probability over groups of trees. */
export function predictForests(forests: readonly Forest[], x: readonly (readonly number[])[]): Float64Array {
  const mean = new Float64Array(x.length);
  for (const forest of forests)
    forest.predict(x).forEach((probability, i) => (mean[i]! += probability / forests.length));
  return mean;
}
