import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { resolveScenario } from '../../../src-engine/fund/run/resolve.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { loadScenario } from '../../../src-main/services/scenarios/load-scenario.ts';
import { runColumns } from '../../support/paths.ts';
import { builtInData, runPlan } from '../../support/plans.ts';
import { renderLeveredPage } from './levered-page.ts';

const root = join(import.meta.dirname, '../../..');
const folders = { workingFolder: root, resourceFolder: join(root, 'resources/scenarios') };

async function planOf(name: string, settings: Readonly<Record<string, unknown>>) {
  const { scenario } = await loadScenario(name, folders, settings);
  return resolveScenario(scenario, builtInData(), { seedGiven: true });
}

test('docs/levered-sub-and-nav.md holds the figures of the engine', async () => {
  const plan = await planOf('levered-sub-and-nav', { 'run.paths': 1000 });
  const base = await planOf('base-100m', { 'run.paths': 1000 });
  const result = buildResult(plan, runPlan(plan));
  const stressed = await Promise.all(
    ['mild', 'severe', 'crisis'].map(async (title) => {
      const columns = runColumns(await planOf('levered-sub-and-nav', { 'run.paths': 400, 'stress.preset': title }));
      return { title, columns };
    }),
  );
  const page = renderLeveredPage({
    result,
    columns: runColumns(plan),
    unlevered: runColumns(base),
    stressed,
    median: replayPath(plan, createPathRunner(plan), result.summary.medianPath!.path),
  });
  await expect(page).toMatchFileSnapshot(join(root, 'docs/levered-sub-and-nav.md'));
});
