import type { Unit } from '../../../../src-engine/index.ts';
import type { PackRun } from '../model/pack-data.ts';

/** A figure that speaks to a benchmark, in the unit of the engine. */
export type BenchmarkFigure = {
  readonly title: string;
  readonly unit: Unit;
  readonly value: number | null;
  /** Where the figure stands in the pack; empty where it stands nowhere else. */
  readonly anchor: string;
  /** What it is held against; null where the guide and the fund set nothing. */
  readonly limit: number | null;
  /** The limit is a least value. */
  readonly isFloor: boolean;
  readonly words: string;
};

export type Benchmark = {
  readonly title: string;
  readonly says: string;
  readonly figures: readonly BenchmarkFigure[];
  readonly notModelled: string;
};

/** A figure without a limit. */
export function plainFigure(
  title: string,
  unit: Unit,
  value: number | null | undefined,
  words: string,
): BenchmarkFigure {
  const known = value === null || value === undefined || !Number.isFinite(value) ? null : value;
  return { title, unit, value: known, anchor: '', limit: null, isFloor: false, words };
}

/** A guardrail with its limit, read from its sheet; none when the run does not have the rule. */
export function ruleFigure({ result }: PackRun, rule: string, isFloor: boolean): readonly BenchmarkFigure[] {
  const found = result.guardrails.find((one) => one.rule === rule);
  if (found === undefined) return [];
  const { title, unit, value, limit, reason } = found;
  return [
    {
      title,
      unit,
      value,
      anchor: `guardrails.${rule}-value`,
      limit,
      isFloor,
      words: `Guardrail of the fund; ${reason}`,
    },
  ];
}

/** Mean over paths of a metric. */
export const meanOf = ({ result }: PackRun, name: string): number | null =>
  result.summary.metrics.find((metric) => metric.name === name)?.mean ?? null;

/** A percentile over paths of a metric. */
export const percentileOf = ({ result }: PackRun, name: string, p: number): number | null =>
  result.summary.metrics.find((metric) => metric.name === name)?.percentiles.find(({ percentile }) => percentile === p)
    ?.value ?? null;
