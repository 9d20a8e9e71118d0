/** The traffic-light zones, in order of risk score. Index into this list is the zone code everywhere. */
export const zoneNames = ['green', 'orange', 'red'] as const;
export type ZoneName = (typeof zoneNames)[number];
export const ZONES = zoneNames.length;

/**
 * What later rooms need of the zones, resolved before any path. S = suburbs in the universe, Z = zones.
 * Every number that a library estimated is rounded to 12 significant digits.
 */
export type ZonePlan = {
  readonly preset: 'reference-zones' | 'sydney-calibrated' | 'custom';
  /** Row of each suburb of the universe in the data room's suburb table; the position here is the suburb code of a run. */
  readonly suburbRows: Int32Array;
  readonly suburbNames: readonly string[];
  /** Zone code per suburb of the universe. */
  readonly zoneOfSuburb: Uint8Array;
  /** Risk score per suburb, 0 (safest) to 10. */
  readonly riskScore: Float64Array;
  /** Annual sales per suburb: the weight with which origination picks it. Positive. */
  readonly salesWeight: Float64Array;
  /** Expected (arithmetic-equivalent) price growth per zone, a year. Length Z. */
  readonly growthAnnual: Float64Array;
  /** Total annual volatility of a zone's index (national plus zone parts), log. Length Z. */
  readonly volatilityAnnual: Float64Array;
  /** Expected growth of a suburb above its zone, a year (0 unless the preset sets it). Length S. */
  readonly suburbGrowthSpreadAnnual: Float64Array;
  /** Mean annual default hazard that the zone must show, or NaN where the exits room's own baseline times `defaultMultiplier` stands. */
  readonly defaultTargetAnnual: Float64Array;
  readonly defaultMultiplier: Float64Array;
  /** Multiplier on the sale and refinance hazards per zone. */
  readonly saleMultiplier: Float64Array;
  readonly refinanceMultiplier: Float64Array;
  /** Correlation of zone indices after measurement-error correction and repair, Z x Z row-major. */
  readonly correlation: Float64Array;
  /** Lines a user must see: green above red, low LGA correlation, repaired matrix, category without data. */
  readonly warnings: readonly string[];
};
