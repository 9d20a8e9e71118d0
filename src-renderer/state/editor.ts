import { create } from 'zustand';
import { toErrorInfo, type ErrorInfo, type PreviewView } from '../../src-engine/index.ts';
import type { AppClient, AppEvent, Change, RunEstimate, ScenarioState } from '../../src-main/contract/index.ts';
import { withChanges, type Layers } from './editor-document.ts';

/** Something that is to be done to the open scenario. They are sent one after the other, so that each is one undo step. */
export type Job = {
  readonly id: number;
  readonly label: string;
  /** Shown at once; empty for what only the host can work out, such as an undo. */
  readonly changes: readonly Change[];
  readonly send: (client: AppClient, id: number) => Promise<ScenarioState>;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** Not sent before: steps of the same input come as one. */
  readonly dueMs: number;
};

/** A text that breaks the rule of its input. It is kept until it is mended or given up. */
export type Draft = { readonly text: string; readonly message: string };

export type Preview = {
  readonly view: PreviewView | null;
  readonly isWorking: boolean;
  /** From the request to the answer. */
  readonly milliseconds: number | null;
  readonly error: ErrorInfo | null;
};

export type EditorSlice = {
  readonly id: number | null;
  /** As the host acknowledged it last; null while it is loaded or when it cannot be. */
  readonly scenario: ScenarioState | null;
  readonly loadError: ErrorInfo | null;
  readonly jobs: readonly Job[];
  readonly failure: ErrorInfo | null;
  /** Acknowledged layers with the jobs on top: what the form shows. */
  readonly layers: Layers;
  /** By dotted path; inside a list `manager.staff[2].title`. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly preview: Preview;
  readonly estimate: RunEstimate | null;
};

export const noLayers: Layers = { document: {}, baseDocument: {} };
const noPreview: Preview = { view: null, isWorking: false, milliseconds: null, error: null };
const closed: EditorSlice = {
  id: null,
  scenario: null,
  loadError: null,
  jobs: [],
  failure: null,
  layers: noLayers,
  drafts: new Map(),
  preview: noPreview,
  estimate: null,
};

/** The scenario in the editor of this window. */
export const useEditor = create<EditorSlice>(() => closed);

/** Highest version heard of through events: a lower one on screen is old. */
let heardVersion = 0;
let previewing: AbortController | null = null;

/** Forgets the scenario of before. `openScenario` sends what waits first. */
export function startEditor(id: number | null): void {
  previewing?.abort();
  heardVersion = 0;
  useEditor.setState({ ...closed, id }, true);
}

export async function reload(client: AppClient, id: number): Promise<void> {
  try {
    take(client, id, await client['scenarios.open']({ id }));
  } catch (error) {
    if (useEditor.getState().id === id) useEditor.setState({ loadError: toErrorInfo(error) });
  }
}

/** Keeps what the host answered, with `done` taken off the jobs. An answer for another scenario, or an older one, changes nothing. */
export function take(client: AppClient, id: number, scenario: ScenarioState, done?: number): void {
  const now = useEditor.getState();
  if (now.id !== id) return;
  const jobs = now.jobs.filter((job) => job.id !== done);
  const isOlder = now.scenario !== null && scenario.row.version < now.scenario.row.version;
  const kept = isOlder ? now.scenario! : scenario;
  const isNew = now.scenario?.row.version !== kept.row.version;
  useEditor.setState({ scenario: kept, jobs, loadError: null, layers: layersOf(kept, jobs) });
  if (isNew) void refreshPreview(client);
  if (heardVersion > kept.row.version && jobs.every((job) => job.state !== 'sending')) void reload(client, id);
}

export function layersOf(scenario: ScenarioState, jobs: readonly Job[]): Layers {
  const changes = jobs.flatMap((job) => job.changes);
  return { document: withChanges(scenario.document, changes), baseDocument: scenario.baseDocument };
}

/** Another project, or a restored one, has other scenarios under the same numbers: what is kept here is not of it. */
export function forgetProject(event: AppEvent): void {
  if (event.type === 'project') startEditor(useEditor.getState().id);
}

/** Another window has edited, or something of the row changed. What is being typed is not touched. */
export function hearEditor(client: AppClient, event: AppEvent): void {
  forgetProject(event);
  const { id, scenario, jobs } = useEditor.getState();
  if (event.type === 'project' && id !== null) void reload(client, id);
  if (event.type !== 'scenario' || event.id !== id || scenario === null) return;
  if (event.row === null) {
    const message = 'This scenario was removed in another window.';
    useEditor.setState({ scenario: null, loadError: { code: 'input/not-found', message, context: {}, issues: [] } });
    return;
  }
  heardVersion = Math.max(heardVersion, event.row.version);
  if (event.row.version === scenario.row.version) useEditor.setState({ scenario: { ...scenario, row: event.row } });
  else if (event.row.version > scenario.row.version && jobs.every((job) => job.state !== 'sending'))
    void reload(client, id);
}

/** One deterministic path of the version on screen. A newer request puts an end to an older one. */
export async function refreshPreview(client: AppClient): Promise<void> {
  previewing?.abort();
  const { id, scenario, preview } = useEditor.getState();
  if (id === null || scenario === null) return;
  const stop = (previewing = new AbortController());
  useEditor.setState({ preview: { ...preview, isWorking: true } });
  const startMs = performance.now();
  const put = (next: Partial<Preview>) => {
    if (stop.signal.aborted || useEditor.getState().id !== id) return;
    useEditor.setState((now) => ({ preview: { ...now.preview, ...next, isWorking: false } }));
  };
  try {
    const view = await client['runs.preview']({ scenarioId: id }, { signal: stop.signal });
    put({ view, milliseconds: performance.now() - startMs, error: null });
  } catch (error) {
    put({ milliseconds: null, error: toErrorInfo(error) });
  }
  if (stop.signal.aborted) return;
  // After the preview: both are answered by one thread of the engine, and the eye waits for the curves.
  const estimate = await client['runs.estimate']({ scenarioId: id }).catch(() => null);
  if (!stop.signal.aborted) useEditor.setState({ estimate });
}

export function setDraft(path: string, draft: Draft | null): void {
  const { drafts } = useEditor.getState();
  if (draft === null && !drafts.has(path)) return;
  const next = new Map(drafts);
  if (draft === null) next.delete(path);
  else next.set(path, draft);
  useEditor.setState({ drafts: next });
}

/** Gives the drafts inside a list new places: `placeOf(old row)` is the new row, null for one that is gone. */
export function moveDrafts(listPath: string, placeOf: (row: number) => number | null): void {
  const next = new Map<string, Draft>();
  for (const [path, draft] of useEditor.getState().drafts) {
    const row = path.startsWith(`${listPath}[`) ? /^\[(\d+)\]/.exec(path.slice(listPath.length)) : null;
    const place = row === null ? null : placeOf(Number(row[1]));
    if (row === null) next.set(path, draft);
    else if (place !== null) next.set(`${listPath}[${place}]${path.slice(listPath.length + row[0].length)}`, draft);
  }
  useEditor.setState({ drafts: next });
}
