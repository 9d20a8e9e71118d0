import type { TestProject } from 'vitest/node';
import { comparisonView, deskView, headlineView, metricsOf, metricView } from '../../src-engine/index.ts';
import type { DeskViews } from '../renderer/provided.ts';
import { viewRun } from './view-runs.ts';

/** Simulates for the tests of screens, once before the browser opens. */
export default function setup(project: TestProject): void {
  const settings = { 'run.paths': 128, 'run.seed': 'desk' };
  const run = viewRun(settings);
  const cut = viewRun(settings, [0]);
  const cheaper = viewRun({ ...settings, 'fees.managementFeeRateAnnual': 0.01 });
  const headline = headlineView(run.result);
  const views: DeskViews = {
    headline,
    partialHeadline: headlineView(cut.result),
    desks: Object.fromEntries(headline.tabs.map((tab) => [tab, deskView(run.result, tab, run.columnOf)])),
    metrics: metricsOf(run.result),
    marked: metricView(run.result, 'netIrrAnnual', run.columnOf, { name: 'Marker', value: 0.05 })!,
    comparison: comparisonView(
      [run, cheaper].map(({ result, document, columnOf }, at) => ({
        runId: 17 + at,
        name: at === 0 ? 'Base' : 'Lower fee',
        result,
        document,
        columnOf,
      })),
    ),
  };
  project.provide('deskViews', views);
}
