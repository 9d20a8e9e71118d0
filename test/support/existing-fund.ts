import { mergeDataRoom } from '../../src-engine/fund/data/merge.ts';
import { createPathRunner } from '../../src-engine/fund/run/path-runner.ts';
import { replayPath, type PathReplay } from '../../src-engine/fund/run/replay.ts';
import type { RunPlan } from '../../src-engine/fund/run/run-plan.ts';
import { seasonedFiles } from '../../src-main/services/cli/seasoned-export.ts';
import { importFlows } from '../../src-main/services/data/import-flows.ts';
import { importTape } from '../../src-main/services/data/import-tape.ts';
import { builtInData, planWith, type Settings } from './plans.ts';

/** A market that is the same on every path and known in advance: nothing but owners is drawn. */
export const fixedMarket: Settings = {
  'market.model': 'gbm',
  'run.variationMarket': 0,
  'run.variationMacro': 0,
  'exits.frailty.voluntaryLogSd': 0,
  'exits.frailty.defaultLogSd': 0,
  'seasoned.historyGrowth': 'assumed',
  ...Object.fromEntries(
    [
      ['cashRate', 0.03],
      ['unemployment', 0.045],
      ['inflation', 0.025],
      ['populationGrowth', 0.015],
    ].flatMap(([series, value]) => ['start', 'level'].map((at) => [`market.macro.${series}.${at}`, value])),
  ),
};

/** Lines of `seasoned-state.yaml` as settings. */
function settingsOf(state: string): Settings {
  return Object.fromEntries(
    [...state.matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, name, value]) => [
      `seasoned.${name}`,
      Number.isNaN(Number(value)) ? value! : Number(value),
    ]),
  );
}

/** The path cut at a month, as the plan of a fund that goes on from there. */
export function continued(settings: Settings, replay: PathReplay, asOfMonth: number, further: Settings = {}): RunPlan {
  const firstClose = (settings['fund.firstCloseDate'] as string | undefined) ?? '2026-07-31';
  const files = seasonedFiles(replay, asOfMonth, firstClose);
  const data = mergeDataRoom(builtInData(), {
    tape: importTape(files['seasoned-tape.csv']!, 'tape.csv'),
    flows: importFlows(files['seasoned-flows.csv']!, 'flows.csv'),
  });
  return planWith({ ...settings, ...settingsOf(files['seasoned-state.yaml']!), ...further }, data);
}

export function replayOf(plan: RunPlan, path = 0): PathReplay {
  return replayPath(plan, createPathRunner(plan), path);
}
