import { describe, expect, test } from 'vitest';
import type { StoredResult } from '../../../src-engine/fund/run/result-schema.ts';
import { deskView } from '../../../src-engine/views/desk.ts';
import { metricsOf, metricView } from '../../../src-engine/views/desk-distribution.ts';
import { headlineView, runFigures } from '../../../src-engine/views/headline.ts';
import { everyFeature, everyFeatureInTranches } from '../../support/every-feature.ts';
import { hardTimes, smallFund } from '../../support/gallery.ts';
import { notPlain, viewRun, type ViewRun } from '../../support/view-runs.ts';

const tabs = ['distribution', 'cash', 'waterfall', 'portfolio', 'guardrails'] as const;
const small = { ...smallFund, 'run.paths': 200 };
const usual = viewRun(small);

const runs: Readonly<Record<string, ViewRun>> = {
  usual,
  'every feature': viewRun({ ...everyFeature, 'run.paths': 64 }),
  tranches: viewRun({ ...everyFeatureInTranches, 'run.paths': 64 }),
  'one path': viewRun({ ...smallFund, 'run.paths': 1 }),
  deterministic: viewRun({ ...smallFund, 'run.paths': 1, 'run.mode': 'deterministic' }),
  antithetic: viewRun({ ...smallFund, 'run.paths': 64, 'run.mode': 'antithetic' }),
  'hard times': viewRun({ ...smallFund, ...hardTimes, 'run.paths': 64 }),
  'cut short': viewRun({ ...smallFund, 'run.paths': 300 }, [0, 4]),
  'nothing done': viewRun({ ...smallFund, 'run.paths': 128 }, []),
};

describe.each(Object.entries(runs))('%s', (_, run) => {
  const { result, fresh, columnOf, paths } = run;
  const all = (from: StoredResult) => [headlineView(from), ...tabs.map((tab) => deskView(from, tab, columnOf, paths))];

  test('views are plain, small, and the same for a fresh result as for a stored one', () => {
    const views = all(result);
    expect(notPlain(views)).toEqual([]);
    for (const view of views) expect(JSON.stringify(view).length).toBeLessThan(300_000);
    // A fresh result has NaN where a stored one has null, and typed arrays where it has lists; the views see no difference.
    expect(all(fresh as unknown as StoredResult)).toEqual(views);
  });

  test('the five figures are those of the result', () => {
    const { figures, finding } = headlineView(result);
    expect(figures.map(({ key }) => key)).toEqual([
      'netIrrAnnual',
      'netTvpiMultiple',
      'belowHurdleFraction',
      'netDpiYear5Multiple',
      'worstGuardrail',
    ]);
    for (const figure of figures.filter(({ key }) => key.startsWith('net'))) {
      const metric = result.summary.metrics.find(({ name }) => name === figure.key)!;
      expect([figure.value, figure.standardError]).toEqual([metric.mean, metric.standardError]);
      expect([figure.p5, figure.p50, figure.p95]).toEqual(
        [0.05, 0.5, 0.95].map((p) => metric.percentiles.find(({ percentile }) => percentile === p)!.value),
      );
    }
    expect(figures[2]!.value).toBe(result.summary.risk.belowHurdleProbability.value);
    expect(finding).toMatch(/^[A-Z].*\.$/);
  });

  test('a distribution has the percentiles, the mean and the error of the summary', () => {
    for (const { name } of metricsOf(result)) {
      const view = metricView(result, name, columnOf, null, paths)!;
      const metric = result.summary.metrics.find((one) => one.name === name)!;
      expect(view.percentiles).toEqual(
        metric.percentiles.map(({ percentile, value }) => ({ percentile, value: value! + 0 })),
      );
      expect(view.standardError).toBe(metric.standardError);
      expect(view.mean).toBe(metric.mean);
      expect(view.missingCount).toBe(metric.nullCount);
      expect(notPlain(view)).toEqual([]);
    }
  });

  test('lines of a fan have an entry a month and do not cross', () => {
    for (const { months, lines, percentiles } of deskView(result, 'cash', columnOf, paths).fans) {
      expect(lines.map((line) => line.length)).toEqual(percentiles.map(() => months + 1));
      for (let m = 0; m <= months; m++)
        for (let k = 1; k < lines.length; k++) expect(lines[k]![m] ?? 0).toBeGreaterThanOrEqual(lines[k - 1]![m] ?? 0);
    }
  });

  test('rows have a cell a column', () => {
    for (const tab of tabs)
      for (const table of deskView(result, tab, columnOf, paths).tables) {
        expect(table.rows.filter((row) => row.length !== table.columns.length)).toEqual([]);
        const byRow = table.columns.some(({ unit }) => unit === null);
        expect(table.rowUnits?.length ?? null).toBe(byRow ? table.rows.length : null);
      }
  });
});

