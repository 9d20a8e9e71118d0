import { parseScenario, type MeanFlows, type PathReplay } from '../../../../src-engine/index.ts';
import type { PackTemplate } from '../model/pack-data.ts';
import type { Brand } from '../model/sheet.ts';
import { downsideRuns, gatherDownside, gatherSensitivity, sensitivityRuns } from './gather-studies.ts';
import { createSteps, type GatheredPack, type GatherTools, type RunToPack, type Steps } from './gather-tools.ts';
import { packNeeds } from './pack-needs.ts';

export type PackRequest = { readonly title: string; readonly template: PackTemplate; readonly brand: Brand };

/** One path is simulated anew for the median: as much work as some paths of a run. */
const MEDIAN_WEIGHT = 20;

/**
 * All that the sheets of a template stand on, from finished runs and the engine; only what those sheets need is simulated.
 * Sensitivities, downside cases and the mean cash flow are those of the first run.
 * @throws AppError `run/cancelled` when it is stopped, `engine/...` when the engine is lost, what the engine refuses of a document
 */
export async function gatherPack(
  runs: readonly [RunToPack, ...RunToPack[]],
  { title, template, brand }: PackRequest,
  tools: GatherTools,
): Promise<GatheredPack> {
  const [first] = runs;
  const needs = packNeeds(template.sheets);
  const scenario = parseScenario(first.document);
  const { studyPaths } = template;
  const meanPaths = first.result.manifest.pathsCompleted;
  const meanWeight = meanPaths * Math.max(1, tools.workers); // one thread does it
  const total =
    runs.length * MEDIAN_WEIGHT +
    (needs.meanFlows ? meanWeight : 0) +
    (needs.sensitivity ? studyPaths * sensitivityRuns(scenario) : 0) +
    (needs.downside ? studyPaths * downsideRuns(scenario) : 0);
  const steps = createSteps(tools.onStep, total);
  const medians: (PathReplay | null)[] = [];
  for (const run of runs) medians.push(await medianOf(run, steps, tools));
  const studyTools = { ...tools, steps, studyPaths };
  const extras = {
    mean: needs.meanFlows ? await meanOf(first, meanPaths, meanWeight, steps, tools) : null,
    sensitivity: needs.sensitivity ? await gatherSensitivity(first.document, scenario, studyTools) : null,
    downside: needs.downside ? await gatherDownside(first.document, scenario, studyTools) : null,
  };
  const none = { mean: null, sensitivity: null, downside: null };
  return {
    title,
    runs: runs.map((run, r) => ({ ...run, median: medians[r]!, ...(r === 0 ? extras : none) })),
    sources: tools.sources,
    brand,
    template,
    madeAt: tools.madeAt,
    appVersion: tools.appVersion,
    kernelHash: tools.kernelHash,
  };
}

async function medianOf(run: RunToPack, steps: Steps, { lend, jobOf }: GatherTools): Promise<PathReplay | null> {
  const { medianPath } = run.result.summary;
  const step = steps.begin('Median path', MEDIAN_WEIGHT);
  const median =
    medianPath === null
      ? null
      : await lend((client) => ({
          answer: client.replay(jobOf(run.document), medianPath.path),
          cancel: () => undefined, // it is done before a word could reach it
        }));
  step.end();
  return median;
}

async function meanOf(
  run: RunToPack,
  paths: number,
  weight: number,
  steps: Steps,
  { lend, jobOf }: GatherTools,
): Promise<MeanFlows> {
  const step = steps.begin(`Mean cash flow of ${paths} paths`, weight);
  const mean = await lend((client) => client.meanFlows(jobOf(run.document), paths, step.progress));
  step.end();
  return mean;
}
