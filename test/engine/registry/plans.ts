import { gatherOutcome, type RunOutcome } from '../../../src-engine/fund/run/outcome.ts';
import { chunkCount } from '../../../src-engine/fund/run/run-plan.ts';
import { simulate } from '../../../src-engine/fund/run/simulate.ts';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { figureOf, layoutOf, rowsOfFund } from '../../../src-engine/registry/layout.ts';
import { REGISTRY, type RegistryColumn } from '../../../src-engine/registry/columns.ts';
import { parseRegistry } from '../../../src-engine/registry/parse.ts';
import type { RegistryPlan } from '../../../src-engine/registry/plan.ts';
import { resolveRegistry } from '../../../src-engine/registry/resolve.ts';
import { shapeOf } from '../../../src-engine/registry/work.ts';
import { builtInData, documentWith, type Settings } from '../../support/plans.ts';

export type FundCase = { readonly name?: string; readonly closeMonth?: number; readonly settings?: Settings };

/** A registry over settings common to all funds, each fund with settings of its own. */
export function registryPlan(common: Settings, funds: readonly FundCase[], carry: Settings = {}): RegistryPlan {
  const registry = parseRegistry({
    kind: 'registry',
    name: 'test',
    scenario: 'test',
    funds: funds.map(({ name, closeMonth = 0, settings = {} }, i) => ({
      name: name ?? `Fund ${i + 1}`,
      closeMonth,
      settings,
    })),
    crossFundCarry: carry,
  });
  const input = {
    registry,
    common: parseScenario(documentWith(common)),
    funds: funds.map(({ settings = {} }) => parseScenario(documentWith({ ...common, ...settings }))),
  };
  return resolveRegistry(input, builtInData(), { seedGiven: 'run.seed' in common });
}

/** Runs a registry in this thread. */
export function runRegistry(plan: RegistryPlan): RunOutcome {
  const shape = shapeOf(plan);
  const rows = new Float64Array(plan.paths * shape.rowWidth);
  const fans = shape.createCounts();
  for (const _chunk of simulate(plan, shape.createRunner(), { rows, fans }));
  return gatherOutcome(plan, rows, fans, new Int32Array(chunkCount(plan.paths)).fill(1));
}

export const fundRows = (plan: RegistryPlan, outcome: RunOutcome, fund: number) =>
  rowsOfFund(outcome.rows, layoutOf(plan).width, fund);

export function together(plan: RegistryPlan, outcome: RunOutcome, name: RegistryColumn): Float64Array {
  const { width, togetherAt } = layoutOf(plan);
  return figureOf(outcome.rows, width, togetherAt + REGISTRY[name]);
}
