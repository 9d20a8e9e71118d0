import { describe, expect, test } from 'vitest';
import type { HandPath } from './path-tables.ts';
import { busyPath, handPath } from './path-tables.ts';
import { exitCauses } from '../../../src-engine/fund/exits/table.ts';
import { METRIC, METRIC_COUNT } from '../../../src-engine/fund/metrics/column-index.ts';
import { metricsConfig } from '../../../src-engine/fund/metrics/config.ts';
import { createPathMetrics } from '../../../src-engine/fund/metrics/path-metrics.ts';
import type { MetricsFacts } from '../../../src-engine/fund/metrics/resolve.ts';
import { resolveMetrics } from '../../../src-engine/fund/metrics/resolve.ts';
import type { PathMetricName, PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { pathMetricsTable } from '../../../src-engine/fund/metrics/table.ts';

/** Rates are solved to a step of 1e-9 in Newton, whose error squares: equal to 1e-12. */
const RATE = 12;

const facts: MetricsFacts = {
  commitmentsAud: 1_000_000,
  gpCommitmentFraction: 0,
  firstCloseDate: '2026-07-31',
  hurdleAnnual: 0.08,
  months: 120,
  meanAdvanceAud: 250_000,
};

function measure(tables: PathTables, given: Partial<MetricsFacts> = {}, settings: Record<string, unknown> = {}) {
  const plan = resolveMetrics(metricsConfig.parse(settings), { ...facts, months: tables.months, ...given });
  const out = new Float64Array(METRIC_COUNT).fill(12345.678);
  createPathMetrics(plan).evaluate(tables, out, 0);
  return (name: PathMetricName) => out[METRIC[name]]!;
}

/** 100 paid in at first close, 196 back after ten years, one home. */
const tenYears: HandPath = {
  months: 120,
  monthlyLogGrowth: 0.005,
  advances: [{ month: 0, principalAud: 100, exitMonth: 120, cause: 'maturity', paidAud: 196 }],
};

describe('returns of one advance, by hand', () => {
  const at = measure(handPath(tenYears));

  test('all internal rates are the tenth root of the multiple', () => {
    const rate = 1.96 ** 0.1 - 1;
    for (const name of ['grossIrrAnnual', 'fundIrrAnnual', 'netIrrAnnual', 'netMirrAnnual'] as const)
      expect(at(name)).toBeCloseTo(rate, RATE);
    expect(at('netIrrClass')).toBe(0);
  });

  test('the dated rate counts 3653 days from 31 July 2026 to 31 July 2036', () => {
    expect(at('netXirrAnnual')).toBeCloseTo(1.96 ** (365 / 3653) - 1, RATE);
  });

  test('DPI at year 5 counts what came back by month 60, in a shorter fund all of it', () => {
    const inTwo = (secondMonth: number, months = 120) =>
      measure(
        handPath({
          ...tenYears,
          months,
          advances: [
            { month: 0, principalAud: 100, exitMonth: 24, cause: 'sale', paidAud: 130 },
            { month: 0, principalAud: 100, exitMonth: secondMonth, cause: 'sale', paidAud: 150 },
          ],
        }),
      )('netDpiYear5Multiple');
    expect(at('netDpiYear5Multiple')).toBe(0);
    expect(inTwo(60)).toBeCloseTo(1.4, RATE);
    expect(inTwo(61)).toBeCloseTo(0.65, RATE);
    expect(inTwo(36, 36)).toBeCloseTo(1.4, RATE);
  });

  test('multiples, paid-in capital, payback, life', () => {
    expect(at('grossMultiple')).toBeCloseTo(1.96, RATE);
    expect(at('netTvpiMultiple')).toBeCloseTo(1.96, RATE);
    expect(at('netDpiMultiple')).toBeCloseTo(1.96, RATE);
    expect(at('netRvpiMultiple')).toBe(0);
    expect(at('paidInFraction')).toBeCloseTo(1e-4, RATE);
    expect(at('paybackMonth')).toBe(120);
    expect(at('walYears')).toBe(10);
    expect(at('meanHoldYears')).toBe(10);
  });

  test('against an index of 0.5 % log growth a month', () => {
    const growth = Math.exp(0.6);
    expect(at('pmeMultiple')).toBeCloseTo(1.96 / growth, RATE);
    expect(at('directAlphaAnnual')).toBeCloseTo((1.96 / growth) ** 0.1 - 1, RATE);
    expect(at('nationalGrowthAnnual')).toBeCloseTo(Math.exp(0.06) - 1, RATE);
    expect(at('worstNationalFallFraction')).toBe(0);
  });

  test('against cash at 4 %, compounded monthly', () => {
    const cash = measure(handPath(tenYears), {}, { pmeIndex: 'cash-rate' });
    expect(cash('pmeMultiple')).toBeCloseTo(1.96 / (1 + 0.04 / 12) ** 120, RATE);
  });

  test('against the suburbs held, weighted by principal', () => {
    const tables = handPath({
      months: 24,
      suburbs: 3,
      advances: [
        { month: 0, principalAud: 100, suburb: 0, exitMonth: 24, paidAud: 150 },
        { month: 0, principalAud: 300, suburb: 2, exitMonth: 24, paidAud: 450 },
      ],
    });
    tables.market.suburbIndex[24] = 1.6; // suburb 0
    tables.market.suburbIndex[49] = 9; // not held
    tables.market.suburbIndex[74] = 1.2; // suburb 2
    const held = measure(tables, {}, { pmeIndex: 'held-homes' });
    expect(held('pmeMultiple')).toBeCloseTo(1.5 / 1.3, RATE);
    expect(held('directAlphaAnnual')).toBeCloseTo(Math.sqrt(1.5 / 1.3) - 1, RATE);
    const none = measure(handPath({ months: 24, advances: [] }), {}, { pmeIndex: 'held-homes' });
    expect(none('pmeMultiple')).toBeNaN();
  });

  test('a fund that equals the index has a ratio of one and no alpha', () => {
    const same = measure(
      handPath({ ...tenYears, advances: [{ ...tenYears.advances[0]!, paidAud: 100 * Math.exp(0.6) }] }),
    );
    expect(same('pmeMultiple')).toBeCloseTo(1, RATE);
    expect(same('directAlphaAnnual')).toBeCloseTo(0, RATE);
  });
});

describe('modified rate', () => {
  test('discounts calls at the finance rate and carries receipts at the reinvestment rate', () => {
    const at = measure(
      handPath({
        months: 24,
        advances: [
          { month: 0, principalAud: 100, exitMonth: 12, paidAud: 60 },
          { month: 12, principalAud: 100, exitMonth: 24, paidAud: 180 },
        ],
      }),
      {},
      { mirrFinanceAnnual: 0.1, mirrReinvestmentAnnual: 0.05 },
    );
    // flows -100, +60 - 100, +180
    expect(at('netMirrAnnual')).toBeCloseTo(Math.sqrt(180 / (100 + 40 / 1.1)) - 1, RATE);
  });
});

describe('classes of internal rate', () => {
  test('calls and nothing back: total loss, -100 %', () => {
    const at = measure(
      handPath({
        months: 60,
        advances: [{ month: 3, principalAud: 100, exitMonth: 50, cause: 'default', paidAud: 0 }],
      }),
    );
    for (const name of ['grossIrrAnnual', 'fundIrrAnnual', 'netIrrAnnual', 'netXirrAnnual', 'netMirrAnnual'] as const)
      expect(at(name)).toBe(-1);
    expect(at('netIrrClass')).toBe(3);
    expect(at('netDpiMultiple')).toBe(0);
    expect(at('pmeMultiple')).toBe(0);
    expect(at('paybackMonth')).toBeNaN();
    expect(at('lossRateFraction')).toBe(1);
    expect(at('hurdleMetFlag')).toBe(0);
  });

  test('a fund that never called has no rate, multiple or life', () => {
    const at = measure(handPath({ months: 60, advances: [] }));
    for (const name of [
      'netIrrAnnual',
      'netXirrAnnual',
      'netTvpiMultiple',
      'walYears',
      'lossRateFraction',
      'pmeMultiple',
    ] as const)
      expect(at(name)).toBeNaN();
    expect(at('netIrrClass')).toBe(1);
    expect(at('hurdleMetFlag')).toBe(0);
    expect(at('advancesMadeCount')).toBe(0);
    expect(at('maxDrawdownFraction')).toBe(0);
  });

  test('several roots are flagged', () => {
    // -100, +230, -132 a year apart: 10 % and 20 %
    const tables = handPath({ months: 24, advances: [] });
    tables.cash.calledLpAud.set([100], 0);
    tables.cash.calledLpAud.set([132], 24);
    tables.waterfall.lpAud.set([230], 12);
    const at = measure(tables);
    expect(at('netIrrClass')).toBe(2);
    expect([0.1, 0.2].some((root) => Math.abs(at('netIrrAnnual') - root) < 1e-9)).toBe(true);
    expect(at('netMirrAnnual')).toSatisfy(Number.isFinite);
  });

  test('exactly the hurdle counts as reaching it', () => {
    const at = measure(
      handPath({ months: 120, advances: [{ month: 0, principalAud: 100, exitMonth: 120, paidAud: 100 * 1.08 ** 10 }] }),
    );
    expect(at('hurdleMetFlag')).toBe(1);
    const below = measure(
      handPath({
        months: 120,
        advances: [{ month: 0, principalAud: 100, exitMonth: 120, paidAud: 100 * 1.07999 ** 10 }],
      }),
    );
    expect(below('hurdleMetFlag')).toBe(0);
  });
});

describe('LP class and parties', () => {
  const tables = handPath({
    months: 24,
    gpFraction: 0.02,
    advances: [{ month: 0, principalAud: 1_000_000, exitMonth: 24, paidAud: 1_500_000 }],
  });
  tables.waterfall.lpAud[24] = 1_400_000;
  tables.waterfall.gpCommitmentAud[24] = 30_000;
  tables.waterfall.carryAud[24] = 70_000;
  tables.waterfall.clawbackAud[24] = 5_000;
  tables.cash.managementFeeAud[3] = 11_000;
  tables.cash.acquisitionFeeAud[3] = 700;
  tables.cash.setUpAud[0] = 300;
  tables.cash.expensesAud[1] = 40;
  tables.book.originationFeeAud[0] = 30_000;
  const at = measure(tables, { gpCommitmentFraction: 0.02, months: 24 });

  test('net is the LP class with the clawback, without the GP commitment', () => {
    expect(at('lpCalledAud')).toBe(980_000);
    expect(at('lpDistributedAud')).toBe(1_405_000);
    expect(at('netIrrAnnual')).toBeCloseTo(Math.sqrt(1405 / 980) - 1, RATE);
    expect(at('fundIrrAnnual')).toBeCloseTo(Math.sqrt(1.5) - 1, RATE);
    expect(at('paidInFraction')).toBeCloseTo(1, RATE);
  });

  test('LP + GP commitment + carry = distributed, clawback moves between them', () => {
    expect(at('lpDistributedAud') + at('gpCommitmentDistributedAud') + at('carryPaidAud') - at('clawbackAud')).toBe(
      at('distributedAud'),
    );
  });

  test('manager revenue = fees of the fund + fees of owners + carry kept', () => {
    expect(at('managerRevenueAud')).toBe(11_000 + 700 + 30_000 + 70_000 - 5_000);
    expect(at('expensesAud')).toBe(340);
    expect(at('lpProfitAud')).toBe(425_000);
  });

  test('what is left in the fund counts in TVPI and RVPI for the LP share', () => {
    const open = handPath({
      months: 24,
      gpFraction: 0.02,
      advances: [{ month: 0, principalAud: 1000, exitMonth: 24, cashMonth: 30 }].map((a) => ({ ...a, cashMonth: 24 })),
    });
    open.cash.navAud[24] = 1300;
    open.cash.distributedAud[24] = 1000;
    const rest = measure(open, { gpCommitmentFraction: 0.02, months: 24 });
    expect(rest('netRvpiMultiple')).toBeCloseTo((300 * 0.98) / 980, RATE);
    expect(rest('netTvpiMultiple')).toBeCloseTo(rest('netDpiMultiple') + rest('netRvpiMultiple'), RATE);
  });
});

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
