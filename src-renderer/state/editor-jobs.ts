import { fromErrorInfo, toErrorInfo, valueAtPath } from '../../src-engine/index.ts';
import type { AppClient, Change } from '../../src-main/contract/index.ts';
import { layersOf, reload, startEditor, take, useEditor, type Job } from './editor.ts';

/** Steps of one input that follow each other within this time are one undo step. With the write it stays under 500 ms. */
export const QUIET_MS = 250;

let count = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const setJobs = (jobs: readonly Job[]) =>
  useEditor.setState(({ scenario, layers }) => ({
    jobs,
    layers: scenario === null ? layers : layersOf(scenario, jobs),
  }));

const pathsOf = (changes: readonly Change[]) => changes.map(({ path }) => path).join(' ');
const isStep = (job: Job | undefined, paths: string) => job?.state === 'waiting' && pathsOf(job.changes) === paths;

/**
 * One undo step of the open scenario: shown at once, sent now, or `quietMs` after the last step of the same inputs. `labelOf` makes
 * the words of the step from what stood there before the first of these steps.
 */
export function editScenario(
  client: AppClient,
  changes: readonly Change[],
  labelOf: (before: (path: string) => unknown) => string,
  quietMs = 0,
): void {
  const { jobs, scenario } = useEditor.getState();
  if (scenario === null) return;
  const isNext = isStep(jobs.at(-1), pathsOf(changes));
  const kept = isNext ? jobs.slice(0, -1) : jobs;
  const { document } = layersOf(scenario, kept);
  const label = labelOf((path) => valueAtPath(document, path));
  push(client, kept, { label, changes, dueMs: performance.now() + quietMs, send: sendEdit(label, changes) });
}

const sendEdit =
  (label: string, changes: readonly Change[]): Job['send'] =>
  (client, id) =>
    client['scenarios.edit']({ id, label, changes: [...changes] });

/** Something that only the host can work out: an undo, a restored version, a whole YAML text. Waits for edits before it. */
export function askScenario(client: AppClient, label: string, send: Job['send']): Promise<void> {
  push(client, useEditor.getState().jobs, { label, changes: [], dueMs: 0, send });
  const mine = count;
  return new Promise((resolve, reject) => {
    const stop = useEditor.subscribe(({ jobs, failure }) => {
      const job = jobs.find(({ id }) => id === mine);
      if (job !== undefined && job.state !== 'failed') return;
      stop();
      if (job === undefined) return resolve();
      setJobs(jobs.filter(({ id }) => id !== mine));
      useEditor.setState({ failure: null });
      if (failure !== null) reject(fromErrorInfo(failure));
    });
  });
}

function push(client: AppClient, before: readonly Job[], job: Omit<Job, 'id' | 'state'>): void {
  // What follows must not wait for the quiet of what came before.
  const due = before.map((one) => (one.state === 'waiting' ? { ...one, dueMs: 0 } : one));
  setJobs([...due, { ...job, id: ++count, state: 'waiting' }]);
  pump(client);
}

function pump(client: AppClient): void {
  clearTimeout(timer);
  const { jobs, id } = useEditor.getState();
  const next = jobs.find((job) => job.state !== 'sending');
  if (id === null || next === undefined || next.state === 'failed' || jobs.some((job) => job.state === 'sending'))
    return;
  const waitMs = next.dueMs - performance.now();
  if (waitMs > 0) timer = setTimeout(() => pump(client), waitMs);
  else void send(client, id, next);
}

async function send(client: AppClient, id: number, job: Job): Promise<void> {
  setState(job.id, 'sending');
  try {
    const scenario = await job.send(client, id);
    take(client, id, scenario, job.id);
  } catch (error) {
    if (useEditor.getState().id !== id) return;
    useEditor.setState({ failure: toErrorInfo(error) });
    setState(job.id, 'failed');
  }
  pump(client);
}

const setState = (id: number, state: Job['state']) =>
  setJobs(useEditor.getState().jobs.map((job) => (job.id === id ? { ...job, state } : job)));

/** Sends what failed once more, and what waits behind it. */
export function retryJobs(client: AppClient): void {
  useEditor.setState({ failure: null });
  setJobs(
    useEditor.getState().jobs.map((job) => (job.state === 'failed' ? { ...job, state: 'waiting', dueMs: 0 } : job)),
  );
  pump(client);
}

/** Gives up what could not be saved; what waits behind it goes on. */
export function dropFailedJobs(client: AppClient): void {
  useEditor.setState({ failure: null });
  setJobs(useEditor.getState().jobs.filter((job) => job.state !== 'failed'));
  pump(client);
}

/** Sends at once what waits for quiet: before a run, and when the screen is left. */
export async function flushJobs(client: AppClient): Promise<boolean> {
  setJobs(useEditor.getState().jobs.map((job) => (job.state === 'waiting' ? { ...job, dueMs: 0 } : job)));
  pump(client);
  if (useEditor.getState().jobs.length === 0) return true;
  return new Promise((resolve) => {
    const stop = useEditor.subscribe(({ jobs, failure }) => {
      if (jobs.length > 0 && failure === null) return;
      stop();
      resolve(failure === null);
    });
  });
}

/** Opens a scenario, or none, once everything that was typed into the one before is sent. */
export async function openScenario(client: AppClient, id: number | null): Promise<void> {
  const { id: before, jobs, failure } = useEditor.getState();
  if (before === id) return id === null ? undefined : reload(client, id);
  if (jobs.length > 0 && failure === null) await flushJobs(client);
  if (useEditor.getState().id !== before) return; // another was opened meanwhile
  startEditor(id);
  if (id !== null) await reload(client, id);
}
