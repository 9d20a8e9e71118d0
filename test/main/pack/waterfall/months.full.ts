import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDataCache } from '../../../../src-main/services/engine-process/data-cache.ts';
import { resolveJob } from '../../../../src-main/services/engine-process/resolve-job.ts';
import { loadScenario } from '../../../../src-main/services/scenarios/load-scenario.ts';
import { repository } from '../../../support/built-cli.ts';
import type { PackRun } from '../../../../src-main/services/pack/model/pack-data.ts';
import { meanFlowsOf } from '../../../../src-main/services/pack/waterfall/flows.ts';
import { continued, fixedMarket, replayOf } from '../../../support/existing-fund.ts';
import { galleryRows, smallFund } from '../../../support/gallery.ts';
import { planWith, scenarioWith } from '../../../support/plans.ts';
import { flowsOfPlan, meanPathFlows, meansOf, pathFlows } from './flows-of.ts';
import { linesOff } from './lines-off.ts';

describe.each(galleryRows)('the formulas of the waterfall: %s', (_name, settings) => {
  test('give what the engine gave on paths, in every month and line', () => {
    for (const path of [0, 3, 11]) expect(linesOff(pathFlows(settings, path))).toEqual([]);
  });

  test('give the waterfall of the mean flows', () => {
    expect(linesOff(meanPathFlows(settings, 6))).toEqual([]);
  });
});

describe('a fund that already exists', () => {
  test('has a mean that begins with its facts', () => {
    const settings = { ...smallFund, ...fixedMarket, 'waterfall.hurdleAnnual': 0.02 };
    const plan = continued(settings, replayOf(planWith(settings)), 40);
    const run = { mean: meansOf(plan, 4), scenario: scenarioWith(settings) } as PackRun; // all that it reads
    expect(linesOff(meanFlowsOf(run)!)).toEqual([]);
  });
});

const resourceFolder = join(repository, 'resources/scenarios');

describe.each(['base-100m', 'reference-100m', 'levered-sub-and-nav', 'american-tranched', 'seasoned-sample'])(
  '%s',
  (name) => {
    test('as it comes with the program', async () => {
      const { scenario, document, dataFiles } = await loadScenario(name, {
        workingFolder: resourceFolder,
        resourceFolder,
      });
      const plan = resolveJob(
        { scenario: document, dataDir: join(repository, 'resources/data'), dataFiles: Object.fromEntries(dataFiles) },
        createDataCache(),
      );
      for (const path of [0, 7]) expect(linesOff(flowsOfPlan(plan, scenario, path))).toEqual([]);
      const run = { mean: meansOf(plan, 4), scenario } as PackRun; // all that it reads
      expect(linesOff(meanFlowsOf(run)!)).toEqual([]);
    });
  },
);
