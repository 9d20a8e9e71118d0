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
import { filesOf } from '../../../src-main/services/data/scenario-data.ts';
import { engineOver } from '../study/made-runs.ts';
import { builtInData, planWith, runPlan, scenarioWith, type Settings } from '../../support/plans.ts';

// Small enough that two runs per parameter are quick, large enough that every stage has something to do.
const base: Settings = { 'fund.commitmentsAud': 30_000_000, 'run.paths': 32, 'run.seed': 'witness' };
const shown = new Map<string, Shown>();

type Shown = { readonly rows: string; readonly result: string; readonly zones: string; readonly study: string };

/** What a scenario shows: the rows of its paths, its whole result, its zones. */
function show(settings: Settings): Shown {
  const key = canonicalJson(settings);
  const known = shown.get(key);
  if (known) return known;
  const all = { ...base, ...settings };
  const files = filesOf(scenarioWith(all), join(import.meta.dirname, '../../../resources/scenarios'));
  const data = importDataFiles(builtInData(), files);
  const plan = planWith(all, data);
  const outcome = runPlan(plan);
  const { manifest, ...result } = buildResult(plan, outcome);
  const view = {
    rows: Buffer.from(outcome.rows.buffer).toString('base64'),
    result: JSON.stringify(result),
    zones: JSON.stringify([plan.zones, manifest.seed]),
    // A study is many runs: made only when it is looked at.
    get study() {
      return JSON.stringify(conduct(oneAtATime(namedRanges(scenarioWith(all)), studyFigures), engineOver(all)));
    },
  };
  shown.set(key, view);
  return view;
}

const { parameters, undescribed } = describeSchema(scenarioSchema);

test('every leaf of the schema describes itself', () => expect(undescribed).toEqual([]));

describe('every parameter moves an output', () => {
  test.each(parameters.map((parameter) => [parameter.path, parameter] as const))('%s', (path, parameter) => {
    const { value, given = {}, along = {}, moves = 'paths' } = parameter.witness;
    const before = show(given);
    const after = show({ ...given, ...along, [path]: value });
    const seen = moves === 'paths' ? 'rows' : moves;
    expect(after[seen] === before[seen], `${describeWitness(parameter)} moves nothing in its ${seen}`).toBe(false);
  });
});

function describeWitness({ path, witness }: ScenarioParameter): string {
  return `${path} = ${JSON.stringify(witness.value)} given ${JSON.stringify(witness.given ?? {})}`;
}
