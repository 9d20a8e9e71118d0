import { beforeAll, describe, expect, test } from 'vitest';
import { buildResult, type RunResult } from '../../../src-engine/fund/run/result.ts';
import { runReport } from '../../../src-main/services/cli/run-report.ts';
import { planWith, runPlan } from '../../support/plans.ts';

describe('the report of a run', () => {
  let result: RunResult;
  beforeAll(() => {
    const plan = planWith({ 'fund.commitmentsAud': 10_000_000, 'run.paths': 64, 'run.seed': 'report' });
    result = buildResult(plan, runPlan(plan));
  });

  test('says how the worst paths of the market and of the fund go together', () => {
    const { tailDependence, tailFraction } = result.summary.risk;
    const shown = (value: number) => `${(100 * value).toFixed(2)} %`;
    const words = runReport(result).replaceAll(/\s+/g, ' ');
    expect(words).toContain(
      `of the worst ${shown(tailFraction)} of paths by national growth, ${shown(tailDependence)} are`,
    );
  });

  test('says how the mean settles: the last four of its doublings, the last of them the mean of the table', () => {
    const words = runReport(result).replaceAll(/\s+/g, ' ');
    const [, list] = /Mean net IRR after (.*?)\. /.exec(words.replaceAll(/(\d)\.(\d)/g, '$1,$2'))!;
    const points = list!.split(/, (?=\d+ paths)/);
    expect(points.map((point) => parseInt(point, 10))).toEqual([8, 16, 32, 64]);
    const mean = result.summary.metrics.find(({ name }) => name === 'netIrrAnnual')!.mean;
    expect(points.at(-1)).toContain(`${(100 * mean).toFixed(2).replace('.', ',')} %`);
  });

  test('leaves out what one path cannot say', () => {
    const plan = planWith({ 'fund.commitmentsAud': 10_000_000, 'run.paths': 1, 'run.seed': 'report' });
    const text = runReport(buildResult(plan, runPlan(plan)));
    expect(text).not.toContain('Market:');
    expect(text).not.toContain('Mean net IRR after');
    expect(text).not.toMatch(/NaN|undefined/);
  });
});
