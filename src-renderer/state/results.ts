import { create } from 'zustand';
import type { DeskTab, DeskView, DistributionView, HeadlineView } from '../../src-engine/index.ts';
import type { AppClient } from '../../src-main/contract/index.ts';
import { load, nothing, type Loaded } from './loaded.ts';
import { notifyError } from './notices.ts';

export type MetricName = Awaited<ReturnType<AppClient['results.metrics']>>[number];

/** The distribution that the user looks at: a metric, and the marker where they put it. */
export type Picked = {
  readonly metric: string;
  /** Null while the marker of the view stands. */
  readonly marker: number | null;
  readonly view: Loaded<DistributionView>;
};

export type ResultsSlice = {
  readonly runId: number | null;
  readonly headline: Loaded<HeadlineView>;
  readonly desks: Readonly<Partial<Record<DeskTab, Loaded<DeskView>>>>;
  readonly metrics: readonly MetricName[];
  /** Null while the desk's own distribution is shown. */
  readonly picked: Picked | null;
};

const start: Omit<ResultsSlice, 'runId'> = { headline: nothing, desks: {}, metrics: [], picked: null };

/** The result on the desk. One run at a time; a second window has its own. */
export const useResults = create<ResultsSlice>(() => ({ runId: null, ...start }));

const turns = { headline: { count: 0 }, desk: { count: 0 }, picked: { count: 0 } };

/** Puts a run on the desk: what stood there before is cleared. */
export async function openResult(client: AppClient, runId: number): Promise<void> {
  for (const turn of Object.values(turns)) turn.count += 1;
  useResults.setState({ runId, ...start });
  const isHere = () => useResults.getState().runId === runId;
  const metrics = client['results.metrics']({ id: runId }).then(
    (list) => isHere() && useResults.setState({ metrics: list }),
    () => undefined, // the headline says what is wrong with the run
  );
  const tell = (headline: Loaded<HeadlineView>) => useResults.setState({ headline });
  await load(turns.headline, () => client['results.headline']({ id: runId }), tell, null);
  await metrics;
}

/** Charts and tables of a tab; asked once a run. */
export async function openTab(client: AppClient, tab: DeskTab): Promise<void> {
  const { runId, desks } = useResults.getState();
  const standing = desks[tab];
  if (runId === null || (standing !== undefined && standing.state !== 'failed')) return;
  const tell = (desk: Loaded<DeskView>) =>
    useResults.setState((slice) => (slice.runId === runId ? { desks: { ...slice.desks, [tab]: desk } } : {}));
  await load({ count: 0 }, () => client['results.desk']({ id: runId, tab }), tell, null);
}

let isAsking = false;
let isStale = false;

/**
 * Shows another metric, or the marker somewhere else. While the marker is dragged only one question is on its way; the last wish is
 * asked when the answer is there, so that the host is never behind by more than one.
 */
export async function pick(client: AppClient, metric: string, marker: number | null): Promise<void> {
  const { runId, picked, desks } = useResults.getState();
  if (runId === null) return;
  const own = desks.distribution?.value?.distributions.find((view) => view.metric === metric) ?? null;
  if (own !== null && marker === null) return useResults.setState({ picked: null }); // the desk's own stands again
  const before = picked?.metric === metric ? picked.view.value : own;
  useResults.setState({ picked: { metric, marker, view: { state: 'loading', value: before } } });
  isStale = isAsking;
  if (isAsking) return;
  isAsking = true;
  try {
    const view = await client['results.distribution']({ id: runId, metric, marker });
    useResults.setState((slice) =>
      slice.runId === runId && slice.picked?.metric === metric
        ? { picked: { ...slice.picked, view: { state: isStale ? 'loading' : 'ready', value: view } } }
        : {},
    );
  } catch (error) {
    notifyError('Show the distribution', error);
    useResults.setState((slice) =>
      slice.picked === null ? {} : { picked: { ...slice.picked, view: { state: 'failed', error, value: before } } },
    );
    isStale = false;
  } finally {
    isAsking = false;
  }
  const wish = useResults.getState().picked;
  if (isStale && wish !== null) await pick(client, wish.metric, wish.marker);
}
