import {
  parseRegistry,
  parseScenario,
  resolveRegistry,
  resolveScenario,
  type Job,
  type RegistryJob,
  type RegistryPlan,
  type RunPlan,
} from '../../../src-engine/index.ts';
import { loadDataRoom } from '../data/load-data.ts';
import { importDataFiles } from '../data/import-files.ts';
import { createDataCache, type DataCache } from './data-cache.ts';

/** Parses the document, loads the data it stands on and resolves both to a plan. Errors carry the field. */
export function resolveJob(job: Job, cache: DataCache = createDataCache()): RunPlan {
  const scenario = parseScenario(job.scenario);
  const data = cache.get(job.dataDir, job.dataFiles);
  return resolveScenario(scenario, data.room, {
    seedGiven: seedGiven(job.scenario),
    zones: data.zonesOf(scenario),
  });
}

/** The same for a registry of funds. */
export function resolveRegistryJob(job: RegistryJob): RegistryPlan {
  const input = {
    registry: parseRegistry(job.registry),
    common: parseScenario(job.common),
    funds: job.funds.map((document) => parseScenario(document)),
  };
  const data = importDataFiles(loadDataRoom(job.dataDir), job.dataFiles);
  return resolveRegistry(input, data, { seedGiven: seedGiven(job.common) });
}

function seedGiven(document: unknown): boolean {
  const run = (document as { run?: { seed?: unknown } } | null)?.run;
  return run?.seed !== undefined;
}
