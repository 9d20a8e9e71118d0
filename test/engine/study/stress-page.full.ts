import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareCases } from '../../../src-engine/study/compare.ts';
import { driverOf } from '../../../src-engine/study/drivers.ts';
import { studyFigure, studyFigures } from '../../../src-engine/study/figures.ts';
import { reverseStress } from '../../../src-engine/study/reverse-stress.ts';
import { namedRanges, oneAtATime } from '../../../src-engine/study/sensitivity.ts';
import { stressCases, stressOff } from '../../../src-engine/study/stress-cases.ts';
import { documentOf } from '../../../src-engine/fund/scenario/dotted-path.ts';
import { conduct, type StudyRequest } from '../../../src-engine/study/study.ts';
import { loadScenario } from '../../../src-main/services/scenarios/load-scenario.ts';
import { mergeDocuments } from '../../../src-main/services/scenarios/merge.ts';
import { engineOn } from './made-runs.ts';
import { renderStressPage } from './stress-page.ts';

const root = join(import.meta.dirname, '../../..');
const folders = { workingFolder: root, resourceFolder: join(root, 'resources/scenarios') };

/** Paths of a run: many for the table, fewer where a study takes some eighty runs. */
const TABLE_PATHS = 1000;
const SEARCH_PATHS = 400;

test('docs/stress.md holds the figures of the engine', async () => {
  const { scenario, document } = await loadScenario('base-100m', folders, { 'run.paths': TABLE_PATHS });
  const fewer = engineOn(mergeDocuments(document, documentOf({ 'run.paths': SEARCH_PATHS })));
  const base = fewer({ name: 'base', settings: {} });
  const simulate = (request: StudyRequest) => (Object.keys(request.settings).length === 0 ? base : fewer(request));
  const ranges = namedRanges(scenario);
  const ask = (path: string, figure: string, target: number, low: number, high: number) =>
    conduct(
      reverseStress({ driver: driverOf(scenario, path), figure: studyFigure(figure), target, low, high }),
      simulate,
    );
  const page = renderStressPage({
    table: conduct(compareCases(stressOff, stressCases(scenario), studyFigures), engineOn(document)),
    sensitivity: conduct(oneAtATime(ranges, studyFigures), simulate),
    reverse: [
      ask('market.growthShiftAnnual', 'meanNetIrrAnnual', 0.08, -0.05, 0.1),
      ask('fees.managementFeeRateAnnual', 'meanNetIrrAnnual', 0.08, 0, 0.1),
      ask('stress.valueFallFraction', 'meanNetIrrAnnual', 0, 0, 0.95),
      ask('stress.valueFallFraction', 'p5NetIrrAnnual', 0, 0, 0.95),
      ask('stress.valueFallFraction', 'lossRateFraction', 0.05, 0, 0.95),
    ],
  });
  await expect(page).toMatchFileSnapshot(join(root, 'docs/stress.md'));
});
