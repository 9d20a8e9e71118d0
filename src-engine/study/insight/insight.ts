import type { RunIdentity } from '../../fund/run/manifest.ts';
import { AppError } from '../../core/errors.ts';
import { roundSignificant } from '../../numeric/round-significant.ts';
import { createPathRunner } from '../../fund/run/path-runner.ts';
import { ENGINE_VERSION } from '../../fund/run/result.ts';
import type { RunPlan } from '../../fund/run/run-plan.ts';
import { ZONES, zoneNames } from '../../fund/zones/table.ts';
import { findAnomalies, type Anomalies } from './anomalies.ts';
import { findClusters, type Clusters } from './clusters.ts';
import { cohortTable, type CohortTable } from './cohort-cube.ts';
import { parseKeys, usualTables, type CohortKey } from './cohort-keys.ts';
import { concentrationKinds, concentrationOf, type Concentration, type ConcentrationKind } from './concentration.ts';
import { originationFeatures } from './features.ts';
import { predictExits, predictionTargets, type Prediction } from './prediction.ts';
import { resolveSettings, type InsightSettings } from './settings.ts';
import { choosePaths, createPoolBuilder, type LoanPool } from './tape.ts';
import { vintageTriangles, type Triangle } from './triangles.ts';

/** Version of the shape below; a change that a reader could notice raises it. */
export const INSIGHT_FORMAT = 1 as const;

/**
 * Figures are rounded to this: what the libraries compute may differ in its last bits between machines. They enter no path
 * and no result hash.
 */
export const INSIGHT_DIGITS = 10;

/** What was asked: settings over the defaults, and further cohort tables such as `zone,ltvBand`. */
export type InsightRequest = {
  readonly settings: Readonly<Record<string, number>>;
  readonly by: readonly string[];
};

export type InsightResult = RunIdentity & {
  readonly format: typeof INSIGHT_FORMAT;
  readonly settings: InsightSettings;
  /** Path numbers whose tapes were pooled, and the advances they made. */
  readonly paths: readonly number[];
  readonly advances: number;
  readonly warnings: readonly string[];
  readonly cohorts: readonly CohortTable[];
  readonly triangles: readonly Triangle[];
  readonly concentration: readonly (Omit<Concentration, 'largest'> & {
    readonly largest: readonly { readonly name: string; readonly meanFraction: number }[];
  })[];
  readonly clusters: Clusters;
  readonly predictions: readonly Prediction[];
  readonly anomalies: Anomalies;
};

/** Stage and share done of it, for people. */
export type InsightProgress = { readonly stage: 'simulate' | 'analyse'; readonly done: number; readonly total: number };

/**
 * Replays evenly spaced paths of a scenario, pools their loan tapes and looks into them. A generator: it yields after every
 * path and piece of work, so that whoever drives it can show progress or stop. One thread; the same for the same plan and
 * request.
 * @throws AppError `input/invalid` for settings or keys, `input/too-large` for too many advances, `plan/infeasible` for too
 *   few or for a deterministic scenario
 */
export function* insight(plan: RunPlan, request: InsightRequest): Generator<InsightProgress, InsightResult> {
  const settings = resolveSettings(request.settings);
  const tables = tablesOf(request.by);
  refuseDeterministic(plan);
  const pool = yield* pooledTapes(plan, settings);
  const suburbNames = plan.zones.suburbNames;
  const { key } = plan.draws;
  const steps = createSteps(settings);
  const cohorts = tables.map((by) => cohortTable(pool, by, suburbNames, settings.fewAdvances));
  yield steps();
  const triangles = vintageTriangles(pool, settings.lowPercentile);
  const concentration: Concentration[] = [];
  for (const kind of concentrationKinds) {
    concentration.push(readConcentration(pool, kind, suburbNames, settings));
    yield steps();
  }
  const clusters = yield* counted(findClusters(pool, key, settings), steps);
  const predictions: Prediction[] = [];
  for (const target of predictionTargets)
    predictions.push(yield* counted(predictExits(pool, key, target, settings), steps));
  const anomalies = findAnomalies(pool, key, settings, suburbNames);
  return rounded({
    format: INSIGHT_FORMAT,
    engineVersion: ENGINE_VERSION,
    scenarioName: plan.scenarioName,
    scenarioHash: plan.scenarioHash,
    dataHashes: plan.dataHashes,
    seed: plan.seed,
    mode: plan.draws.mode,
    settings,
    paths: Array.from(pool.pathNumbers),
    advances: pool.rows,
    warnings: [...plan.warnings, ...ownWarnings(plan, pool, settings)],
    cohorts,
    triangles,
    concentration: concentration.map((reading) => named(reading, suburbNames)),
    clusters,
    predictions,
    anomalies,
  });
}

/** Cohorts and concentration alone: what a report of a run shows of many tapes. */
export type PooledCohorts = Pick<
  InsightResult,
  'settings' | 'paths' | 'advances' | 'warnings' | 'cohorts' | 'concentration'
>;

