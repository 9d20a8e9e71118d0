import type { RunRow } from '../../src-main/contract/index.ts';
import type { Route } from './route.ts';

/** A run that a pack can be made of: one that has ended and kept its figures. */
export const canPack = (run: RunRow): boolean => run.resultHash !== null && run.pathsDone > 0;

/** Runs of a pack at most. */
export const MOST_IN_PACK = 4;

/**
 * What `export` means here: on the screen of comparison the runs compared (four at most, the base first), elsewhere the run of the
 * address, else the newest of the scenario, else the newest. Empty when no run has figures.
 */
export function runsToPack(
  route: Pick<Route, 'screen' | 'runId' | 'scenarioId' | 'compareIds'>,
  rows: readonly RunRow[],
): readonly number[] {
  const ready = rows.filter(canPack);
  const compared = route.compareIds.filter((id) => ready.some((run) => run.id === id));
  if (route.screen === 'compare' && compared.length > 1) return compared.slice(0, MOST_IN_PACK);
  const run =
    ready.find(({ id }) => id === route.runId) ??
    ready.find(({ scenarioId, isArchived }) => scenarioId === route.scenarioId && !isArchived) ??
    ready.find(({ isArchived }) => !isArchived) ??
    ready[0];
  return run === undefined ? [] : [run.id];
}

/** 'Base 100m, run 17' or 'Runs 17, 18 and 21 compared'. */
export function packTitle(ids: readonly number[], rows: readonly RunRow[]): string {
  const [first] = ids;
  if (first === undefined) return '';
  if (ids.length > 1) return `Runs ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)!} compared`;
  const name = rows.find(({ id }) => id === first)?.scenarioName;
  return name === undefined ? `Run ${first}` : `${name}, run ${first}`;
}
