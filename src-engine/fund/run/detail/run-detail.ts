import type { PathReplay } from '../replay.ts';
import type { RunResult } from '../result.ts';
import { fanYears, type FanYears } from './fan-years.ts';
import { pathDetail, type PathDetail } from './path-detail.ts';

/** Version of the shape below; a change that a reader could notice raises it. */
export const DETAIL_FORMAT = 1 as const;

/** What the full report adds to a result. No part of the result hash: it is read out of what a run already holds. */
export type RunDetail = {
  readonly format: typeof DETAIL_FORMAT;
  /** Percentiles across paths at year-ends. */
  readonly years: FanYears;
  /** The median path by net IRR; null when no path has one. */
  readonly medianPath: PathDetail | null;
};

/** The detail of a result. `median`: the replay of `summary.medianPath`, null where there is none. */
export function runDetail({ fans }: RunResult, median: PathReplay | null): RunDetail {
  return {
    format: DETAIL_FORMAT,
    years: fanYears(fans),
    medianPath: median === null ? null : pathDetail(median),
  };
}
