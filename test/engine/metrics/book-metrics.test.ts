import { describe, expect, test } from 'vitest';
import { busyPath, handPath } from './path-tables.ts';
import { exitCauses } from '../../../src-engine/fund/exits/table.ts';
import { METRIC, METRIC_COUNT } from '../../../src-engine/fund/metrics/column-index.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { createPathMetrics } from '../../../src-engine/fund/metrics/path-metrics.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import type { PathMetricName } from '../../../src-engine/fund/metrics/table.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/table.ts';
import { facts, measure, RATE, tenYears } from './measured-path.ts';

describe('the book', () => {
  const at = measure(
    handPath({
      months: 60,
      suburbs: 2,
      advances: [
        { month: 0, principalAud: 100, valueAud: 400, seniorAud: 150, exitMonth: 12, zone: 0 },
        {
          month: 0,
          principalAud: 300,
          valueAud: 1000,
          seniorAud: 0,
          exitMonth: 24,
          zone: 1,
          cause: 'refinance',
          paidAud: 360,
        },
        {
          month: 6,
          principalAud: 200,
          valueAud: 500,
          seniorAud: 100,
          exitMonth: 30,
          cashMonth: 39,
          zone: 2,
          cause: 'default',
          paidAud: 50,
        },
        {
          month: 6,
          principalAud: 100,
          valueAud: 500,
          seniorAud: 0,
          exitMonth: 54,
          zone: 2,
          cause: 'default',
          paidAud: 20,
        },
        {
          month: 6,
          principalAud: 100,
          valueAud: 500,
          seniorAud: 0,
          exitMonth: 60,
          zone: 0,
          cause: 'fundEnd',
          paidAud: 230,
        },
      ],
    }),
  );

  test('means at origination are weighted by principal', () => {
    expect(at('meanLtvFraction')).toBeCloseTo((100 * 0.25 + 300 * 0.3 + 200 * 0.4 + 100 * 0.2 * 2) / 800, RATE);
    expect(at('meanCombinedLtvFraction')).toBeCloseTo((800 + 250) / 2900, RATE);
  });

  test('exits by cause stand in the order of the causes and sum to advances', () => {
    const counts = [
      'saleCount',
      'refinanceCount',
      'defaultCount',
      'lifeEventCount',
      'maturityCount',
      'fundEndCount',
    ] as const;
    expect(counts.map(at)).toEqual([1, 1, 2, 0, 0, 1]);
    expect(counts.map((name) => METRIC[name] - METRIC.saleCount)).toEqual(exitCauses.map((_, code) => code));
    expect(counts.map(at).reduce((a, b) => a + b)).toBe(at('advancesMadeCount'));
  });

  test('losses, defaults, exposure', () => {
    expect(at('principalLostAud')).toBe(230);
    expect(at('lossRateFraction')).toBeCloseTo(230 / 800, RATE);
    expect(at('defaultRateFraction')).toBe(0.4);
    expect(at('worstYearDefaultRateFraction')).toBe(0.2);
    expect([at('greenDefaultCount'), at('orangeDefaultCount'), at('redDefaultCount')]).toEqual([0, 0, 2]);
    expect([at('greenExposureYears'), at('orangeExposureYears'), at('redExposureYears')]).toEqual([1 + 4.5, 2, 2 + 4]);
    expect(at('fundEndProceedsFraction')).toBeCloseTo(230 / 760, RATE);
  });

  test('weighted life runs to the cash, and equals the integral of cost over principal', () => {
    expect(at('walYears')).toBeCloseTo((100 * 12 + 300 * 24 + 200 * 33 + 100 * 48 + 100 * 54) / 800 / 12, RATE);
    const busy = busyPath(400, 20);
    const costMonths = busy.book.costAud.reduce((a, b) => a + b);
    expect(measure(busy)('walYears')).toBeCloseTo(costMonths / measure(busy)('advancesMadeAud') / 12, RATE);
  });
});

