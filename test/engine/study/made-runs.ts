import { columnOf, rowColumns } from '../../../src-engine/fund/run/result.ts';
import { samplingOf } from '../../../src-engine/fund/metrics/sampling.ts';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';
import { committeeFigures } from '../../../src-engine/study/figures.ts';
import type { StudyRequest, StudyRun } from '../../../src-engine/study/study.ts';
import { resolveScenario } from '../../../src-engine/fund/run/resolve.ts';
import { documentOf } from '../../../src-engine/fund/scenario/dotted-path.ts';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import type { PlainObject } from '../../../src-engine/fund/scenario/plain-document.ts';
import { mergeDocuments } from '../../../src-main/services/scenarios/merge.ts';
import { builtInData, documentWith, runPlan, type Settings } from '../../support/plans.ts';

const independent = { clusters: 'paths', replicates: 0 } as const;

/** A run whose every figure is given per path: what a formula instead of an engine would answer. */
export function madeRun(
  paths: number,
  netIrrOf: (path: number) => number,
  design: StudyRun['design'] = independent,
): StudyRun {
  const values = Float64Array.from({ length: paths }, (_, path) => netIrrOf(path));
  return { columns: Object.fromEntries(committeeFigures.map(({ column }) => [column, values.slice()])), design };
}

/** Standard normal of path k, evenly spread and scrambled: a sample without luck. */
export function normalOf(path: number, paths: number): number {
  const place = (path * 377 + 11) % paths; // 377 and the sizes used have no common factor
  return inverseNormal((place + 0.5) / paths);
}

/** The engine itself, in this thread, over settings. */
export function engineOver(base: Settings): (request: StudyRequest) => StudyRun {
  return engineOn(documentWith(base));
}

/** The same over a document. */
export function engineOn(document: PlainObject): (request: StudyRequest) => StudyRun {
  return ({ settings }) => {
    const scenario = parseScenario(mergeDocuments(document, documentOf(settings)));
    const plan = resolveScenario(scenario, builtInData(), { seedGiven: true });
    const { rows } = runPlan(plan);
    return {
      columns: Object.fromEntries(
        committeeFigures.map(({ column }) => [column, columnOf(rows, rowColumns.indexOf(column))]),
      ),
      design: samplingOf(plan.draws),
    };
  };
}