/** The first half of `insight`, without what is learned from the tapes. Arguments and errors as there. */
export function* pooledCohorts(plan: RunPlan, request: InsightRequest): Generator<InsightProgress, PooledCohorts> {
  const settings = resolveSettings(request.settings);
  const tables = tablesOf(request.by);
  refuseDeterministic(plan);
  const pool = yield* pooledTapes(plan, settings);
  const { suburbNames } = plan.zones;
  return rounded({
    settings,
    paths: Array.from(pool.pathNumbers),
    advances: pool.rows,
    warnings: ownWarnings(plan, pool, settings),
    cohorts: tables.map((by) => cohortTable(pool, by, suburbNames, settings.fewAdvances)),
    concentration: concentrationKinds.map((kind) =>
      named(readConcentration(pool, kind, suburbNames, settings), suburbNames),
    ),
  });
}

function refuseDeterministic(plan: RunPlan): void {
  if (plan.draws.mode !== 'deterministic') return;
  throw new AppError(
    'plan/infeasible',
    'All paths of a deterministic scenario are the same: there is nothing to pool.',
    {},
    [{ path: 'run.mode', message: 'is deterministic', remedy: 'Take monteCarlo, antithetic or sobol.' }],
  );
}

function readConcentration(
  pool: LoanPool,
  kind: ConcentrationKind,
  suburbNames: readonly string[],
  settings: InsightSettings,
): Concentration {
  return concentrationOf(pool, kind, holdersOf(kind, suburbNames.length), {
    everyMonths: settings.concentrationEveryMonths,
    floorFraction: settings.concentrationFloorFraction,
    top: settings.concentrationTop,
    lowPercentile: settings.lowPercentile,
  });
}

/** A reading with the names of its largest holders. */
function named(reading: Concentration, suburbNames: readonly string[]): InsightResult['concentration'][number] {
  return {
    ...reading,
    largest: reading.largest.map(({ code, meanFraction }) => ({
      name: reading.kind === 'zone' ? zoneNames[code]! : suburbNames[code]!,
      meanFraction,
    })),
  };
}

/** The usual tables and those asked for, each once. */
function tablesOf(by: readonly string[]): readonly (readonly CohortKey[])[] {
  const asked = by.map(parseKeys);
  const known = new Set<string>();
  return [...usualTables, ...asked].filter((keys) => {
    const name = keys.join(',');
    return known.has(name) ? false : known.add(name);
  });
}

function* pooledTapes(plan: RunPlan, settings: InsightSettings): Generator<InsightProgress, LoanPool> {
  const { pathNumbers, clusterOfSlot } = choosePaths(plan.paths, settings.paths, plan.draws.mode === 'antithetic');
  const builder = createPoolBuilder(pathNumbers, clusterOfSlot, plan.book.seasoned?.startMonth ?? 0);
  const runner = createPathRunner(plan);
  for (const [done, path] of pathNumbers.entries()) {
    builder.add(runner.run(path));
    yield { stage: 'simulate', done: done + 1, total: pathNumbers.length };
  }
  const pool = builder.finish();
  if (pool.clusterCount < 2 || pool.rows < LEAST_ADVANCES)
    throw new AppError(
      'plan/infeasible',
      `${pool.pathNumbers.length} paths with ${pool.rows} advances are too few to learn from.`,
      {},
      [
        pool.rows === 0
          ? {
              path: 'origination',
              message: 'no pooled path made an advance',
              remedy:
                'The run counts what was declined; often the limits on a single advance leave none that is large enough.',
            }
          : {
              path: '--paths',
              message: `needs two paths and ${LEAST_ADVANCES} advances`,
              remedy: 'Raise run.paths and --paths.',
            },
      ],
    );
  return pool;
}

/** Below this neither clusters nor a robust spread of seven features mean anything. */
const LEAST_ADVANCES = 50;

const holdersOf = (kind: ConcentrationKind, suburbs: number) => (kind === 'zone' ? ZONES : suburbs);

/** Counts pieces of work after the replay; the total is what the settings ask for. */
function createSteps(settings: InsightSettings): () => InsightProgress {
  const perTarget = 1 + settings.forestGroups + 2 * originationFeatures.length;
  const total = 4 + (settings.clusterMost - settings.clusterLeast + 1) + predictionTargets.length * perTarget;
  let done = 0;
  return () => ({ stage: 'analyse', done: Math.min(total, ++done), total });
}

function* counted<T>(work: Generator<void, T>, steps: () => InsightProgress): Generator<InsightProgress, T> {
  let step = work.next();
  while (step.done !== true) {
    yield steps();
    step = work.next();
  }
  return step.value;
}

function ownWarnings(plan: RunPlan, pool: LoanPool, settings: InsightSettings): readonly string[] {
  const warnings: string[] = [];
  if (pool.pathNumbers.length < settings.paths)
    warnings.push(
      `${pool.pathNumbers.length} paths were pooled, not ${settings.paths}: run.paths is ${plan.paths}${plan.draws.mode === 'antithetic' ? ', and antithetic paths come in pairs' : ''}.`,
    );
  if (pool.startMonth > 0)
    warnings.push(
      'Advances of the seasoned start are the same on every path: predictions leave them out, and errors of cohorts that hold them are those of their future alone.',
    );
  if (plan.draws.mode === 'sobol')
    warnings.push('Errors take Sobol paths for independent ones; they are then rather too wide.');
  return warnings;
}

/** Every number to `INSIGHT_DIGITS`, whatever the shape. */
function rounded<T>(value: T): T {
  if (typeof value === 'number') return roundSignificant(value, INSIGHT_DIGITS) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rounded(item)])) as T;
  return value;
}
