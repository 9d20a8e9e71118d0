import type { DrawSettings } from '../../random/settings.ts';
import type { BookPlan } from '../book/plan.ts';
import type { GuardrailPlan } from '../guardrails/resolve.ts';
import type { ManagerPlan } from '../manager/plan.ts';
import type { FanPlan } from '../metrics/fan-plan.ts';
import type { MetricsPlan } from '../metrics/resolve.ts';
import type { ZonePlan } from '../zones/table.ts';

/** Paths per chunk: the unit of progress, of storing and of resuming. Part of the determinism of results; never changes. */
export const CHUNK_PATHS = 64;

/**
 * A scenario resolved against data: everything that is fixed before the first path. Numbers, texts and typed arrays only, so
 * that it can be cloned to worker threads. All cross-field errors have happened by the time it exists.
 */
export type RunPlan = {
  readonly scenarioName: string;
  /** ISO date of month 0. */
  readonly firstCloseDate: string;
  readonly paths: number;
  readonly seed: string;
  /** Whether the user chose the seed (a guardrail asks). */
  readonly seedGiven: boolean;
  readonly draws: DrawSettings;
  readonly zones: ZonePlan;
  readonly book: BookPlan;
  readonly metrics: MetricsPlan;
  readonly fans: FanPlan;
  readonly guardrails: GuardrailPlan;
  /** Accounts of the manager beside the fund; null: not modelled. */
  readonly manager: ManagerPlan | null;
  /** SHA-256 of the canonical scenario without name, seed and number of paths, and of the data tables it was resolved against. */
  readonly scenarioHash: string;
  readonly dataHashes: Readonly<Record<string, string>>;
  /** Lines that a user must see beside any result. */
  readonly warnings: readonly string[];
};

/** Where a fund stands among those that share its market. Months count from the first close of the first of them. */
export type FundPlace = {
  readonly fundIndex: number;
  readonly closeMonth: number;
  /** Last month of any fund, run-off included, and without it. */
  readonly months: number;
  readonly lifeMonths: number;
};

/** Number of chunks of a run; the last may be short. */
export function chunkCount(paths: number): number {
  return Math.ceil(paths / CHUNK_PATHS);
}
