import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveScenario } from '../../src-engine/fund/run/resolve.ts';
import { buildResult } from '../../src-engine/fund/run/result.ts';
import { canonicalJson, sha256Hex } from '../../src-engine/fund/scenario/canonical.ts';
import { importDataFiles } from '../../src-main/services/data/import-files.ts';
import { loadScenario } from '../../src-main/services/scenarios/load-scenario.ts';
import { scenarioNames } from '../../src-main/services/scenarios/scenario-file.ts';
import { builtInData, runPlan } from '../support/plans.ts';

// A run of every sample scenario as it was when it was last looked at. README.md says how to write them anew, and when.
const settings = { 'run.paths': 128, 'run.seed': 42 };
const resourceFolder = join(import.meta.dirname, '../../resources/scenarios');

/** Means over paths that tell where a result has moved; the hash tells that it has. */
const headline = [
  'netIrrAnnual',
  'grossIrrAnnual',
  'netTvpiMultiple',
  'pmeMultiple',
  'advancesMadeCount',
  'advancesMadeAud',
  'recycledAud',
  'proceedsAud',
  'principalLostAud',
  'defaultCount',
  'walYears',
  'carryPaidAud',
  'managementFeeAud',
  'managerRevenueAud',
  'peakNavAud',
] as const;

async function outcomeOf(name: string) {
  const { scenario, dataFiles } = await loadScenario(name, { workingFolder: resourceFolder, resourceFolder }, settings);
  const plan = resolveScenario(scenario, importDataFiles(builtInData(), Object.fromEntries(dataFiles)), { seedGiven: true });
  const { manifest, summary, guardrails } = buildResult(plan, runPlan(plan));
  const means = Object.fromEntries(summary.metrics.map((metric) => [metric.name, metric.mean]));
  return {
    scenarioHash: manifest.scenarioHash,
    dataHash: sha256Hex(canonicalJson(manifest.dataHashes)),
    paths: manifest.pathsCompleted,
    means: Object.fromEntries(headline.map((figure) => [figure, means[figure]!])),
    medianPath: summary.medianPath!.path,
    guardrailsBroken: guardrails.filter(({ state }) => state === 'breach').map(({ rule }) => rule),
    resultHash: manifest.resultHash,
  };
}

test.each(await scenarioNames(resourceFolder))('%s is what it was', async (name) => {
  const file = join(import.meta.dirname, `${name}.json`);
  const outcome = await outcomeOf(name);
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`);
  expect(existsSync(file)).toBe(true);
  expect(outcome).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});
