import { join } from 'node:path';
import type { DataRoom } from '../../src-engine/fund/data/data-room.ts';
import { createFanCounts } from '../../src-engine/fund/metrics/fans.ts';
import { gatherOutcome, type RunOutcome } from '../../src-engine/fund/run/outcome.ts';
import { createPathRunner, ROW_WIDTH } from '../../src-engine/fund/run/path-runner.ts';
import { resolveScenario } from '../../src-engine/fund/run/resolve.ts';
import { chunkCount, type RunPlan } from '../../src-engine/fund/run/run-plan.ts';
import { simulate } from '../../src-engine/fund/run/simulate.ts';
import { parseScenario } from '../../src-engine/fund/scenario/parse-scenario.ts';
import type { Scenario } from '../../src-engine/fund/scenario/schema.ts';
import { loadDataRoom } from '../../src-main/services/data/load-data.ts';

export const dataDir = join(import.meta.dirname, '../../resources/data');
let loaded: DataRoom | undefined;

/** The built-in data, read once per test file. */
export function builtInData(): DataRoom {
  loaded ??= loadDataRoom(dataDir);
  return loaded;
}

export type Settings = Readonly<Record<string, unknown>>;

/** A document with the settings (dotted path -> value) set. */
export function documentWith(settings: Settings, name = 'test'): Record<string, unknown> {
  const document: Record<string, unknown> = { format: 1, name };
  for (const [path, value] of Object.entries(settings)) {
    const keys = path.split('.');
    let at = document;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
    at[keys.at(-1)!] = value;
  }
  return document;
}

export function scenarioWith(settings: Settings): Scenario {
  return parseScenario(documentWith(settings));
}

/** A plan from settings over the defaults, on the built-in data unless other data is given. */
export function planWith(settings: Settings, data: DataRoom = builtInData()): RunPlan {
  return resolveScenario(scenarioWith(settings), data, { seedGiven: 'run.seed' in settings });
}

/** Runs a plan in this thread. */
export function runPlan(plan: RunPlan): RunOutcome {
  const rows = new Float64Array(plan.paths * ROW_WIDTH);
  const fans = createFanCounts(plan.fans);
  for (const _chunk of simulate(plan, createPathRunner(plan), { rows, fans }));
  return gatherOutcome(plan, rows, fans, new Int32Array(chunkCount(plan.paths)).fill(1));
}
