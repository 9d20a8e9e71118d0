import { parseScenario, resolveScenario, type Job, type RunPlan } from '../../../src-engine/index.ts';
import { loadDataRoom } from '../data/load-data.ts';
import { importDataFiles } from '../data/import-files.ts';

/** Parses the document, loads the data it stands on and resolves both to a plan. Errors carry the field. */
export function resolveJob(job: Job): RunPlan {
  const scenario = parseScenario(job.scenario);
  const builtIn = loadDataRoom(job.dataDir);
  const data = importDataFiles(builtIn, job.dataFiles);
  return resolveScenario(scenario, data, { seedGiven: seedGiven(job.scenario) });
}

function seedGiven(document: unknown): boolean {
  const run = (document as { run?: { seed?: unknown } } | null)?.run;
  return run?.seed !== undefined;
}
