import type { HazardShock } from './plan.ts';

/** The hazards that a shock reaches, by month: sales, refinances, defaults. Life events are forced and stay. */
export type ShockedHazards = {
  readonly sale: Float64Array;
  readonly refinance: Float64Array;
  readonly default: Float64Array;
};

/** Multiplies the hazards of a path, in place, once they stand: entry m by entry m. */
export function shockHazards(shock: HazardShock, hazards: ShockedHazards): void {
  for (let month = 0; month < shock.default.length; month++) {
    hazards.sale[month]! *= shock.voluntary[month]!;
    hazards.refinance[month]! *= shock.voluntary[month]!;
    hazards.default[month]! *= shock.default[month]!;
  }
}
