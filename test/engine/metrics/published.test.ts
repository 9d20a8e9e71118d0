import { describe, expect, test } from 'vitest';
import { METRIC, METRIC_COUNT } from '../../../src-engine/fund/metrics/column-index.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { createPathMetrics } from '../../../src-engine/fund/metrics/path-metrics.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import type { PathMetricName } from '../../../src-engine/fund/metrics/table.ts';
import { handPath } from './path-tables.ts';

// Bookkeeping of paid-in, distributed and residual value. Source: nikhillinit/Updog_restore docs/lp-metrics.truth-cases.json
// (LPM series). Dates within 2024 fall into the month in which they lie; 31 December 2024 is month 12.
const SIXTH = 6; // decimals: the source prints six

type Flow = readonly [month: number, amountAud: number];

/** Figures of an LP class with these flows and a net asset value at month 12. */
function figuresOf(calls: readonly Flow[], distributions: readonly Flow[], navAud: number) {
  const tables = handPath({ months: 12, advances: [] });
  for (const [month, amount] of calls) tables.cash.calledLpAud[month]! += amount;
  for (const [month, amount] of distributions) {
    tables.cash.distributedAud[month]! += amount;
    tables.waterfall.lpAud[month]! += amount;
  }
  tables.cash.navAud[12] = navAud + tables.cash.distributedAud[12]!;
  const plan = resolveMetrics(metricsConfig.parse({}), {
    commitmentsAud: 10_000_000,
    gpCommitmentFraction: 0,
    firstCloseDate: '2023-12-31',
    hurdleAnnual: 0.08,
    months: 12,
    meanAdvanceAud: 250_000,
  });
  const out = new Float64Array(METRIC_COUNT);
  createPathMetrics(plan).evaluate(tables, out, 0);
  return (name: PathMetricName) => out[METRIC[name]]!;
}

describe('published LP metrics', () => {
  // Choosing the mark (by date, by status) happens before any of this: a path has one net asset value a month. So the mark of
  // LPM-001 that lies in the future, and the call of LPM-004 that was reversed, do not arise; their figures do.
  const cases = [
    { id: 'LPM-001 three calls, one distribution, a mark', calls: [[0, 1e6], [3, 2e6], [6, 3e6]], paid: [[12, 1.5e6]], nav: 5e6, dpi: 0.25, rvpi: 0.833333, tvpi: 1.083333 },
    { id: 'LPM-004 without the reversed call', calls: [[0, 4e6]], paid: [[11, 1e6]], nav: 4e6, dpi: 0.25, rvpi: 1, tvpi: 1.25 },
    { id: 'LPM-007 no mark: nothing is left', calls: [[0, 3e6]], paid: [[12, 3.6e6]], nav: 0, dpi: 1.2, rvpi: 0, tvpi: 1.2 },
  ] as const; // prettier-ignore
  test.each(cases)('$id', ({ calls, paid, nav, dpi, rvpi, tvpi }) => {
    const at = figuresOf(calls, paid, nav);
    expect(at('netDpiMultiple')).toBeCloseTo(dpi, SIXTH);
    expect(at('netRvpiMultiple')).toBeCloseTo(rvpi, SIXTH);
    expect(at('netTvpiMultiple')).toBeCloseTo(tvpi, SIXTH);
    expect(at('lpCalledAud')).toBe(calls.reduce((sum, [, amount]) => sum + amount, 0));
    expect(at('lpDistributedAud')).toBe(paid[0][1]);
  });

  test('LPM-007: the net IRR of 3 m returned as 3.6 m within the year converges', () => {
    expect(figuresOf([[0, 3e6]], [[12, 3.6e6]], 0)('netIrrAnnual')).toBeCloseTo(0.2, 12);
  });
});
