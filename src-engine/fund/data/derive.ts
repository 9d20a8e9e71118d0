import type { DataRoom } from './data-room.ts';
import { arrearsUnemploymentOverlap, defaultEntryHazard, lvrHazardRatios } from './derive-default.ts';
import type { DefaultEntry, LvrHazardRatios } from './derive-default.ts';
import {
  mortgagedDwellingFraction,
  refinanceIncentives,
  refinanceRate,
  refinanceSensitivity,
} from './derive-refinance.ts';
import type { IncentiveFit, RefinanceIncentive } from './derive-refinance.ts';
import { saleSeason } from './derive-season.ts';
import type { Estimate } from './regression.ts';

/** Everything that the data room can say about exits. The figures and their limits stand in docs/data.md. */
export type ExitInputs = {
  readonly mortgagedDwellingFraction: number;
  /** Months with a published number of dwellings, and all months with refinances. */
  readonly refinanceRateObserved: Estimate;
  readonly refinanceRateWhole: Estimate;
  readonly refinanceSensitivity: readonly IncentiveFit[];
  readonly defaultEntry: DefaultEntry;
  readonly lvrHazardRatios: LvrHazardRatios;
  /** Quarters with both arrears and unemployment known; too few for a slope, so that slope is an assumption. */
  readonly arrearsUnemploymentQuarters: number;
  /** By calendar quarter, January-March first. */
  readonly saleSeason: readonly Estimate[];
};

/** Baselines and sensitivities of exits as far as the published series allow, each with its standard error. */
export function deriveExitInputs(data: DataRoom): ExitInputs {
  return {
    mortgagedDwellingFraction: mortgagedDwellingFraction(data),
    refinanceRateObserved: refinanceRate(data, 'observed'),
    refinanceRateWhole: refinanceRate(data, 'whole'),
    refinanceSensitivity: (Object.keys(refinanceIncentives) as RefinanceIncentive[]).map((incentive) =>
      refinanceSensitivity(data, incentive),
    ),
    defaultEntry: defaultEntryHazard(data),
    lvrHazardRatios: lvrHazardRatios(data),
    arrearsUnemploymentQuarters: arrearsUnemploymentOverlap(data),
    saleSeason: saleSeason(data),
  };
}
