import { CAUSE } from '../../fund/exits/table.ts';
import { createDraws, sortedSample, topic } from './draws.ts';
import { featureRows, originationFeatures, scaleOf, standardise } from './features.ts';
import { fitForest, predictForests, type Forest } from './forest.ts';
import { permutationImportance, type Importance } from './importance.ts';
import { fitLogistic, predictLogistic } from './logistic.ts';
import {
  areaUnderCurve,
  brierScore,
  calibrationTable,
  logLoss,
  scoresOf,
  type CalibrationBin,
  type Scores,
} from './scores.ts';
import type { InsightSettings } from './settings.ts';
import type { LoanPool, PoolColumns } from './tape.ts';

/** What is foretold. Ends: by sale, refinance, default or life event, not by contract or fund end. */
export const predictionTargets = ['endsWithin', 'defaultsWithin'] as const;
export type PredictionTarget = (typeof predictionTargets)[number];

export type ModelScores = Scores & {
  readonly model: 'logistic' | 'forest';
  readonly calibration: readonly CalibrationBin[];
  /** Loss of AUC when a feature is shuffled on the test sample, largest first. */
  readonly importance: readonly Importance[];
};

export type Prediction = {
  readonly target: PredictionTarget;
  readonly withinYears: number;
  /** Paths and advances behind each side; a path is wholly on one side. */
  readonly train: Side;
  readonly test: Side;
  /** Training advances that the forest saw, over all its groups. */
  readonly forestAdvances: number;
  /** The one number that anybody could foretell with: the share of events in training, judged on the test sample. */
  readonly baseRate: { readonly probability: number; readonly brier: number; readonly logLoss: number };
  /** Empty when either side lacks advances with or without the event; `reason` then says so. */
  readonly models: readonly ModelScores[];
  readonly reason: string;
};
type Side = { readonly paths: number; readonly advances: number; readonly events: number };

export function happened(target: PredictionTarget, columns: PoolColumns, row: number, withinMonths: number): 0 | 1 {
  const inTime = columns.exitMonth[row]! - columns.originationMonth[row]! <= withinMonths;
  const cause = columns.cause[row]!;
  if (target === 'defaultsWithin') return inTime && cause === CAUSE.default ? 1 : 0;
  return inTime && cause !== CAUSE.maturity && cause !== CAUSE.fundEnd ? 1 : 0;
}

/**
 * Which independent units (paths, or antithetic pairs) are for testing: drawn, never fewer than one on either side.
 * Advances of a path share its market and its frailty. Were a path on both sides, a model could learn what became of the
 * path, which no lender knows, and its scores would flatter.
 */
export function testClusters(clusters: number, testFraction: number, key: Int32Array): Uint8Array {
  const tests = Math.min(clusters - 1, Math.max(1, Math.round(testFraction * clusters)));
  const isTest = new Uint8Array(clusters);
  for (const cluster of createDraws(key, topic.split).sample(clusters, tests)) isTest[cluster] = 1;
  return isTest;
}

/**
 * Rows whose outcome within `withinMonths` could be seen: made early enough before the end of their path's fund. Advances of a
 * seasoned start are left out: they are the same on every path, so that a model would meet in the test what it trained on.
 */
export function observedRows(pool: LoanPool, withinMonths: number, isWanted: (cluster: number) => boolean): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < pool.rows; row++) {
    const slot = pool.columns.slot[row]!;
    const month = pool.columns.originationMonth[row]!;
    const seen = month >= pool.startMonth && month + withinMonths <= pool.lastMonth[slot]!;
    if (seen && isWanted(pool.clusterOfSlot[slot]!)) rows.push(row);
  }
  return Int32Array.from(rows);
}

