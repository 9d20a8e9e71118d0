import { describe, expect, test } from 'vitest';
import { runDetail } from '../../../src-engine/fund/run/detail/run-detail.ts';
import { pathDetail } from '../../../src-engine/fund/run/detail/path-detail.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { figureName } from '../../../src-main/services/cli/figure-name.ts';
import { fullReport } from '../../../src-main/services/cli/full-report.ts';
import { pathDetailText } from '../../../src-main/services/cli/path-detail-text.ts';
import { yearTable } from '../../../src-main/services/cli/year-table.ts';
import { everyFeature, everyFeatureInTranches } from '../../support/every-feature.ts';
import { galleryRows, smallFund } from '../../support/gallery.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';

const WIDEST = 120;
const longestLine = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

function reportOf(settings: Settings): string {
  const plan = planWith({ ...settings, 'run.paths': 6 });
  const result = buildResult(plan, runPlan(plan));
  const { medianPath } = result.summary;
  const median = medianPath === null ? null : replayPath(plan, createPathRunner(plan), medianPath.path);
  return fullReport(result, runDetail(result, median), { leftOut: 'not asked for.' });
}

describe.each([
  ...galleryRows,
  ['every feature', everyFeature] as const,
  ['every feature in tranches', everyFeatureInTranches] as const,
])('%s', (_name, settings) => {
  test('fits the screen and shows no figure that does not exist', () => {
    const text = reportOf(settings);
    expect(longestLine(text)).toBeLessThanOrEqual(WIDEST);
    expect(text).not.toMatch(/\b(NaN|undefined|Infinity|null)\b|CHECK FAILS/);
    expect(text.split('\n').filter((line) => line.endsWith(' '))).toEqual([]);
  });
});

test('a fund with everything shows every section', () => {
  const text = reportOf(everyFeature);
  for (const part of [
    'ALL FIGURES',
    'Debt  ',
    'Manager  ',
    'YEAR-ENDS',
    'CONVERGENCE',
    'MEDIAN PATH',
    'By fund year, AUD m',
    'Subscription drawn',
    'Check: sources = uses + change in cash',
    'Waterfall by tier',
    'Check: the tiers sum',
    'Facilities, AUD m',
    'Covenants: ',
    'Tax by year to June',
    'Manager by financial year',
    'Deal notes issued',
    'Rules that acted',
    'Cohorts of this path',
    'COHORTS OF MANY PATHS are left out: not asked for.',
  ])
    expect(text).toContain(part);
});

test('a fund in tranches shows its classes', () => {
  const text = reportOf(everyFeatureInTranches);
  for (const part of [
    'Tranches  ',
    'Tranches, AUD m',
    'Senior class',
    'Worst test',
    'Check: classes, reserve and equity',
  ])
    expect(text).toContain(part);
});

test('a plain fund shows nothing of what it does not have', () => {
  const text = reportOf(smallFund);
  for (const part of [
    'Facilities',
    'NAV line',
    'Subscription',
    'Debt',
    'Manager',
    'Tax by',
    'Rules',
    'escrow',
    'Clawback to',
  ])
    expect(text).not.toContain(part);
});

test('a figure in AUD and the same as a share are told apart', () => {
  const text = reportOf(everyFeatureInTranches);
  expect(text).toMatch(/^senior loss {2,}/m);
  expect(text).toMatch(/^senior loss, share {2,}/m);
});

test('a run without a single return has no median path and says so', () => {
  const plan = planWith({ ...smallFund, 'run.paths': 2 });
  const result = buildResult(plan, runPlan(plan));
  const none = { ...result, summary: { ...result.summary, medianPath: null } };
  expect(fullReport(none, runDetail(none, null), { leftOut: 'x' })).toContain('No path has a net IRR');
});

test('years that do not fit stand in blocks of their own, the total with the last', () => {
  const years = Array.from({ length: 30 }, (_, y) => y + 1);
  const table = yearTable('Years', years, [{ label: 'Line', cells: years.map((y) => `${y}00.00`), total: '99.99' }]);
  expect(longestLine(table)).toBeLessThanOrEqual(WIDEST);
  const heads = table.split('\n').filter((line) => line.startsWith('Years'));
  expect(heads.length).toBeGreaterThan(1);
  expect(heads.flatMap((line) => line.split(/\s+/).slice(1))).toEqual([...years.map(String), 'total']);
});

test('text of a user reaches the screen without control characters', () => {
  const plan = planWith({
    ...smallFund,
    'run.paths': 1,
    rules: [
      {
        name: 'red \u001b[31m rule',
        when: { metric: 'nationalGrowthFraction', op: 'below', threshold: 1 },
        set: { 'reinvestment.rateFraction': 0.5 },
      },
    ],
  });
  const text = pathDetailText(pathDetail(replayPath(plan, createPathRunner(plan), 0)));
  expect(text).toContain('Rules that acted');
  expect(text).not.toContain('\u001b');
});

test.each([
  ['netIrrAnnual', 'net IRR'],
  ['grossMultiple', 'gross multiple'],
  ['netTvpiMultiple', 'net TVPI'],
  ['advancesMadeCount', 'advances made number'],
  ['gpCommitmentDistributedAud', 'GP commitment distributed'],
  ['walYears', 'WAL years'],
  ['netIrrWithoutNavLineAnnual', 'net IRR w/o NAV line'],
])('%s is %s', (name, words) => expect(figureName(name)).toBe(words));
