import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  committeeFigures,
  compareCases,
  comparisonView,
  conduct,
  deskView,
  documentOf,
  driverOf,
  headlineView,
  kernelHash,
  meanFlows,
  oneAtATime,
  parseScenario,
  resolveScenario,
  rowColumns,
  stressCases,
  stressOff,
  studyFigures,
  type DeskTab,
  type DeskView,
  type PlainObject,
} from '../../src-engine/index.ts';
import type { PackData, PackRun } from '../../src-main/services/pack/model/pack-data.ts';
import { plainBrand } from '../../src-main/services/pack/model/sheet.ts';
import { builtInTemplates } from '../../src-main/services/pack/templates.ts';
import { loadCatalogue } from '../../src-main/services/data/catalogue.ts';
import { mergeDocuments } from '../../src-main/services/scenarios/merge.ts';
import { parseYamlTree } from '../../src-main/services/scenarios/yaml-tree.ts';
import { engineOn } from '../engine/study/made-runs.ts';
import { builtInData, dataDir, type Settings } from './plans.ts';
import { viewRunOf } from './view-runs.ts';

const PATHS = 128;
const STUDY_PATHS = 16;
const deskTabs: readonly DeskTab[] = ['distribution', 'cash', 'waterfall', 'portfolio', 'guardrails'];

/** What a pack run of the tests is made of. */
export type PackRunOf = {
  readonly runId?: number | null;
  readonly name?: string;
  readonly note?: string;
  /** Laid over base-100m, dotted path -> value. */
  readonly settings?: Settings;
  /** Chunks of 64 paths that were done when it was cut short; left out: all. */
  readonly chunks?: readonly number[];
  /** Two drivers, two stress cases and the means of flows, on few paths; left out: none. */
  readonly studies?: boolean;
};

/** base-100m as its file says it. */
export function baseDocument(): PlainObject {
  const file = join(import.meta.dirname, '../../resources/scenarios/base-100m.yaml');
  return parseYamlTree(readFileSync(file, 'utf8'), 'base-100m.yaml').data as PlainObject; // a sample, tested elsewhere
}

/** A run of base-100m with settings, simulated in this thread, with all that a pack needs of it. */
export function packRun({
  runId = 1,
  name = 'base-100m',
  note = '',
  settings = {},
  chunks,
  studies = false,
}: PackRunOf): PackRun {
  const base = mergeDocuments(baseDocument(), documentOf({ 'run.paths': PATHS }));
  const document = mergeDocuments(base, documentOf(settings));
  const scenario = parseScenario(document);
  const plan = resolveScenario(scenario, builtInData(), { seedGiven: true });
  const run = viewRunOf(plan, document, chunks);
  const paths = run.paths.every((path, k) => path === k) ? null : run.paths;
  const simulate = engineOn(mergeDocuments(document, documentOf({ 'run.paths': STUDY_PATHS })));
  const ranges = [
    { driver: driverOf(scenario, 'fees.managementFeeRateAnnual'), low: 0.01, high: 0.03 },
    { driver: driverOf(scenario, 'origination.ltvCapFraction'), low: 0.2, high: 0.4 },
  ];
  return {
    runId,
    name,
    version: runId === null ? null : 1,
    note,
    endedAt: '2026-11-21T10:00:00.000Z',
    document,
    scenario,
    baseDocument: Object.keys(settings).length === 0 ? null : base,
    result: run.result,
    headline: headlineView(run.result),
    desk: Object.fromEntries(deskTabs.map((tab) => [tab, deskView(run.result, tab, run.columnOf, paths)])) as Record<
      DeskTab,
      DeskView
    >, // one entry a tab
    median: run.median,
    mean: studies ? finished(meanFlows(plan, STUDY_PATHS)) : null,
    sensitivity: studies ? conduct(oneAtATime(ranges, studyFigures), simulate) : null,
    downside: studies
      ? conduct(compareCases(stressOff, stressCases(scenario).slice(0, 2), committeeFigures), simulate)
      : null,
    columns: new Map(rowColumns.map((column) => [column, run.columnOf(column)!])),
    paths,
  };
}

/** A pack of runs, the first as the base of the comparison; the full template unless another is named. */
export function packOf(runs: PackData['runs'], template = 'full'): PackData {
  return {
    title: 'Home-equity fund of A$100 m',
    runs,
    comparison:
      runs.length < 2
        ? null
        : comparisonView(
            runs.map(({ runId, name, result, document, columns, paths }) => ({
              runId: runId!,
              name,
              result,
              document,
              columnOf: (column) => columns.get(column) ?? null,
              paths,
            })),
          ),
    sources: loadCatalogue(dataDir).tables,
    brand: { ...plainBrand, companyName: 'Harbour Home Equity' },
    template: builtInTemplates.find(({ id }) => id === template)!,
    madeAt: '2026-11-21T10:05:00.000Z',
    appVersion: '1.0.0',
    kernelHash: kernelHash(),
  };
}

/** What a generator returns in the end. */
function finished<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const made = new Map<string, PackData>();
function once(name: string, make: () => PackData): PackData {
  const data = made.get(name) ?? make();
  made.set(name, data);
  return data;
}

/** One run of 128 paths with studies. Simulated once a process; take a copy before changing it. */
export const singlePack = (): PackData => once('single', () => packOf([packRun({ studies: true })]));

/** base-100m against the same fund with a lower fee and a lower LTV cap, paired. */
export const comparedPack = (): PackData =>
  once('compared', () =>
    packOf([
      singlePack().runs[0],
      packRun({
        runId: 2,
        name: 'Lower fee and LTV',
        note: 'Asked for by the committee in October',
        settings: { 'fees.managementFeeRateAnnual': 0.015, 'origination.ltvCapFraction': 0.25 },
      }),
    ]),
  );

/** A run that was stopped after the second of its two chunks, before the first was done: entry k is not path k. */
export const partialPack = (): PackData => once('partial', () => packOf([packRun({ chunks: [1] })]));
