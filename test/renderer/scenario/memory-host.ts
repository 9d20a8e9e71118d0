import { parse, stringify } from 'yaml';
import {
  AppError,
  parseScenario,
  type FieldIssue,
  type PlainObject,
  type PreviewView,
} from '../../../src-engine/index.ts';
import type {
  AppClient,
  AppEvent,
  Change,
  EditRow,
  ScenarioRow,
  ScenarioState,
} from '../../../src-main/contract/index.ts';
import { mergeDocuments } from '../../../src-main/services/scenarios/merge.ts';
import type { Host } from '../../../src-renderer/state/client.ts';
import { withChanges } from '../../../src-renderer/state/editor-document.ts';

type Version = { readonly document: PlainObject; readonly label: string; readonly kind: EditRow['kind'] };

const series = (key: string, title: string, names: readonly string[], kind: 'line' | 'bar') => ({
  key,
  title,
  unit: key === 'cash' ? ('Aud' as const) : ('Fraction' as const),
  xTitle: 'Year',
  x: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  lines: names.map((name, row) => ({
    name,
    kind: key === 'cash' && row === 2 ? ('line' as const) : kind,
    values: Array.from({ length: 11 }, (_, year) =>
      key === 'cash' ? (year - 4 - row) * 8e6 : 0.3 + 0.2 * row + year * 0.01,
    ),
  })),
});

const preview: PreviewView = {
  netIrrAnnual: 0.081,
  netTvpiMultiple: 1.62,
  cash: series('cash', 'Deepest call is A$85.7m, in year 3', ['Calls', 'Distributions', 'Cumulative'], 'bar'),
  ltv: series('ltv', 'Combined LTV peaks at 65 %, limit 85 %', ['Combined', 'Advance', 'Limit'], 'line'),
  hazards: series('hazards', 'Sales dominate after year 3', ['Sale', 'Refinance', 'Default'], 'line'),
  checks: [
    { state: 'pass', text: 'Sources equal uses in 121 of 121 months' },
    { state: 'warning', text: 'Fee on NAV falls when marks fall' },
  ],
  warnings: [],
};

/**
 * A host of one scenario in memory, as the contract says: versions, undo and redo, the engine's own judgement of the document, an
 * event for every change. It stands for the far side of the wire, so that a test can hold an answer back, refuse one, or edit from
 * another window.
 */
