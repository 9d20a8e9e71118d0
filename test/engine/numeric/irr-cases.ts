/**
 * Published IRR cases: tests of pyxirr (github.com/Anexen/pyxirr) and numpy-financial, and INSEAD (2019), "Measuring
 * Private Equity Fund Performance". One period = one year here. `roots` by an independent scan of the whole range.
 */
export type IrrCase = {
  readonly source: string;
  readonly expected: number | null;
  readonly tolerance: number;
  readonly roots: readonly number[];
  readonly flows: readonly number[];
};

// prettier-ignore
export const irrCases: readonly IrrCase[] = [
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.05243288885, tolerance: 1e-09, roots: [0.0524328888594141],
    flows: [
      -150000, 15000, 25000, 35000, 45000, 60000,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: -0.09549583034, tolerance: 1e-09, roots: [-0.09549583034897255],
    flows: [
      -100, 0, 0, 74,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.28094842116, tolerance: 1e-09, roots: [0.2809484211599611],
    flows: [
      -100, 39, 59, 55, 20,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: -0.08329966618, tolerance: 1e-09, roots: [-0.6788943736323865, -0.0832996661849327],
    flows: [
      -100, 100, 0, -7,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.06205848562, tolerance: 1e-09, roots: [0.062058485629929445],
    flows: [
      -100, 100, 0, 7,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.08859833852, tolerance: 1e-09, roots: [-0.8702012474847411, 0.08859833852775541, 0.7095595276861835],
    flows: [
      -5, 10.5, 1, -8, 1,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.08859833852, tolerance: 1e-09, roots: [-0.8702012474847411, 0.08859833852775541, 0.7095595276861835],
    flows: [
      -5, 10.5, 1, -8, 1, 0, 0, 0,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: -0.43658134635, tolerance: 1e-09, roots: [-0.43658134635468826],
    flows: [
      -161445.03, 2113.73, 7626.73, 8619.84, 8612.92,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.1058225984, tolerance: 1e-09, roots: [0.1058225984089017],
    flows: [
      -40000, 5000, 8000, 12000, 30000,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: -0.08364541746615073, tolerance: 1e-09, roots: [-0.08364541746615066],
    flows: [
      -10, 2, 2, 2, 2,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.038039605693757084, tolerance: 1e-09, roots: [0.0380396056937571],
    flows: [
      -5099701.25, -22503.796875, -22503.79296875, -22503.79296875, -20907.26171875, -17899.7421875,
      -17899.7421875, -17899.7421875, -14660.69140625, -12447.80078125, -12447.796875, -12018.1640625,
      -5991.81640625, -5991.81640625, -5991.81640625, -2885.875, 1653.125, 1653.125, 1653.125, 8307.328125,
      11110408.45703125,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.9688775470209261, tolerance: 1e-09, roots: [-0.9997211362852914, 0.9688775470209263],
    flows: [
      -1678.87, 771.96, 1814.05, 3520.3, 3552.95, 3584.99, -1.0,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs / numpy-financial gh-44 (Google Sheets)',
    expected: 1.0042698487205577, tolerance: 1e-09, roots: [-0.9997912604283283, 1.004269848720558],
    flows: [
      -1678.87, 771.96, 1814.05, 3520.3, 3552.95, 3584.99, 4789.91, -1,
    ],
  },
  {
    source: 'numpy/numpy-financial numpy_financial/tests/test_financial.py gh-39',
    expected: 0.12, tolerance: 1e-07, roots: [-0.018096786473963785, 0.12000000000000101],
    flows: [
      -217500.0, -217500.0, 108466.80462450592, 101129.96439328062, 93793.12416205535, 86456.28393083003,
      79119.44369960476, 71782.60346837944, 64445.76323715414, 57108.92300592884, 49772.08277470355,
      42435.24254347826, 35098.40231225296, 27761.56208102766, 20424.721849802358, 13087.88161857707,
      5751.041387351768, -1585.7988438735192, -8922.639075098821, -16259.479306324123, -23596.31953754941,
      -30933.159768774713, -38270.0, -45606.8402312253, -52943.680462450604, -60280.520693675906,
      -67617.36092490121,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs / numpy-financial gh-28',
    expected: 1.8544178284461061, tolerance: 1e-09, roots: [-0.7688954706807807, 1.8544178284561776],
    flows: [
      -50, -100, 600, 300, -100,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs / pyxirr#56',
    expected: 0.235461374465902, tolerance: 1e-09, roots: [0.23546137446590198],
    flows: [
      0.0, -54163.55222425675, -15411.724067521238, 11824.611799779348, 13831.220768857136, 24713.445277451923,
      42399.405170720645, 32779.24733697434, 29832.522397937253, 21750.50072725094, 20140.886499523196,
      18357.799360554745, 10074.662845544659,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: -0.49367042606, tolerance: 1e-09, roots: [-0.49367042606786393],
    flows: [
      87.17, 87.17, 87.17, 87.17, 87.17, -86.43,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: -0.01352676905, tolerance: 1e-09, roots: [-0.01352676905540861],
    flows: [
      ...Array.from({ length: 180 }, () => -87.17), 5809.3,
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs',
    expected: 0.0038401048, tolerance: 1e-08, roots: [0.003840104812570416],
    flows: [
      -172545.848122807, ...Array.from({ length: 480 }, () => 787.735232517999),
    ],
  },
  {
    source: 'pyxirr tests/test_periodic.rs / pyxirr#46',
    expected: -0.138541274008, tolerance: 1e-08, roots: [-0.13854127400832492],
    flows: [
      -144852555.0, 1288599.98, 1273051.18, 1254073.49, 1241996.69, 1226477.92, 1210955.52, 1192069.55,
      1179898.21, 1164365.24, 1148831.85, 1129452.17, 1117801.02, 1102284.27, 1086717.83, 1067557.59,
      1055023.27, 1038854.51, 1022470.03, 1002274.44, 988024.873,
    ],
  },
  {
    source: 'pyxirr src/core/private_equity.rs (from INSEAD Measuring PE Fund Performance 2019)',
    expected: 0.494, tolerance: 0.001, roots: [0.4938015821857215],
    flows: [
      -12, 0, 0, 40,
    ],
  },
  {
    source: 'pyxirr src/core/private_equity.rs (from INSEAD Measuring PE Fund Performance 2019)',
    expected: 0.324, tolerance: 0.001, roots: [0.3243063918559705],
    flows: [
      -12, -10, -4, 40, 0, 15, 5,
    ],
  },
  {
    source: 'numpy/numpy-financial numpy_financial/tests/test_financial.py numpy gh-6744 (all positive -> NaN)',
    expected: null, tolerance: 0, roots: [],
    flows: [
      1, 2, 3,
    ],
  },
  {
    source: 'numpy/numpy-financial numpy_financial/tests/test_financial.py (all negative -> NaN)',
    expected: null, tolerance: 0, roots: [],
    flows: [
      -1, -2, -3,
    ],
  },
  {
    source: 'pyxirr#69 (all zeros -> InvalidPaymentsError/None)',
    expected: null, tolerance: 0, roots: [],
    flows: [ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0     ],
  },
];
