import type { Unit } from '../core/units.ts';

/**
 * What a screen, a workbook and a report draw: plain values, small, ready to show but not yet formatted. All of them read the
 * same views, so they agree. Money in AUD, rates as annual fractions, unknown is null. A view is under 1 MB.
 */

/** A measured figure. `standardError` null where there is none. */
export type EstimateView = { readonly value: number | null; readonly standardError: number | null };

/** One of the figures at the head of a result. */
export type FigureView = EstimateView & {
  readonly key: string;
  readonly title: string;
  readonly unit: Unit;
  readonly p5: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  /** Ends of the strip on which P5, P50 and P95 are drawn; null where there is no strip. */
  readonly low: number | null;
  readonly high: number | null;
  /** A second line, such as the limit of a guardrail; empty when there is none. */
  readonly note: string;
};

/** A value on the axis of a distribution, such as the hurdle, and what lies on its two sides. */
export type MarkerView = {
  readonly name: string;
  readonly value: number;
  /** Share of paths with a value that reach it, and the 95 % interval of that share. */
  readonly shareAtLeast: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Mean distance below it over the paths that miss it, in the unit of the metric; null when none does. */
  readonly meanShortfall: number | null;
};

/** Histogram with the chance of at least x. */
export type DistributionView = {
  readonly metric: string;
  /** What people call it: 'Net IRR'. */
  readonly metricTitle: string;
  /** The finding, as a sentence. */
  readonly title: string;
  /** Number of paths, paths without a value, and bars that hold more than their width says. */
  readonly caption: string;
  readonly unit: Unit;
  /** counts.length + 1 edges, ascending and equally far apart; an edge stands exactly on the marker. At most 60 bins. */
  readonly edges: readonly number[];
  /** The first and last bin also hold what lies beyond their outer edge: see `below` and `above`. */
  readonly counts: readonly number[];
  /** Paths in the first bin that lie below it, and in the last one above it. */
  readonly below: number;
  readonly above: number;
  readonly pathCount: number;
  /** Paths without a value, left out. */
  readonly missingCount: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly markers: readonly MarkerView[];
  readonly percentiles: readonly { readonly percentile: number; readonly value: number }[];
  /** Chance that the metric is at least x: at most 201 points, from 1 to 0. */
  readonly exceedance: { readonly x: readonly number[]; readonly share: readonly number[] };
};

/** Percentile lines by month. `lines[k][month]` is percentile `percentiles[k]`; null where there is no value. */
export type FanView = {
  readonly series: string;
  readonly title: string;
  readonly unit: Unit;
  /** The last month: lines have an entry for each of the months 0 to it. */
  readonly months: number;
  readonly percentiles: readonly number[];
  readonly lines: readonly (readonly (number | null)[])[];
  /** Mean of each month, where it was kept. */
  readonly mean?: readonly (number | null)[];
  /** How well a percentile is known from the bins, in the unit of the series or as a fraction of the value. */
  readonly resolution: number;
};

/** Lines or bars over a common axis. */
export type SeriesView = {
  readonly key: string;
  readonly title: string;
  readonly unit: Unit;
  readonly xTitle: string;
  readonly x: readonly (number | string)[];
  readonly lines: readonly {
    readonly name: string;
    readonly kind: 'line' | 'bar';
    readonly values: readonly (number | null)[];
  }[];
};

export type CellValue = string | number | boolean | null;

