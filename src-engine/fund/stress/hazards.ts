import type { HazardShock } from './plan.ts';

/** The hazards that a shock reaches, by month: sales, refinances, defaults. Life events are forced and stay. */
export type ShockedHazards = {
  readonly sale: Float64Array;
  readonly refinance: Float64Array;
  readonly default: Float64Array;
};

/** The part of a shock that a fund of `months` months meets when it closes in month `from` of the market. */
export function hazardsFrom(shock: HazardShock, from: number, months: number): HazardShock {
  return {
    default: shock.default.slice(from, from + months + 1),
    voluntary: shock.voluntary.slice(from, from + months + 1),
  };
}

/** Multiplies the hazards of a path, in place, once they stand: entry m by entry m. */
export function shockHazards(shock: HazardShock, hazards: ShockedHazards): void {
  for (let month = 0; month < shock.default.length; month++) {
    hazards.sale[month]! *= shock.voluntary[month]!;
    hazards.refinance[month]! *= shock.voluntary[month]!;
    hazards.default[month]! *= shock.default[month]!;
  }
}
