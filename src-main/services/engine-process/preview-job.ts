import { parseScenario, preview, resolveScenario, type Job, type PreviewView } from '../../../src-engine/index.ts';
import type { DataCache } from './data-cache.ts';

/** One expected path of a document. Errors as `resolveJob`. */
export function previewJob(job: Job, cache: DataCache): PreviewView {
  const scenario = parseScenario(job.scenario);
  const data = cache.get(job.dataDir, job.dataFiles);
  const zones = data.zonesOf(scenario);
  return preview(scenario, (expected) => resolveScenario(expected, data.room, { seedGiven: true, zones }));
}