/** A table: for the screen, for CSV and for a sheet. A row has one cell a column. */
export type TableView = {
  readonly key: string;
  /** The finding, as a sentence. */
  readonly title: string;
  readonly caption: string;
  readonly columns: readonly {
    readonly key: string;
    readonly title: string;
    /** Unit of every cell of the column, 'Text' for names; null where each row has a unit of its own: see `rowUnits`. */
    readonly unit: Unit | null;
    readonly doc: string;
  }[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Units of the rows, for the columns whose unit is null; null where every column has one. */
  readonly rowUnits: readonly Unit[] | null;
  /** Rows that are totals, by index. */
  readonly totalRows: readonly number[];
};

/** One tab of the desk of a result: charts and tables in the order of their weight; what finds no room is left out from the end. */
export type DeskTab = 'distribution' | 'cash' | 'waterfall' | 'portfolio' | 'guardrails';

export type DeskView = {
  readonly tab: DeskTab;
  readonly distributions: readonly DistributionView[];
  readonly fans: readonly FanView[];
  readonly series: readonly SeriesView[];
  readonly tables: readonly TableView[];
};

/** A named figure of the inspector. */
export type FactView = {
  readonly group: 'tail' | 'median-path';
  readonly title: string;
  readonly unit: Unit;
  readonly value: number | null;
};

/** What a result says at a glance. */
export type HeadlineView = {
  /** Net IRR, net TVPI, chance below the hurdle, DPI at year 5, worst guardrail. */
  readonly figures: readonly FigureView[];
  /** VaR 95, CVaR 95, chance of a net TVPI below 1, worst path; then the path nearest the median. */
  readonly facts: readonly FactView[];
  /** 'Net IRR reaches the 8 % hurdle in 14 % of paths.' */
  readonly finding: string;
  readonly pathsAsked: number;
  readonly pathsCompleted: number;
  readonly partial: boolean;
  readonly seed: string;
  readonly mode: string;
  readonly engineVersion: string;
  readonly scenarioHash: string;
  readonly resultHash: string;
  readonly warnings: readonly string[];
  readonly tabs: readonly DeskTab[];
};

/** A run while it is under way: what the monitor draws, at most every 250 ms. */
export type PartialView = {
  readonly pathsDone: number;
  readonly netIrr: EstimateView & {
    readonly p5: number | null;
    readonly p50: number | null;
    readonly p95: number | null;
  };
  /** Running mean after n paths. At most 200 points. */
  readonly convergence: readonly {
    readonly paths: number;
    readonly mean: number;
    readonly standardError: number | null;
  }[];
  /** Net IRR so far in fixed bins; null before the first value. */
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  /** LP net cash to date over the paths done; null before the first chunk. */
  readonly fan: FanView | null;
};

/** What the preview strip beside the form draws: one deterministic path, every shock at its mean. */
export type PreviewView = {
  readonly netIrrAnnual: number | null;
  readonly netTvpiMultiple: number | null;
  /** Calls (negative), distributions and their running sum by year, AUD. */
  readonly cash: SeriesView;
  /** Mean combined LTV and advance LTV of living advances by month, and the limit. */
  readonly ltv: SeriesView;
  /** Hazard a year by age of an advance: sale, refinance, default. */
  readonly hazards: SeriesView;
  readonly checks: readonly { readonly state: 'pass' | 'warning' | 'fail'; readonly text: string }[];
  readonly warnings: readonly string[];
};

/** Two to six runs side by side; the first is the base of every difference. */
export type ComparisonView = {
  /** How the differences are told: path by path on shared draws, or as two samples; paired when every run is. */
  readonly pairing: 'paired' | 'independent';
  /** Why they could not be paired; empty when they are. */
  readonly pairingReason: string;
  readonly runs: readonly {
    readonly runId: number;
    readonly letter: string;
    readonly name: string;
    /** Completed paths, and those of them that every figure here stands on: for paired runs the ones that all have. */
    readonly paths: number;
    readonly pathsCompared: number;
    readonly seed: string;
    /** The hurdle that this run is measured by; runs may differ in it. */
    readonly hurdleAnnual: number;
    /** How this run stands to the first one, and why it could not be paired; the first run is paired with itself. */
    readonly pairing: 'paired' | 'independent';
    readonly pairingReason: string;
  }[];
  /** Inputs that differ, one row an input: path, title, unit, then one value a run. */
  readonly inputs: TableView;
  readonly headline: readonly {
    readonly key: string;
    readonly title: string;
    readonly unit: Unit;
    readonly values: readonly EstimateView[];
    /** Against the first run; the first entry is null. */
    readonly changes: readonly (ChangeView | null)[];
  }[];
  readonly exceedance: {
    readonly metric: string;
    readonly metricTitle: string;
    readonly unit: Unit;
    /** Ascending; every marker is one of them, so that the share at a marker can be read off. */
    readonly x: readonly number[];
    /** One curve a run. */
    readonly shares: readonly (readonly number[])[];
    readonly markers: readonly { readonly name: string; readonly value: number }[];
  };
  /** The same series of every run on one axis. */
  readonly fans: readonly {
    readonly series: string;
    readonly title: string;
    readonly unit: Unit;
    readonly runs: readonly FanView[];
  }[];
  /** Net IRR of the same path in the first run and another; null where runs are not paired. At most 2,000 points. */
  readonly scatter: readonly ({
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly path: readonly number[];
    /** Over all pairs; null where one side does not vary. */
    readonly correlation: number | null;
    readonly pairCount: number;
  } | null)[];
  /** Paths that cross the hurdle, by run; null where runs are not paired. */
  readonly flips: readonly ({
    readonly toFail: number;
    readonly toPass: number;
    /** Those that moved furthest first, at most 200: net IRR in the first run and in the other. */
    readonly paths: readonly { readonly path: number; readonly from: number; readonly to: number }[];
  } | null)[];
};

export type ChangeView = {
  readonly value: number | null;
  readonly standardError: number | null;
  /** 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: 'real' | 'not-distinguishable' | 'equal' | 'unknown';
  /** Further paths after which a difference of this size would stand out from noise; null when it does, or never would. */
  readonly furtherPaths: number | null;
};
