import { meanFlows, type MeanFlows } from '../../../../src-engine/fund/run/mean-flows.ts';
import { createPathRunner } from '../../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../../src-engine/fund/run/replay.ts';
import type { RunPlan } from '../../../../src-engine/fund/run/run-plan.ts';
import type { Scenario } from '../../../../src-engine/index.ts';
import type { PackRun } from '../../../../src-main/services/pack/model/pack-data.ts';
import { meanFlowsOf, medianFlows, type WaterfallFlows } from '../../../../src-main/services/pack/waterfall/flows.ts';
import { smallFund } from '../../../support/gallery.ts';
import { planWith, scenarioWith, type Settings } from '../../../support/plans.ts';

/** One path of a small fund with settings, as the median path of a pack. */
export function pathFlows(settings: Settings, path: number): WaterfallFlows {
  const given = { ...smallFund, ...settings };
  return flowsOfPlan(planWith(given), scenarioWith(given), path);
}

export function flowsOfPlan(plan: RunPlan, scenario: Scenario, path: number): WaterfallFlows {
  const median = replayPath(plan, createPathRunner(plan), path);
  return medianFlows({ median, scenario } as PackRun)!; // all that it reads
}

export function meansOf(plan: RunPlan, paths: number): MeanFlows {
  const work = meanFlows(plan, paths);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Means over the first paths of a small fund with settings. */
export function meanPathFlows(settings: Settings, paths: number): WaterfallFlows {
  const given = { ...smallFund, ...settings };
  return meanFlowsOf({ mean: meansOf(planWith(given), paths), scenario: scenarioWith(given) } as PackRun)!; // all that it reads
}
