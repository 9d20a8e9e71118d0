import { create } from 'zustand';
import { guides, type GuideKey, type GuideSign } from '../ui/guides.ts';
import { useLibrary } from './library.ts';
import { useRoute } from './route.ts';
import { useRunRows } from './run-rows.ts';

type GuideSlice = {
  readonly key: GuideKey | null;
  /** The step to do next; the number of steps when all are done. */
  readonly step: number;
};

/** The guided task under way. It goes on by itself where the window can tell that a step was done. */
export const useGuide = create<GuideSlice>(() => ({ key: null, step: 0 }));

let stop: () => void = () => undefined;

export function startGuide(key: GuideKey): void {
  stop();
  useGuide.setState({ key, step: 0 });
  const scenarioId = useRoute.getState().scenarioId;
  const versionOf = () => useLibrary.getState().rows.find((row) => row.id === scenarioId)?.version ?? 0;
  const versionAtStart = versionOf();
  const runCount = useRunRows.getState().rows.length;
  const look = () => {
    const route = useRoute.getState();
    if (versionOf() > versionAtStart) see('edited');
    if (useRunRows.getState().rows.length > runCount) see('run');
    if (useLibrary.getState().rows.filter((row) => row.lastRun !== null).length >= 2) see('two-results');
    if (route.screen === 'results' && route.runId !== null) see('results');
    if (route.screen === 'compare' && route.compareIds.length >= 2) see('compare');
  };
  const ends = [useRoute.subscribe(look), useLibrary.subscribe(look), useRunRows.subscribe(look)];
  stop = () => ends.forEach((end) => end());
  look();
}

export const goToStep = (step: number): void => useGuide.setState({ step: Math.max(0, step) });

export function endGuide(): void {
  stop();
  useGuide.setState({ key: null, step: 0 });
}

/** A step that was seen done is behind us, with all before it. */
function see(sign: GuideSign): void {
  const { key, step } = useGuide.getState();
  const steps: readonly { readonly sign: GuideSign }[] = guides.find((one) => one.key === key)?.steps ?? [];
  const seen = steps.findIndex((one) => one.sign === sign);
  if (seen >= step) goToStep(seen + 1);
}
