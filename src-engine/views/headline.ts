import type { StoredResult } from '../fund/run/result-schema.ts';
import { factsOf } from './facts.ts';
import { findingOf, metricOfResult } from './finding.ts';
import { orNull } from './plain.ts';
import type { DeskTab, FigureView, HeadlineView } from './shapes.ts';
import { sparkOf, type SparkView } from './spark.ts';
import { guardrailFigure } from './worst-guardrail.ts';
import { chosenPercentWords, pathsWords, percentWords, shareWords } from './words.ts';

type Metric = StoredResult['summary']['metrics'][number];

/** Five figures, the finding, the tail, the median path and what identifies the run. */
export function headlineView(result: StoredResult): HeadlineView {
  const { manifest, partial, warnings } = result;
  return {
    figures: [
      metricFigure(result, 'netIrrAnnual', 'Net IRR'),
      metricFigure(result, 'netTvpiMultiple', 'Net TVPI'),
      belowHurdle(result),
      metricFigure(result, 'netDpiYear5Multiple', 'DPI at year 5'),
      guardrailFigure(result),
    ],
    facts: factsOf(result),
    finding: findingOf(result),
    pathsAsked: manifest.pathsAsked,
    pathsCompleted: manifest.pathsCompleted,
    partial,
    seed: manifest.seed,
    mode: manifest.mode,
    engineVersion: manifest.engineVersion,
    scenarioHash: manifest.scenarioHash,
    resultHash: manifest.resultHash,
    warnings: [...warnings],
    tabs: tabsOf(result),
  };
}

/** What a list of runs shows of one. `netIrr`: net IRR of every path. */
export function runFigures(
  result: StoredResult,
  netIrr: Float64Array | null,
): {
  readonly meanNetIrrAnnual: number | null;
  readonly standardErrorAnnual: number | null;
  readonly belowHurdleFraction: number | null;
  readonly spark: SparkView | null;
} {
  const irr = metricOfResult(result, 'netIrrAnnual');
  const { hurdleAnnual, belowHurdleProbability } = result.summary.risk;
  return {
    meanNetIrrAnnual: orNull(irr?.mean),
    standardErrorAnnual: orNull(irr?.standardError),
    belowHurdleFraction: orNull(belowHurdleProbability.value),
    spark: netIrr === null ? null : sparkOf(netIrr, hurdleAnnual),
  };
}

function metricFigure(result: StoredResult, name: string, title: string): FigureView {
  const metric = metricOfResult(result, name);
  const at = (p: number) => percentileOf(metric, p);
  const none = metric === undefined ? 0 : metric.nullCount;
  const lost = metric === undefined ? 0 : metric.totalLossCount;
  return {
    key: name,
    title,
    unit: metric?.unit ?? 'Fraction',
    value: orNull(metric?.mean),
    standardError: orNull(metric?.standardError),
    p5: at(0.05),
    p50: at(0.5),
    p95: at(0.95),
    low: at(0.01),
    high: at(0.99),
    note: [
      ...(none > 0 ? [`${pathsWords(none)} n/a`] : []),
      ...(lost > 0 ? [`${pathsWords(lost)} lost everything`] : []),
    ].join('; '),
  };
}

function percentileOf(metric: Metric | undefined, p: number): number | null {
  return orNull(metric?.percentiles.find(({ percentile }) => percentile === p)?.value);
}

/** A chance has no percentiles across paths: its strip goes from 0 to 1, and the note has its interval. */
function belowHurdle({ summary }: StoredResult): FigureView {
  const { belowHurdleProbability: below, hurdleAnnual, lossProbability, nullCount, valuedCount } = summary.risk;
  const p = orNull(below.value);
  const flag = summary.metrics.find(({ name }) => name === 'hurdleMetFlag');
  const independent = summary.design.clusters === 'paths';
  // The flag counts a path without a net IRR as one that misses; where every path has one, its error is that of the chance.
  const counted = p === null || !independent || valuedCount < 2 ? null : Math.sqrt((p * (1 - p)) / (valuedCount - 1));
  const interval =
    orNull(below.low) === null || orNull(below.high) === null
      ? ''
      : `95 % interval ${percentWords(below.low)} to ${percentWords(below.high)}; `;
  return {
    key: 'belowHurdleFraction',
    title: `P(net IRR < ${chosenPercentWords(hurdleAnnual)})`,
    unit: 'Fraction',
    value: p,
    standardError: p === 0 || p === 1 ? null : nullCount === 0 ? orNull(flag?.standardError) : orNull(counted), // all agree: the interval says more
    p5: null,
    p50: null,
    p95: null,
    low: p === null ? null : 0,
    high: p === null ? null : 1,
    note: p === null ? '' : `${interval}loss in ${shareWords(lossProbability.value)}`,
  };
}

function tabsOf({ manifest, fans, guardrails, detail }: StoredResult): readonly DeskTab[] {
  const has: Readonly<Record<DeskTab, boolean>> = {
    distribution: manifest.pathsCompleted > 0,
    cash: fans.length > 0 && manifest.pathsCompleted > 0,
    waterfall: detail?.medianPath !== undefined && detail.medianPath !== null,
    portfolio: manifest.pathsCompleted > 0,
    guardrails: guardrails.length > 0,
  };
  return (Object.keys(has) as DeskTab[]).filter((tab) => has[tab]);
}
