import type { ScenarioParameter } from './describe.ts';
import { describeScenario } from './parse-scenario.ts';

/** They say how a run is drawn, not what is simulated: moving them would compare noise, or runs of different length. */
export const fixedNumbers: ReadonlySet<string> = new Set(['run.paths', 'run.seed', 'run.replicates']);

/** The numbers of a scenario that a study may move, in file order. */
export function movableNumbers(): readonly ScenarioParameter[] {
  return describeScenario().parameters.filter(
    ({ path, kind }) => (kind === 'number' || kind === 'integer') && !fixedNumbers.has(path),
  );
}
