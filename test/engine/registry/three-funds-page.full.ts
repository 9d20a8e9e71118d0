import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRegistry } from '../../../src-engine/registry/parse.ts';
import { parseScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { replayRegistry } from '../../../src-engine/registry/replay.ts';
import { resolveRegistry } from '../../../src-engine/registry/resolve.ts';
import { buildRegistryResult } from '../../../src-engine/registry/result.ts';
import { loadRegistry } from '../../../src-main/services/registries/load-registry.ts';
import { builtInData } from '../../support/plans.ts';
import { runRegistry, together } from './plans.ts';
import { renderThreeFundsPage } from './three-funds-page.ts';

const root = join(import.meta.dirname, '../../..');
const folders = { workingFolder: root, resourceFolder: join(root, 'resources/scenarios') };

test('docs/manager-three-funds.md holds the figures of the engine', async () => {
  const { job, registry } = await loadRegistry('manager-three-funds', folders, { 'run.paths': 1000 });
  const planOf = (basis: 'none' | 'netted' | 'pooled') =>
    resolveRegistry(
      {
        registry: parseRegistry({ ...registry, crossFundCarry: { basis } }),
        common: parseScenario(job.common),
        funds: job.funds.map((document) => parseScenario(document)),
      },
      builtInData(),
      { seedGiven: true },
    );
  const alone = planOf('none');
  const net = planOf('netted');
  const pool = planOf('pooled');
  const result = buildRegistryResult(alone, runRegistry(alone));
  const outcome = runRegistry(pool);
  const page = renderThreeFundsPage({
    result,
    netted: buildRegistryResult(net, runRegistry(net)),
    pooled: buildRegistryResult(pool, outcome),
    carry: {
      aloneAud: together(pool, outcome, 'aloneCarryAud'),
      pooledAud: together(pool, outcome, 'pooledCarryAud'),
    },
    median: replayRegistry(alone, result.together.medianPath!.path),
  });
  await expect(page).toMatchFileSnapshot(join(root, 'docs/manager-three-funds.md'));
});
