import { create } from 'zustand';
import { toErrorInfo, type ErrorInfo } from '../../src-engine/index.ts';
import type { Change, ReturnedInputs, Verdict } from '../../src-main/contract/index.ts';
import type { Host } from './client.ts';
import { onAppEvent } from './events.ts';
import { attempt, notify } from './notices.ts';

/** Work on a workbook that came back: nothing asked, under way since a moment, done, or not possible. */
export type FileWork<T> =
  | { readonly state: 'none' }
  | { readonly state: 'working'; readonly name: string; readonly since: number; readonly stop: AbortController }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly error: ErrorInfo };

type PackFiles = { readonly verdict: FileWork<Verdict>; readonly inputs: FileWork<ReturnedInputs> };

const nothing: PackFiles = { verdict: { state: 'none' }, inputs: { state: 'none' } };

/** What is read out of workbooks. It stays while other screens are looked at. */
export const usePackFiles = create<PackFiles>(() => nothing);

// Verdicts and differences are about the project that was open.
onAppEvent((event) => event.type === 'project' && usePackFiles.setState(nothing));

/** Where the host finds a workbook; null lets it ask. */
const pathOf = async (host: Host, file: File | null) => (file === null ? null : host.files.pathOf(file));

/** Does one of the two; asking again puts an end to what is under way. A null answer: the user chose no file. */
async function work<T>(
  file: File | null,
  key: keyof PackFiles,
  ask: (signal: AbortSignal) => Promise<T | null>,
): Promise<void> {
  const before = usePackFiles.getState()[key];
  if (before.state === 'working') before.stop.abort();
  const stop = new AbortController();
  const put = (now: FileWork<T>) => {
    const standing = usePackFiles.getState()[key];
    if (standing.state === 'working' && standing.stop === stop) usePackFiles.setState({ [key]: now });
  };
  usePackFiles.setState({ [key]: { state: 'working', name: file?.name ?? '', since: Date.now(), stop } });
  try {
    const value = await ask(stop.signal);
    put(value === null ? { state: 'none' } : { state: 'done', value });
  } catch (error) {
    put(stop.signal.aborted ? { state: 'none' } : { state: 'failed', error: toErrorInfo(error) });
  }
}

/** Simulates the runs of a workbook again and compares every cell. */
export const verifyWorkbook = (host: Host, file: File | null): Promise<void> =>
  work(file, 'verdict', async (signal) => host.client['packs.verify']({ path: await pathOf(host, file) }, { signal }));

/** Reads the inputs of a workbook that came back, against those of a scenario. */
export const readInputs = (host: Host, file: File | null, scenarioId: number): Promise<void> =>
  work(file, 'inputs', async (signal) =>
    host.client['packs.readInputs']({ path: await pathOf(host, file), scenarioId }, { signal }),
  );

export function stopWork(key: keyof PackFiles): void {
  const now = usePackFiles.getState()[key];
  if (now.state === 'working') now.stop.abort();
  usePackFiles.setState({ [key]: { state: 'none' } });
}

/** The chosen inputs as one undo step of the scenario. True when it is saved. */
export async function acceptInputs(host: Host, from: ReturnedInputs, changes: readonly Change[]): Promise<boolean> {
  const id = from.scenarioId;
  const label = `Inputs from ${from.fileName}`.slice(0, 300);
  const saved = await attempt('Accept the inputs', () =>
    host.client['scenarios.edit']({ id, label, changes: [...changes] }),
  );
  if (saved === undefined) return false;
  usePackFiles.setState({ inputs: { state: 'none' } });
  notify(`${changes.length} inputs of ${saved.row.name} were set`.replace(/^1 inputs (.*) were/, '1 input $1 was'), {
    text: 'One undo step.',
    action: { title: 'Undo', act: () => void attempt('Undo', () => host.client['scenarios.undo']({ id })) },
  });
  return true;
}