/** Fits both models on the training paths and judges them on the others. Yields between pieces of work. */
export function* predictExits(
  pool: LoanPool,
  key: Int32Array,
  target: PredictionTarget,
  settings: InsightSettings,
): Generator<void, Prediction> {
  const months = 12 * settings.predictWithinYears;
  const part = predictionTargets.indexOf(target);
  const isTest = testClusters(pool.clusterCount, settings.testFraction, key);
  const trainRows = observedRows(pool, months, (cluster) => isTest[cluster] === 0);
  const testRows = sortedSample(
    createDraws(key, topic.test, part),
    observedRows(pool, months, (cluster) => isTest[cluster] === 1),
    settings.testAdvances,
  );
  const outcomesOf = (rows: Int32Array) => Uint8Array.from(rows, (row) => happened(target, pool.columns, row, months));
  const fitRows = sortedSample(createDraws(key, topic.train, part), trainRows, settings.trainAdvances);
  const fitted = outcomesOf(fitRows);
  const tested = outcomesOf(testRows);
  const train = sideOf(pool, fitRows, fitted);
  const test = sideOf(pool, testRows, tested);
  const probability = events(outcomesOf(trainRows)) / trainRows.length;
  const constant = new Float64Array(testRows.length).fill(probability);
  const head = {
    target,
    withinYears: settings.predictWithinYears,
    train,
    test,
    baseRate: { probability, brier: brierScore(constant, tested), logLoss: logLoss(constant, tested) },
  };
  const lacking = lackOf(train, test, settings.predictWithinYears);
  if (lacking !== '') return { ...head, forestAdvances: 0, models: [], reason: lacking };

  const raw = featureRows(pool.columns, fitRows, originationFeatures);
  const scale = scaleOf(raw);
  const testX = standardise(featureRows(pool.columns, testRows, originationFeatures), scale);
  const logistic = fitLogistic(standardise(raw, scale), fitted, settings.ridgePenalty);
  yield;
  const forests: Forest[] = [];
  let forestAdvances = 0;
  for (let group = 0; group < settings.forestGroups; group++) {
    const draws = createDraws(key, topic.forest, part * 1000 + group);
    const rows = sortedSample(draws, trainRows, settings.forestAdvances);
    forestAdvances += rows.length;
    const x = standardise(featureRows(pool.columns, rows, originationFeatures), scale);
    forests.push(
      fitForest(
        x,
        outcomesOf(rows),
        {
          trees: settings.forestTrees,
          depth: settings.forestDepth,
          leafAdvances: settings.forestLeafAdvances,
          featureFraction: settings.forestFeatureFraction,
        },
        draws,
      ),
    );
    yield;
  }
  const clusterOf = Int32Array.from(testRows, (row) => pool.clusterOfSlot[pool.columns.slot[row]!]!);
  const models: ModelScores[] = [];
  for (const [model, predict] of [
    ['logistic', (x: readonly (readonly number[])[]) => predictLogistic(logistic, x)],
    ['forest', (x: readonly (readonly number[])[]) => predictForests(forests, x)],
  ] as const) {
    const probabilities = predict(testX);
    const auc = (p: Float64Array, y: Uint8Array) => areaUnderCurve(p, y, new Int32Array(y.length), 1).auc;
    const importance = yield* permutationImportance(
      testX,
      tested,
      predict,
      auc,
      settings,
      createDraws(key, topic.importance, part),
    );
    models.push({
      model,
      ...scoresOf(probabilities, tested, clusterOf, pool.clusterCount, probability),
      calibration: calibrationTable(probabilities, tested, settings.calibrationBins),
      importance,
    });
  }
  return { ...head, forestAdvances, models, reason: '' };
}

const events = (outcomes: Uint8Array) => outcomes.reduce((count, y) => count + y, 0);

function sideOf(pool: LoanPool, rows: Int32Array, outcomes: Uint8Array): Side {
  const paths = new Set(Array.from(rows, (row) => pool.columns.slot[row]!)).size;
  return { paths, advances: rows.length, events: events(outcomes) };
}

/** Why nothing can be learned or judged; empty when it can. */
function lackOf(train: Side, test: Side, years: number): string {
  for (const [name, side] of [
    ['training', train],
    ['test', test],
  ] as const) {
    if (side.advances === 0)
      return `no simulated advance of the ${name} paths was made ${years} years or more before the fund end`;
    if (side.events === 0) return `no advance of the ${name} sample has the event`;
    if (side.events === side.advances) return `every advance of the ${name} sample has the event`;
  }
  return '';
}
