/**
 * One simulated market path, month by month. T1 = months + 1, S = suburbs of the universe, Z = zones. A fund that closes later
 * than others of its registry sees the stretch from its own first close: there no log index begins at 0.
 * All arrays are scratch, overwritten by the next path; nothing in the fund writes to them.
 */
export type MarketPath = {
  readonly months: number;
  readonly suburbs: number;
  readonly zones: number;
  /** National log index, 0 at month 0 of the market. Length T1. */
  readonly nationalLog: Float64Array;
  /** National plus zone part of the log index, zone-major [zone * T1 + month]. */
  readonly zoneLog: Float64Array;
  /** Price level of each simulated suburb relative to month 0 of the market, suburb-major [suburb * T1 + month]. Valid after `ensureSuburb`. */
  readonly suburbIndex: Float64Array;
  /** Macro series per month, length T1; rates as annual fractions, unemployment as a fraction of the labour force. */
  readonly cashRateAnnual: Float64Array;
  readonly mortgageRateAnnual: Float64Array;
  readonly unemploymentFraction: Float64Array;
  readonly inflationAnnual: Float64Array;
  readonly populationGrowthAnnual: Float64Array;
};

/** Simulates market paths into its own scratch. Suburbs are simulated only when asked for (once per path). */
export interface MarketSimulator {
  readonly path: MarketPath;
  /** Simulates national, zone and macro factors of path `path`; forgets all suburbs. */
  begin(path: number): void;
  /** Makes `suburbIndex` of this suburb valid for the present path. Cheap when they are already. */
  ensureSuburb(suburb: number): void;
}

/** Property-level noise and drift: V_exit / V_0 = index ratio x exp(n), house model. */
export type PropertyNoisePlan = {
  /** Annual log sd of a property around its suburb. */
  readonly volatilityAnnual: number;
  /** Variance of the opening valuation, log. */
  readonly openingValuationVariance: number;
  /** Variance of the closing price (sale) or valuation (refinance, buy-out), log. */
  readonly closingValuationVariance: number;
  /** Extra expected growth a year by dwelling type code (house, semi, apartment). Length 3. */
  readonly growthByTypeAnnual: Float64Array;
  /** Extra expected growth a year per bedroom above three. */
  readonly growthPerBedroomAnnual: number;
  /** Extra expected growth a year per doubling of land area above 500 m2 (houses and semis). */
  readonly growthPerLandDoublingAnnual: number;
  /** Extra expected growth a year per decade of building age above 30 years. */
  readonly growthPerAgeDecadeAnnual: number;
};
