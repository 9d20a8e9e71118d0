import type { ComparisonView, DeskTab, DeskView, DistributionView, HeadlineView } from '../../src-engine/index.ts';

/** Views of real small runs, made before the browser opens (test/support/desk-views.ts): a window computes nothing. */
export type DeskViews = {
  readonly headline: HeadlineView;
  /** The same run cut short after its first 64 paths. */
  readonly partialHeadline: HeadlineView;
  readonly desks: Readonly<Partial<Record<DeskTab, DeskView>>>;
  readonly metrics: readonly {
    readonly name: string;
    readonly title: string;
    readonly unit: DistributionView['unit'];
    readonly doc: string;
  }[];
  /** Net IRR with a marker at 5 %. */
  readonly marked: DistributionView;
  /** The run against one with a lower fee. */
  readonly comparison: ComparisonView;
};

declare module 'vitest' {
  interface ProvidedContext {
    deskViews: DeskViews;
  }
}