export function memoryHost(given: { document?: PlainObject; baseDocument?: PlainObject; isLocked?: boolean } = {}) {
  const baseDocument = given.baseDocument ?? {};
  const versions: Version[] = [
    { document: given.document ?? { format: 1, name: 'draft' }, label: 'made', kind: 'create' },
  ];
  const names = new Map<number, string>();
  const calls: { readonly method: string; readonly input: unknown }[] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  let undone: PlainObject[] = [];
  let done: PlainObject[] = [];
  let isLocked = given.isLocked ?? false;
  let refusal: AppError | null = null;
  let openRefusal: AppError | null = null;
  let previewRefusal: AppError | null = null;
  let gate: Promise<void> = Promise.resolve();

  const now = () => versions.at(-1)!.document;
  const row = (): ScenarioRow => ({
    id: 1,
    name: 'draft 3',
    baseId: given.baseDocument === undefined ? null : 2,
    tags: [],
    note: '',
    isArchived: false,
    isLocked,
    version: versions.length,
    ownInputCount: 0,
    createdAt: '2026-11-21T04:00:00Z',
    changedAt: '2026-11-21T04:00:00Z',
    lastRun: null,
  });
  const issues = (): readonly FieldIssue[] => {
    try {
      parseScenario(mergeDocuments(baseDocument, now()));
      return [];
    } catch (error) {
      return error instanceof AppError ? error.issues : [];
    }
  };
  const state = (): ScenarioState => ({
    row: row(),
    document: now(),
    baseDocument,
    undoCount: done.length,
    redoCount: undone.length,
    undoLabel: done.length === 0 ? '' : versions.at(-1)!.label,
    redoLabel: undone.length === 0 ? '' : 'the last step',
    issues: [...issues()],
  });
  const tell = () => {
    for (const listener of listeners) listener({ type: 'scenario', id: 1, row: row() });
  };
  const put = (version: Version): ScenarioState => {
    versions.push(version);
    tell();
    return state();
  };
  const step = (document: PlainObject, label: string, kind: EditRow['kind']) => {
    done.push(now());
    undone = [];
    return put({ document, label, kind });
  };
  const answer = async <T>(method: string, input: unknown, work: () => T): Promise<T> => {
    calls.push({ method, input });
    await gate;
    if (refusal !== null && /edit|undo|redo|setYaml|restore/.test(method)) {
      const error = refusal;
      refusal = null;
      throw error;
    }
    if (openRefusal !== null && method === 'scenarios.open') {
      const error = openRefusal;
      openRefusal = null;
      throw error;
    }
    return work();
  };
  const take = (from: PlainObject[], to: PlainObject[], kind: 'undo' | 'redo') => {
    const document = from.pop();
    if (document === undefined) return state();
    to.push(now());
    return put({ document, label: kind, kind });
  };

  const client = {
    'scenarios.open': (input) => answer('scenarios.open', input, state),
    'scenarios.edit': (input) =>
      answer('scenarios.edit', input, () => step(withChanges(now(), input.changes), input.label, 'edit')),
    'scenarios.undo': (input) => answer('scenarios.undo', input, () => take(done, undone, 'undo')),
    'scenarios.redo': (input) => answer('scenarios.redo', input, () => take(undone, done, 'redo')),
    'scenarios.history': (input) =>
      answer('scenarios.history', input, () =>
        versions
          .map(({ label, kind }, index): EditRow => {
            return { version: index + 1, at: '2026-11-21T04:00:00Z', label, kind, name: names.get(index + 1) ?? '' };
          })
          .reverse(),
      ),
    'scenarios.restoreVersion': (input) =>
      answer('scenarios.restoreVersion', input, () =>
        step(versions[input.version - 1]!.document, 'restored', 'restore'),
      ),
    'scenarios.nameVersion': (input) =>
      answer('scenarios.nameVersion', input, () => (names.set(input.version, input.name), {})),
    'scenarios.yaml': (input) => answer('scenarios.yaml', input, () => ({ text: `# by hand\n${stringify(now())}` })),
    'scenarios.setYaml': (input) =>
      answer('scenarios.setYaml', input, () => step(parse(input.text) as PlainObject, 'YAML', 'yaml')),
    'runs.preview': (input) =>
      answer('runs.preview', input, () => {
        if (previewRefusal !== null) throw previewRefusal;
        return preview;
      }),
    'runs.estimate': (input) =>
      answer('runs.estimate', input, () => ({ paths: 1000, seconds: 2.6, memoryMb: 210, diskMb: 1 })),
    'runs.start': (input) =>
      answer('runs.start', input, () => {
        throw new AppError('app/closed', 'The engine is not there.');
      }),
  } satisfies Partial<AppClient>;

  const port: Host = {
    client: client as unknown as AppClient,
    connection: { state: () => 'connected', subscribe: () => () => {}, retryNow: () => {} },
    files: { pathOf: () => Promise.resolve(''), take: () => {} },
  };
  return {
    port,
    client: port.client,
    calls,
    edits: () =>
      calls
        .filter(({ method }) => method === 'scenarios.edit')
        .map(({ input }) => input as { label: string; changes: Change[] }),
    document: now,
    onEvent: (listener: (event: AppEvent) => void) => void listeners.add(listener),
    /** The next edit is refused. */
    refuse: (error: AppError) => (refusal = error),
    /** What the rules between inputs say; null for nothing. */
    refusePreview: (error: AppError | null) => (previewRefusal = error),
    refuseOpen: (error: AppError) => (openRefusal = error),
    /** Answers wait until the returned function is called. */
    hold: () => {
      let open = () => {};
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    /** Another window edits. */
    elsewhere: (path: string, value: unknown) =>
      step(withChanges(now(), [{ kind: 'set', path, value }]), 'elsewhere', 'edit'),
    lock: () => ((isLocked = true), tell()),
  };
}
export type MemoryHost = ReturnType<typeof memoryHost>;
