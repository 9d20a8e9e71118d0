import { create } from 'zustand';
import type { AppClient, AppEvent, ScenarioRow } from '../../src-main/contract/index.ts';

export type LibrarySlice = {
  readonly isLoaded: boolean;
  /** By name, as the host lists them; archived ones too. */
  readonly rows: readonly ScenarioRow[];
};

export const useLibrary = create<LibrarySlice>(() => ({ isLoaded: false, rows: [] }));

export async function loadLibrary(client: AppClient): Promise<void> {
  useLibrary.setState({ rows: await client['scenarios.list']({}), isLoaded: true });
}

const byName = (a: ScenarioRow, b: ScenarioRow): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);

/** A row that the host has just answered with or told about; null takes it away. */
export function putScenario(id: number, row: ScenarioRow | null): void {
  useLibrary.setState(({ rows }) => {
    const others = rows.filter((one) => one.id !== id);
    return { rows: row === null ? others : [...others, row].sort(byName) };
  });
}

export function hearLibrary(event: AppEvent): void {
  if (event.type === 'scenario') putScenario(event.id, event.row);
}

export const scenarioRow = (id: number | null): ScenarioRow | null =>
  useLibrary.getState().rows.find((row) => row.id === id) ?? null;

/** The scenario that stands as chosen: the one of the address, else the first that is a base. Null in an empty project. */
export const shownScenario = (rows: readonly ScenarioRow[], routed: number | null): ScenarioRow | null =>
  rows.find((row) => row.id === routed) ?? rows.find((row) => row.baseId === null && !row.isArchived) ?? null;
