import type {
  CaseTable,
  ComparisonView,
  DeskTab,
  DeskView,
  HeadlineView,
  MeanFlows,
  PathReplay,
  PlainObject,
  Scenario,
  Sensitivity,
  StoredResult,
} from '../../../../src-engine/index.ts';
import type { CatalogueEntry } from '../../data/catalogue.ts';
import type { Brand, SheetKey } from './sheet.ts';

/** A finished run with everything that its sheets show. */
export type PackRun = {
  /** Number of the run in its project; null from the command line. */
  readonly runId: number | null;
  readonly name: string;
  /** Version of the scenario that it pinned; null from the command line. */
  readonly version: number | null;
  /** What the user wrote about it. */
  readonly note: string;
  /** ISO time at which its simulation ended; null when unknown. */
  readonly endedAt: string | null;
  /** Merged document as it was run, and the scenario that it is. */
  readonly document: PlainObject;
  readonly scenario: Scenario;
  /** What the scenario is laid over; null for one that stands alone: then inputs are compared with their defaults. */
  readonly baseDocument: PlainObject | null;
  readonly result: StoredResult;
  readonly headline: HeadlineView;
  readonly desk: Readonly<Record<DeskTab, DeskView>>;
  /** The median path, simulated again in full detail; null when no path has a net IRR. */
  readonly median: PathReplay | null;
  /** Means over paths of the flows that the waterfall stands on; null when they were not asked for. */
  readonly mean: MeanFlows | null;
  /** One-at-a-time re-runs; null when they were not asked for. */
  readonly sensitivity: Sensitivity | null;
  /** The stress cases, measured by `committeeFigures`; null when they were not asked for. */
  readonly downside: CaseTable | null;
  /** Metrics of all completed paths, by name, for the raw sheet and the histograms. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Path of each entry of the columns; null when entry k is path k. */
  readonly paths: Int32Array | null;
};

/** What a pack is made of. The first run is the one that single-run sheets show. */
export type PackData = {
  readonly title: string;
  readonly runs: readonly [PackRun, ...PackRun[]];
  /** Null for a single run. */
  readonly comparison: ComparisonView | null;
  /** Tables of market data that the program ships, with publisher, licence and hash: `loadCatalogue(dataDir).tables`. */
  readonly sources: readonly CatalogueEntry[];
  readonly brand: Brand;
  readonly template: PackTemplate;
  /** ISO time of making; it stands on the cover and is no part of what is verified. */
  readonly madeAt: string;
  readonly appVersion: string;
  /** Self-test of the arithmetic of the engine that made the figures. */
  readonly kernelHash: string;
};

/** Selection and order of sheets, and how much is simulated for them. */
export type PackTemplate = {
  readonly id: string;
  readonly name: string;
  readonly sheets: readonly SheetKey[];
  /** Paths of each re-run of sensitivities and downside cases. */
  readonly studyPaths: number;
  /** Metrics of the raw sheet, in order. */
  readonly rawMetrics: readonly string[];
};
