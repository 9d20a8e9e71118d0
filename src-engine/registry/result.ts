import type { RunExtent, RunIdentity } from '../fund/run/manifest.ts';
import { correlation } from '../numeric/neumaier.ts';
import { ROW_WIDTH } from '../fund/run/path-runner.ts';
import type { RunOutcome } from '../fund/run/outcome.ts';
import { buildResult, ENGINE_VERSION, type RunResult } from '../fund/run/result.ts';
import { METRIC } from '../fund/metrics/column-index.ts';
import { summariseColumns, type MetricSummary } from '../fund/metrics/metric-summary.ts';
import { clustersOf, samplingOf, spreadOf, type SamplingDesign } from '../fund/metrics/sampling.ts';
import { medianPathOf } from '../fund/metrics/summary.ts';
import { sha256Hex } from '../fund/scenario/canonical.ts';
import { REGISTRY, registryTable, registryYearColumns, registryYearTable } from './columns.ts';
import { figureOf, layoutOf, rowsOfFund } from './layout.ts';
import { managerResultOf, type ManagerResult } from './manager-result.ts';
import type { RegistryPlan } from './plan.ts';
import { countsOfFund } from './runner.ts';
import { yearsOf, type RegistryYear } from './years.ts';

/** Version of the shape below; a change that a reader could notice raises it. */
export const REGISTRY_RESULT_FORMAT = 1;

/** The result hash is over the result hashes of the funds and the figures of the funds together. */
export type RegistryManifest = Omit<RunIdentity, 'scenarioName' | 'scenarioHash'> &
  RunExtent & { readonly registryName: string; readonly registryHash: string };

export type FundOfRegistry = {
  readonly name: string;
  readonly closeMonth: number;
  /** The result of the fund, as a run of it alone gives it. */
  readonly result: RunResult;
};

/** The whole result of a registry: plain values, the same for any number of workers. Money in AUD, rates as annual fractions. */
export type RegistryResult = {
  readonly format: typeof REGISTRY_RESULT_FORMAT;
  readonly kind: 'registry';
  readonly manifest: RegistryManifest;
  readonly partial: boolean;
  readonly warnings: readonly string[];
  readonly funds: readonly FundOfRegistry[];
  /** How carry is reckoned across funds. */
  readonly carryBasis: 'none' | 'netted' | 'pooled';
  readonly together: {
    readonly pathCount: number;
    readonly design: SamplingDesign;
    readonly metrics: readonly MetricSummary[];
    /** Path at the lower-median rank of the aggregate net IRR; null when no path has one. */
    readonly medianPath: { readonly path: number; readonly netIrrAnnual: number } | null;
  };
  /** Correlation of the net IRR of funds across paths; NaN where one of them does not vary. Row and column by fund. */
  readonly netIrrCorrelation: readonly (readonly number[])[];
  readonly years: readonly RegistryYear[];
  /** The manager of all funds; null when it is not modelled. */
  readonly manager: ManagerResult | null;
};

/** Summarises the completed paths, in path order. */
export function buildRegistryResult(plan: RegistryPlan, outcome: RunOutcome): RegistryResult {
  const { width, togetherAt, yearsAt } = layoutOf(plan);
  const funds = plan.funds.map((fund, i): FundOfRegistry => {
    const rows = rowsOfFund(outcome.rows, width, i);
    const fans = countsOfFund(plan, outcome.fans, i).slice();
    return {
      name: fund.name,
      closeMonth: fund.closeMonth,
      result: buildResult(fund.plan, { ...outcome, rows, fans }),
    };
  });
  const first = plan.funds[0]!.plan;
  const design = samplingOf(first.draws);
  const pathCount = outcome.completedPaths.length;
  const clusters = clustersOf(design, outcome.completedPaths, pathCount);
  const columns = Object.fromEntries(
    Object.entries(REGISTRY).map(([name, at]) => [name, figureOf(outcome.rows, width, togetherAt + at)]),
  );
  return {
    format: REGISTRY_RESULT_FORMAT,
    kind: 'registry',
    manifest: {
      engineVersion: ENGINE_VERSION,
      registryName: plan.name,
      registryHash: plan.registryHash,
      dataHashes: first.dataHashes,
      seed: first.seed,
      mode: first.draws.mode,
      pathsAsked: plan.paths,
      pathsCompleted: pathCount,
      resultHash: hashOf(funds, outcome.rows, width, togetherAt),
    },
    partial: outcome.partial,
    warnings: plan.warnings,
    funds,
    carryBasis: plan.pool?.basis ?? 'none',
    together: {
      pathCount,
      design,
      metrics: summariseColumns([registryTable], columns, clusters, first.metrics.config.histogramBins),
      medianPath: medianPathOf(columns['aggregateNetIrrAnnual']!, outcome.completedPaths),
    },
    netIrrCorrelation: correlationsOf(plan, outcome.rows, width),
    years: yearsOf(
      plan,
      outcome.rows,
      registryYearColumns.map((name) => ({ name, unit: registryYearTable.spec[name].unit })),
      yearsAt,
    ),
    manager: managerResultOf(plan, outcome.rows, clusters),
  };
}

/** Pearson, over the paths on which both funds have a net IRR (a total loss counts as -1). */
function correlationsOf(plan: RegistryPlan, rows: Float64Array, width: number): number[][] {
  const irr = plan.funds.map((_, fund) => figureOf(rows, width, fund * ROW_WIDTH + METRIC.netIrrAnnual));
  return irr
    .map((a, i) =>
      irr.map((b, j) => {
        if (j < i) return NaN; // filled from the other side below
        const both = (_: number, path: number) => !Number.isNaN(a[path]!) && !Number.isNaN(b[path]!);
        const [x, y] = [a.filter(both), b.filter(both)];
        if (!(spreadOf(x) > 0 && spreadOf(y) > 0)) return NaN;
        return i === j ? 1 : correlation(x, y);
      }),
    )
    .map((row, i, all) => row.map((value, j) => (j < i ? all[j]![i]! : value)));
}

function hashOf(funds: readonly FundOfRegistry[], rows: Float64Array, width: number, from: number): string {
  const together = new Float64Array((rows.length / width) * (width - from));
  for (let i = 0; i * width < rows.length; i++)
    for (let k = from; k < width; k++) {
      const value = rows[i * width + k]!;
      together[i * (width - from) + k - from] = Number.isNaN(value) ? Infinity : value; // one pattern for "no figure"
    }
  return sha256Hex(
    [...funds.map(({ result }) => result.manifest.resultHash), sha256Hex(new Uint8Array(together.buffer))].join(' '),
  );
}