describe('balance sheet', () => {
  test('drawdown is of NAV plus distributions per unit of paid-in capital, from 1', () => {
    const tables = handPath({ months: 4, advances: [{ month: 0, principalAud: 100, exitMonth: 4, paidAud: 90 }] });
    tables.cash.navAud.set([95, 120, 60, 80, 90]);
    const at = measure(tables);
    expect(at('maxDrawdownFraction')).toBeCloseTo(1 - 60 / 120, RATE);
    expect(at('peakNavAud')).toBe(120);
  });

  test('a distribution is no drawdown, nor is a call', () => {
    const tables = handPath({
      months: 6,
      advances: [
        { month: 0, principalAud: 100, exitMonth: 3 },
        { month: 2, principalAud: 300, exitMonth: 6 },
      ],
    });
    expect(measure(tables)('maxDrawdownFraction')).toBeCloseTo(0, RATE);
  });

  test('least cash over NAV looks only at months with advances', () => {
    const tables = handPath({ months: 12, advances: [{ month: 2, principalAud: 100, exitMonth: 10 }] });
    tables.cash.cashAud.fill(5);
    tables.cash.cashAud[5] = 2;
    tables.cash.cashAud[12] = 0;
    expect(measure(tables)('minimumCashToNavFraction')).toBeCloseTo(0.02, RATE);
  });
});

describe('laws', () => {
  test('every column is written, with a unit and a doc', () => {
    const plan = resolveMetrics(metricsConfig.parse({}), facts);
    const out = new Float64Array(METRIC_COUNT + 2).fill(-77.7);
    createPathMetrics(plan).evaluate(busyPath(300, 20), out, 1);
    expect([out[0], out[METRIC_COUNT + 1]]).toEqual([-77.7, -77.7]);
    expect(out.subarray(1, METRIC_COUNT + 1)).not.toContain(-77.7);
    for (const { doc } of Object.values(pathMetricsTable.spec)) expect(doc.length).toBeGreaterThan(5);
  });

  test('twice the money: AUD doubles exactly, everything else stays to the bit', () => {
    const once = measure(busyPath(300, 20), { commitmentsAud: 1e8 });
    const twice = measure(busyPath(300, 20, 2), { commitmentsAud: 2e8 });
    for (const [name, { unit }] of Object.entries(pathMetricsTable.spec)) {
      const metric = name as PathMetricName;
      expect([name, twice(metric)]).toEqual([name, unit === 'Aud' ? 2 * once(metric) : once(metric)]);
    }
  });

  test('the order of paths does not matter: a row is a function of its tables', () => {
    const plan = resolveMetrics(metricsConfig.parse({}), facts);
    const paths = [
      busyPath(300, 20),
      handPath(tenYears),
      busyPath(50, 5),
      handPath({ months: 120, lastMonth: 30, advances: [{ month: 1, principalAud: 10, exitMonth: 20, paidAud: 11 }] }),
    ];
    const rowsIn = (order: readonly number[]) => {
      const metrics = createPathMetrics(plan);
      const out = new Float64Array(METRIC_COUNT * paths.length);
      for (const k of order) metrics.evaluate(paths[k]!, out, k * METRIC_COUNT);
      return out;
    };
    expect(rowsIn([3, 1, 0, 2])).toEqual(rowsIn([0, 1, 2, 3]));
  });

  test('rows after the last month are not read', () => {
    const short = {
      months: 120,
      lastMonth: 30,
      advances: [{ month: 1, principalAud: 10, exitMonth: 20, paidAud: 11 }],
    };
    const clean = measure(handPath(short));
    const tables = handPath(short);
    for (const table of [tables.book, tables.cash, tables.waterfall])
      for (const column of Object.values(table as Record<string, Float64Array>)) column.fill(1e9, 31);
    const soiled = measure(tables);
    for (const name of Object.keys(pathMetricsTable.spec) as PathMetricName[])
      expect([name, soiled(name)]).toEqual([name, clean(name)]);
  });
});