describe('what the views say', () => {
  test('every tab of a whole run has content', () => {
    expect(headlineView(usual.result).tabs).toEqual(tabs);
    for (const tab of tabs) {
      const { distributions, fans, series, tables } = deskView(usual.result, tab, usual.columnOf);
      expect(distributions.length + fans.length + series.length).toBeGreaterThan(0);
      expect(tables.length).toBeGreaterThan(0);
    }
  });

  test('without detail and columns the tabs show what is left', () => {
    const { detail: _, ...bare } = usual.result;
    expect(headlineView(bare).tabs).toEqual(tabs.filter((tab) => tab !== 'waterfall'));
    for (const tab of tabs) expect(notPlain(deskView(bare, tab, () => null))).toEqual([]);
    expect(deskView(bare, 'distribution', () => null).distributions).toEqual([]);
  });

  test('a run of no path has no tab but its rules, and says so', () => {
    const view = headlineView(runs['nothing done']!.result);
    expect(view.tabs).toEqual(['guardrails']);
    expect(view.finding).toBe('No path was completed, over the 0 paths done.');
  });

  test('a partial run says on how many paths it stands', () => {
    const view = headlineView(runs['cut short']!.result);
    expect(view.partial).toBe(true);
    expect(view.pathsCompleted).toBe(108);
    expect(view.finding).toContain('108 paths done');
  });

  test('the deterministic path is named as such', () => {
    expect(headlineView(runs['deterministic']!.result).finding).toContain('the expected path');
  });

  test('sources plus uses is the change in cash, year by year', () => {
    for (const { result, columnOf } of Object.values(runs)) {
      const table = deskView(result, 'cash', columnOf).tables.find(({ key }) => key === 'cash-ledger');
      if (table === undefined) continue;
      const line = (name: string) => table.rows.find((row) => row[1] === name)!.slice(2) as number[];
      const [sources, uses, change] = ['All sources', 'All uses', 'Change in cash'].map(line);
      sources!.forEach((aud, year) => expect(aud + uses![year]!).toBeCloseTo(change![year]!, 2));
      expect(table.title).toContain('Path of the median IRR');
    }
  });

  test('tiers sum to their total', () => {
    const [table] = deskView(usual.result, 'waterfall', usual.columnOf).tables;
    const amounts = table!.rows.map((row) => row[2] as number);
    expect(table!.totalRows).toEqual([amounts.length - 1]);
    expect(amounts.slice(0, -1).reduce((a, b) => a + b, 0)).toBeCloseTo(amounts.at(-1)!, 4);
  });

  test('breaches stand first, kept rules by headroom', () => {
    const [table] = deskView(usual.result, 'guardrails', usual.columnOf).tables;
    const states = table!.rows.map((row) => row[1]);
    const rank = states.map((state) => ['breached', 'accepted', 'kept', 'n/a'].indexOf(state as string));
    expect(rank).toEqual(rank.toSorted((a, b) => a - b));
    expect(headlineView(usual.result).figures[4]!.note).toContain(table!.rows[0]![0]);
  });

  test('a list of runs gets mean, error, share below the hurdle and a spark', () => {
    const { result, columnOf } = usual;
    const figures = runFigures(result, columnOf('netIrrAnnual'));
    expect(figures.meanNetIrrAnnual).toBe(headlineView(result).figures[0]!.value);
    expect(figures.belowHurdleFraction).toBe(headlineView(result).figures[2]!.value);
    expect(figures.spark!.counts.length).toBe(24);
  });
});
