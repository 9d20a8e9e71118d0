import type { ComparisonView, DistributionView, FanView, PartialView, SeriesView } from '../../../src-engine/index.ts';

/** Views small enough to be checked by hand, and the odd cases that a run can give. */
export function distribution(change: Partial<DistributionView> = {}): DistributionView {
  return {
    metric: 'netIrrAnnual',
    metricTitle: 'Net IRR',
    title: 'Net IRR is at least 8 % in half of paths',
    caption: 'n = 8',
    unit: 'Annual',
    edges: [0.04, 0.06, 0.08, 0.1],
    counts: [1, 3, 4],
    below: 0,
    above: 0,
    pathCount: 8,
    missingCount: 0,
    mean: 0.075,
    standardError: 0.004,
    markers: [{ name: 'Hurdle', value: 0.08, shareAtLeast: 0.5, low: 0.2, high: 0.8, meanShortfall: 0.01 }],
    percentiles: [
      { percentile: 0.05, value: 0.05 },
      { percentile: 0.5, value: 0.079 },
      { percentile: 0.95, value: 0.099 },
    ],
    exceedance: { x: [0.04, 0.06, 0.08, 0.1], share: [1, 0.875, 0.5, 0] },
    ...change,
  };
}
export const noPaths = distribution({
  edges: [],
  counts: [],
  pathCount: 0,
  markers: [],
  percentiles: [],
  exceedance: { x: [], share: [] },
});
export const onePath = distribution({
  edges: [0.05, 0.05],
  counts: [1],
  pathCount: 1,
  markers: [],
  percentiles: [0.05, 0.5, 0.95].map((percentile) => ({ percentile, value: 0.05 })),
  exceedance: { x: [0.05, 0.051], share: [1, 0] },
});
/** As many points of a curve as a run of 10,000 paths gives. */
export const manyPoints = distribution({
  edges: Array.from({ length: 61 }, (_, at) => -0.1 + at * 0.005),
  counts: Array.from({ length: 60 }, (_, at) => 333 - Math.abs(at - 30) * 11),
  pathCount: 10_000,
  exceedance: {
    x: Array.from({ length: 201 }, (_, at) => -0.1 + at * 0.0015),
    share: Array.from({ length: 201 }, (_, at) => 1 - at / 200),
  },
});

export function fan(change: Partial<FanView> = {}): FanView {
  return {
    series: 'navAud',
    title: 'NAV peaks in year 2',
    unit: 'Aud',
    months: 36,
    percentiles: [0.05, 0.25, 0.5, 0.75, 0.95],
    lines: [1, 2, 3, 4, 5].map((k) => Array.from({ length: 37 }, (_, month) => k * 1e6 * month)),
    resolution: 1e5,
    ...change,
  };
}
/** Values only in the middle of the life. */
export const gappyFan = fan({
  lines: fan().lines.map((line) =>
    line.map((value, month) => (month < 5 || (month > 20 && month < 25) ? null : value)),
  ),
});
export const emptyFan = fan({ lines: fan().lines.map((line) => line.map(() => null)) });

export const cash: SeriesView = {
  key: 'cash',
  title: 'Cash turns in year 3',
  unit: 'Aud',
  xTitle: 'Fund year',
  x: ['1', '2', '3'],
  lines: [
    { name: 'Calls', kind: 'bar', values: [-5e6, -1e6, 0] },
    { name: 'Distributions', kind: 'bar', values: [0, 2e6, 9e6] },
    { name: 'To date', kind: 'line', values: [-5e6, -4e6, 5e6] },
  ],
};
export const hazards: SeriesView = {
  key: 'hazards',
  title: 'Sales dominate',
  unit: 'Annual',
  xTitle: 'Months since the advance',
  x: [0, 12, 24],
  lines: [
    { name: 'Sale', kind: 'line', values: [0, 0.04, 0.06] },
    { name: 'Default', kind: 'line', values: [null, 0.01, null] },
  ],
};
export const guardrails: SeriesView = {
  key: 'guardrails',
  title: 'Advances above 85 % LTV: broken on all paths',
  unit: 'Fraction',
  xTitle: 'Guardrail',
  x: ['Advances above 85 % combined LTV', 'Net IRR'],
  lines: [{ name: 'Share of paths in breach', kind: 'bar', values: [1, null] }],
};
export const convergence: PartialView['convergence'] = [
  { paths: 64, mean: 0.05, standardError: null },
  { paths: 128, mean: 0.048, standardError: 0.002 },
  { paths: 192, mean: 0.049, standardError: 0.0015 },
];

export const comparison: ComparisonView = {
  pairing: 'paired',
  pairingReason: '',
  runs: ['Base', 'Lower fee'].map((name, at) => ({
    runId: 17 + at,
    letter: 'AB'[at]!,
    name,
    paths: 4,
    pathsCompared: 4,
    seed: '1',
    hurdleAnnual: 0.08,
    pairing: 'paired' as const,
    pairingReason: '',
  })),
  inputs: {
    key: 'inputs',
    title: '0 of 500 inputs differ',
    caption: '',
    columns: [],
    rows: [],
    rowUnits: null,
    totalRows: [],
  },
  headline: [
    {
      key: 'meanNetIrrAnnual',
      title: 'Net IRR, mean',
      unit: 'Annual',
      values: [
        { value: 0.08, standardError: 0.001 },
        { value: 0.0834, standardError: 0.001 },
      ],
      changes: [
        null,
        { value: 0.0034, standardError: 0.0001, low: 0.0032, high: 0.0036, verdict: 'real', furtherPaths: null },
      ],
    },
    {
      key: 'lossRateFraction',
      title: 'Loss rate, mean',
      unit: 'Fraction',
      values: [
        { value: 0.013, standardError: 0.001 },
        { value: 0.0131, standardError: 0.001 },
      ],
      changes: [
        null,
        {
          value: 0.0001,
          standardError: 0.0003,
          low: -0.0005,
          high: 0.0007,
          verdict: 'not-distinguishable',
          furtherPaths: 4000,
        },
      ],
    },
  ],
  exceedance: {
    metric: 'netIrrAnnual',
    metricTitle: 'Net IRR',
    unit: 'Annual',
    x: [0.06, 0.08, 0.1],
    shares: [
      [1, 0.5, 0],
      [1, 0.75, 0],
    ],
    markers: [{ name: 'Hurdle', value: 0.08 }],
  },
  fans: [{ series: 'navAud', title: 'NAV', unit: 'Aud', runs: [fan(), fan()] }],
  scatter: [
    null,
    {
      x: [0.07, 0.0799, 0.09, 0.08],
      y: [0.071, 0.081, 0.091, 0.08 - 1e-12],
      path: [0, 1, 2, 3],
      correlation: 0.99,
      pairCount: 4,
    },
  ],
  flips: [null, { toFail: 0, toPass: 1, paths: [{ path: 1, from: 0.0799, to: 0.081 }] }],
};
