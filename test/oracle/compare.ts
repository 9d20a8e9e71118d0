import type { RunPlan } from '../../src-engine/fund/run/run-plan.ts';
import type { Scenario } from '../../src-engine/fund/scenario/schema.ts';
import { createFanCounts } from '../../src-engine/fund/metrics/fans.ts';
import { createPathRunner, ROW_WIDTH } from '../../src-engine/fund/run/path-runner.ts';
import { rowColumns } from '../../src-engine/fund/run/result.ts';
import { ksCriticalDistance, ksDistance } from '../../src-engine/numeric/ks.ts';
import { mean, sd } from '../../src-engine/numeric/neumaier.ts';
import { createOracle } from './oracle.ts';

/** Figures by path, and the NAV of every month by path. */
export type Sample = {
  readonly figures: Readonly<Record<string, Float64Array>>;
  readonly nav: readonly Float64Array[];
};

/** Figures on which the two are compared, named as the engine names them. */
export const compared = [
  'netIrrAnnual',
  'netTvpiMultiple',
  'carryPaidAud',
  'advancesMadeCount',
  'advancesMadeAud',
  'principalLostAud',
  'proceedsAud',
  'saleCount',
  'refinanceCount',
  'defaultCount',
  'lifeEventCount',
  'maturityCount',
  'fundEndCount',
] as const;

const empty = (plan: RunPlan, paths: number) => ({
  figures: Object.fromEntries(compared.map((name) => [name, new Float64Array(paths)])),
  nav: Array.from({ length: plan.book.lifeMonths + 1 }, () => new Float64Array(paths)),
});

export function fastSample(plan: RunPlan, paths: number): Sample {
  const sample = empty(plan, paths);
  const runner = createPathRunner(plan);
  const row = new Float64Array(ROW_WIDTH);
  const fans = createFanCounts(plan.fans);
  const columns = compared.map((name) => [name, rowColumns.indexOf(name)] as const);
  for (let path = 0; path < paths; path++) {
    runner.measure(path, row, 0, fans);
    for (const [name, column] of columns) sample.figures[name]![path] = row[column]!;
    const { navAud } = runner.run(path).cash;
    sample.nav.forEach((values, month) => (values[path] = navAud[month]!));
  }
  return sample;
}

/** The first paths of a sample. */
export function firstPaths({ figures, nav }: Sample, paths: number): Sample {
  const first = Object.entries(figures).map(([name, values]) => [name, values.slice(0, paths)] as const);
  return { figures: Object.fromEntries(first), nav: nav.map((values) => values.slice(0, paths)) };
}

export function oracleSample(plan: RunPlan, scenario: Scenario, paths: number): Sample {
  const sample = empty(plan, paths);
  const simulate = createOracle(plan, scenario);
  for (let path = 0; path < paths; path++) {
    const { exits, navAud, ...figures } = simulate(path);
    const counts = Object.entries(exits).map(([cause, count]) => [`${cause}Count`, count] as const);
    for (const [name, value] of [...Object.entries(figures), ...counts]) sample.figures[name]![path] = value;
    sample.nav.forEach((values, month) => (values[path] = navAud[month]!));
  }
  return sample;
}

/**
 * Equal values are made equal: a full catch-up puts many paths exactly at the hurdle, and two ways to find a root end up to
 * 1e-15 apart there, which would split one atom into two that the test takes for a difference.
 */
const tied = (values: Float64Array) => values.map((value) => Number(value.toPrecision(9)));

/**
 * Figures whose distributions differ: two-sample Kolmogorov-Smirnov at 1 %, figure by figure. With ties (carry is often 0), and
 * with samples that share their market paths, the test errs on the safe side.
 */
export function differentDistributions(a: Sample, b: Sample, names: readonly (typeof compared)[number][]): string[] {
  return names.filter((name) => {
    const [x, y] = [a.figures[name]!, b.figures[name]!];
    return ksDistance(tied(x), tied(y)) > ksCriticalDistance(x.length, y.length, 0.01);
  });
}

/** Figures whose means differ by more than 4 standard errors between independent samples. */
export function differentMeans(a: Sample, b: Sample): string[] {
  const error = (values: Float64Array) => (sd(values) * sd(values)) / values.length;
  return compared.filter((name) => {
    const [x, y] = [a.figures[name]!, b.figures[name]!];
    return Math.abs(mean(x) - mean(y)) > 4 * Math.sqrt(error(x) + error(y));
  });
}

/**
 * On the same market paths, what is left between the two is chance of single advances and of frailty: figures, and months of
 * NAV, whose means differ by more than 4 standard errors of the paired difference.
 */
export function differentPathMeans(a: Sample, b: Sample): string[] {
  const far = (x: Float64Array, y: Float64Array) => {
    const difference = x.map((value, path) => value - y[path]!);
    return Math.abs(mean(difference)) > (4 * sd(difference)) / Math.sqrt(difference.length);
  };
  return [
    ...compared.filter((name) => far(a.figures[name]!, b.figures[name]!)),
    ...a.nav.flatMap((values, month) => (far(values, b.nav[month]!) ? [`nav in month ${month}`] : [])),
  ];
}
