import { create } from 'zustand';
import type { GuideKey, GuideSign } from '../ui/guides.ts';
import { useLibrary } from './library.ts';
import { useRoute } from './route.ts';
import { useRunRows } from './run-rows.ts';

type GuideSlice = {
  readonly key: GuideKey | null;
  /** Signs of progress that were seen since the guide began. */
  readonly seen: ReadonlySet<GuideSign>;
};

/** The guided task under way, and which of its steps the window has seen done. */
export const useGuide = create<GuideSlice>(() => ({ key: null, seen: new Set() }));

let stop: () => void = () => undefined;

export function startGuide(key: GuideKey): void {
  stop();
  useGuide.setState({ key, seen: new Set() });
  const scenarioId = useRoute.getState().scenarioId;
  const versionAtStart = useLibrary.getState().rows.find((row) => row.id === scenarioId)?.version;
  const runCount = useRunRows.getState().rows.length;
  const look = () => {
    const route = useRoute.getState();
    const rows = useLibrary.getState().rows;
    if ((rows.find((row) => row.id === scenarioId)?.version ?? 0) > (versionAtStart ?? Infinity)) see('edited');
    if (useRunRows.getState().rows.length > runCount) see('run');
    if (rows.filter((row) => row.lastRun !== null).length >= 2) see('two-results');
    if (route.screen === 'results' && route.runId !== null) see('results');
    if (route.screen === 'compare' && route.compareIds.length >= 2) see('compare');
  };
  const ends = [useRoute.subscribe(look), useLibrary.subscribe(look), useRunRows.subscribe(look)];
  stop = () => ends.forEach((end) => end());
  look();
}

export function endGuide(): void {
  stop();
  useGuide.setState({ key: null, seen: new Set() });
}

function see(sign: GuideSign): void {
  if (useGuide.getState().seen.has(sign)) return;
  useGuide.setState(({ seen }) => ({ seen: new Set(seen).add(sign) }));
}
