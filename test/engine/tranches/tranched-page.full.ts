import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { resolveScenario } from '../../../src-engine/fund/run/resolve.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { loadScenario } from '../../../src-main/services/scenarios/load-scenario.ts';
import { runColumns } from '../../support/paths.ts';
import { builtInData, runPlan } from '../../support/plans.ts';
import { renderTranchedPage } from './tranched-page.ts';

const root = join(import.meta.dirname, '../../..');
const folders = { workingFolder: root, resourceFolder: join(root, 'resources/scenarios') };

async function planOf(settings: Readonly<Record<string, unknown>>) {
  const { scenario } = await loadScenario('american-tranched', folders, settings);
  return resolveScenario(scenario, builtInData(), { seedGiven: true });
}

test('docs/american-tranched.md holds the figures of the engine', async () => {
  const plan = await planOf({ 'run.paths': 1000 });
  const none = {
    'tranches.senior.sizeFraction': 0,
    'tranches.mezzanine.sizeFraction': 0,
    'tranches.preferred.sizeFraction': 0,
  };
  const untranched = await planOf({ 'run.paths': 1000, ...none });
  const result = buildResult(plan, runPlan(plan));
  const stressed = await Promise.all(
    ['mild', 'severe', 'crisis'].map(async (title) => {
      const stressedPlan = await planOf({ 'run.paths': 400, 'stress.preset': title });
      return { title, result: buildResult(stressedPlan, runPlan(stressedPlan)) };
    }),
  );
  const page = renderTranchedPage({
    result,
    columns: runColumns(plan),
    untranched: runColumns(untranched),
    stressed,
    median: replayPath(plan, createPathRunner(plan), result.summary.medianPath!.path),
  });
  await expect(page).toMatchFileSnapshot(join(root, 'docs/american-tranched.md'));
});
