import { columnNames } from '../../core/table.ts';
import { evaluateGuardrails } from '../guardrails/evaluate.ts';
import { countGuardrails } from '../guardrails/overrides.ts';
import { guardrailTable, type GuardrailCounts, type GuardrailResult } from '../guardrails/table.ts';
import { fansOf, talliesFrom, type Fan } from '../metrics/fans.ts';
import { returnRiskOf } from '../metrics/return-risk.ts';
import { summarise, type RunSummary } from '../metrics/summary.ts';
import { pathMetricsTable } from '../metrics/table.ts';
import type { RuleResult } from '../rules/table.ts';
import { ruleResults } from '../rules/tally.ts';
import { sha256Hex } from '../scenario/canonical.ts';
import { zoneNames } from '../zones/table.ts';
import type { RunExtent, RunIdentity } from './manifest.ts';
import { managerResult, type ManagerResult } from './manager-result.ts';
import type { RunDetail } from './detail/run-detail.ts';
import type { RunOutcome } from './outcome.ts';
import { ROW_WIDTH } from './path-runner.ts';
import { trancheLines, type TrancheLine } from './tranche-lines.ts';
import { CHUNK_PATHS, type RunPlan } from './run-plan.ts';
import { seasonedReport, seasonedWarnings, type SeasonedReport } from './seasoned-report.ts';

/** Version of the shape below; a change that a reader could notice raises it. */
export const RESULT_FORMAT = 1;
/** Version of what the engine computes: a change that moves a figure raises it. */
export const ENGINE_VERSION = '0.1.0';

/**
 * What identifies a run and what came out: equal manifests with equal result hashes are equal runs, byte for byte. The result
 * hash is over the rows of all completed paths and the fan counts, little-endian.
 */
export type RunManifest = RunIdentity & RunExtent;

export type ZoneLine = {
  readonly zone: string;
  readonly suburbCount: number;
  readonly growthAnnual: number;
  readonly volatilityAnnual: number;
};

/** The whole result of a run: plain values, the same for any number of workers. Money in AUD, rates as annual fractions. */
export type RunResult = {
  readonly format: typeof RESULT_FORMAT;
  readonly manifest: RunManifest;
  /** True when the run was cut short; figures then cover the completed paths alone. */
  readonly partial: boolean;
  readonly warnings: readonly string[];
  readonly zones: readonly ZoneLine[];
  readonly summary: RunSummary;
  /** Accounts of the manager on named paths; null when it is off. */
  readonly manager: ManagerResult | null;
  readonly guardrails: readonly GuardrailResult[];
  readonly guardrailCounts: GuardrailCounts;
  /** Year-bounded rules and what they did; empty without rules. */
  readonly rules: readonly RuleResult[];
  /** Classes of capital, senior-most first and equity last; empty without tranches. */
  readonly tranches: readonly TrancheLine[];
  readonly fans: readonly Fan[];
  /** What is a fact at a seasoned start, and how it compares with the model; null when the fund starts at first close. */
  readonly seasoned: SeasonedReport | null;
  /** What the full report adds; no part of the result hash. */
  readonly detail?: RunDetail;
};

/** Columns of a run by name, in the order of the figures in a row. */
export const rowColumns: readonly string[] = [...columnNames(pathMetricsTable), ...columnNames(guardrailTable)];

/** Percentile lines of the fans. */
const FAN_PERCENTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Column `position` of path-major rows. */
export function columnOf(rows: Float64Array, position: number): Float64Array {
  const column = new Float64Array(rows.length / ROW_WIDTH);
  for (let i = 0; i < column.length; i++) column[i] = rows[i * ROW_WIDTH + position]!;
  return column;
}

/** All columns by name, each copied out of the rows when it is read: a run of many paths never holds them twice. */
export function lazyColumns(rows: Float64Array): Readonly<Record<string, Float64Array>> {
  const columns: Record<string, Float64Array> = {};
  rowColumns.forEach((name, position) =>
    Object.defineProperty(columns, name, { enumerable: true, get: () => columnOf(rows, position) }),
  );
  return columns;
}

/** Summarises the completed paths, in path order. */
export function buildResult(plan: RunPlan, outcome: RunOutcome): RunResult {
  const columns = lazyColumns(outcome.rows);
  const seasoned = seasonedReport(plan);
  const summary = summarise(plan.metrics, columns, plan.draws, undefined, outcome.completedPaths);
  const guardrails = evaluateGuardrails(plan.guardrails, columns, {
    returnRisk: returnRiskOf(plan.metrics, columns['netIrrAnnual']!),
    seedGiven: plan.seedGiven,
  });
  return {
    format: RESULT_FORMAT,
    manifest: {
      engineVersion: ENGINE_VERSION,
      scenarioName: plan.scenarioName,
      scenarioHash: plan.scenarioHash,
      dataHashes: plan.dataHashes,
      seed: plan.seed,
      mode: plan.draws.mode,
      pathsAsked: plan.paths,
      pathsCompleted: outcome.completedPaths.length,
      resultHash: resultHash(outcome),
    },
    partial: outcome.partial,
    warnings: [...plan.warnings, ...(seasoned === null ? [] : seasonedWarnings(seasoned, plan.metrics.commitmentsAud))],
    zones: zoneNames.map((zone, z) => ({
      zone,
      suburbCount: plan.zones.zoneOfSuburb.filter((code) => code === z).length,
      growthAnnual: plan.zones.growthAnnual[z]!,
      volatilityAnnual: plan.zones.volatilityAnnual[z]!,
    })),
    summary,
    manager: managerResult(plan, outcome),
    guardrails,
    guardrailCounts: countGuardrails(guardrails),
    rules: ruleResults(
      plan.book.rules,
      plan.book.months,
      outcome.fans,
      talliesFrom(plan.fans),
      outcome.completedPaths.length,
    ),
    tranches: trancheLines(plan, columns, outcome.completedPaths),
    fans: fansOf(plan.fans, outcome.fans, FAN_PERCENTILES),
    seasoned,
  };
}

/** Hash of hashes of blocks of rows, so that no second copy of all rows is ever held. */
function resultHash(outcome: RunOutcome): string {
  const { rows, fans } = outcome;
  const blockLength = CHUNK_PATHS * ROW_WIDTH;
  const hashes: string[] = [];
  const block = new Float64Array(Math.min(blockLength, rows.length)); // one for all: what is freed later counts as memory now
  for (let from = 0; from < rows.length; from += blockLength) {
    const part = rows.subarray(from, from + blockLength);
    block.set(part);
    hashes.push(sha256Hex(canonicalBytes(block.subarray(0, part.length))));
  }
  hashes.push(sha256Hex(new Uint8Array(fans.buffer, fans.byteOffset, fans.byteLength)));
  return sha256Hex(hashes.join(' '));
}

/**
 * The bytes of doubles with one pattern for NaN (processors differ in the one they make). Every machine this runs on is
 * little-endian. Overwrites `values`.
 */
function canonicalBytes(values: Float64Array): Uint8Array {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) continue;
    words[2 * i] = 0;
    words[2 * i + 1] = 0x7ff80000;
  }
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
