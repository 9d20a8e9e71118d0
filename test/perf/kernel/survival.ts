import { MONTHS, WIDTH, ZONES } from './model.ts';

const CELLS = 1024;

/**
 * Exit month from a uniform by the survival function of each zone: S(t) of monthly hazards, and a guide table that says
 * where to start the search for the first t with S(t) <= u, so that it takes about one step.
 * Source: Chen and Asau (1974), AIIE Transactions 6(2), 163-166 (guide table).
 */
export type Survival = {
  /** [zone * WIDTH + month], 1 at month 0. */
  readonly survival: Float64Array;
  /** [zone * GUIDE_CELLS + cell]: the first month that a uniform in this cell can give. */
  readonly guide: Int32Array;
};
export const GUIDE_CELLS = CELLS;

export function survivalOf(hazardAt: (zone: number, month: number) => number): Survival {
  const survival = new Float64Array(ZONES * WIDTH);
  const guide = new Int32Array(ZONES * CELLS);
  for (let zone = 0; zone < ZONES; zone++) {
    const row = zone * WIDTH;
    survival[row] = 1;
    for (let month = 1; month <= MONTHS; month++)
      survival[row + month] = survival[row + month - 1]! * (1 - hazardAt(zone, month));
    for (let cell = 0; cell < CELLS; cell++) {
      let month = 1;
      while (month < MONTHS && survival[row + month]! >= (cell + 1) / CELLS) month++;
      guide[zone * CELLS + cell] = month;
    }
  }
  return { survival, guide };
}
