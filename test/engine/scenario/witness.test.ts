import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { canonicalJson } from '../../../src-engine/fund/scenario/canonical.ts';
import { describeSchema, type ScenarioParameter } from '../../../src-engine/fund/scenario/describe.ts';
import { scenarioSchema } from '../../../src-engine/fund/scenario/schema.ts';
import { studyFigures } from '../../../src-engine/study/figures.ts';
import { namedRanges, oneAtATime } from '../../../src-engine/study/sensitivity.ts';
import { conduct } from '../../../src-engine/study/study.ts';
import { importDataFiles } from '../../../src-main/services/data/import-files.ts';
import { engineOver } from '../study/made-runs.ts';
import { filesOf } from '../../support/files-of-scenario.ts';
import { builtInData, planWith, runPlan, scenarioWith, type Settings } from '../../support/plans.ts';

// Large enough that every stage has something to do.
const base: Settings = { 'fund.commitmentsAud': 30_000_000, 'run.seed': 'witness' };
/** Most parameters move one of the first paths; for the others it takes more, and a figure of the whole run needs them too. */
const FEW_PATHS = 6;
const MANY_PATHS = 32;

type Shown = { readonly rows: string; readonly result: string; readonly zones: string; readonly study: string };

/** What a scenario shows: the rows of its paths, its whole result, its zones. */
function show(settings: Settings, paths: number): Shown {
  const all = { ...base, 'run.paths': paths, ...settings };
  const files = filesOf(scenarioWith(all), join(import.meta.dirname, '../../../resources/scenarios'));
  const data = importDataFiles(builtInData(), files);
  const plan = planWith(all, data);
  const outcome = runPlan(plan);
  // Most parameters move the rows; what costs more than that is made only when it is looked at.
  return {
    rows: Buffer.from(outcome.rows.buffer).toString('base64'),
    get result() {
      const { manifest: _, ...result } = buildResult(plan, outcome);
      return JSON.stringify(result);
    },
    get zones() {
      return JSON.stringify([plan.zones, plan.seed]);
    },
    get study() {
      return JSON.stringify(conduct(oneAtATime(namedRanges(scenarioWith(all)), studyFigures), engineOver(all)));
    },
  };
}

/** What is shown under the settings that several parameters are given. */
const shownGiven = new Map<string, Shown>();

function showGiven(settings: Settings, paths: number): Shown {
  const key = `${paths} ${canonicalJson(settings)}`;
  const shown = shownGiven.get(key) ?? show(settings, paths);
  shownGiven.set(key, shown);
  return shown;
}

const { parameters, undescribed } = describeSchema(scenarioSchema);

test('every leaf of the schema describes itself', () => expect(undescribed).toEqual([]));

describe('every parameter moves an output', () => {
  test.each(parameters.map((parameter) => [parameter.path, parameter] as const))('%s', (path, parameter) => {
    const { value, given: settings = {}, along = {}, moves = 'paths' } = parameter.witness;
    const seen = moves === 'paths' ? 'rows' : moves;
    const moved = (paths: number) =>
      show({ ...settings, ...along, [path]: value }, paths)[seen] !== showGiven(settings, paths)[seen];
    const isSoon = seen === 'rows' || seen === 'zones';
    expect(
      (isSoon && moved(FEW_PATHS)) || moved(MANY_PATHS),
      `${describeWitness(parameter)} moves nothing in its ${seen}`,
    ).toBe(true);
  });
});

function describeWitness({ path, witness }: ScenarioParameter): string {
  return `${path} = ${JSON.stringify(witness.value)} given ${JSON.stringify(witness.given ?? {})}`;
}
