import { useCallback, type ReactNode } from 'react';
import { AppError } from '../../src-engine/index.ts';
import type { AppClient, RunRow } from '../../src-main/contract/index.ts';
import { HostContext, type Host } from '../../src-renderer/state/client.ts';
import { useFrame } from '../../src-renderer/state/frame.ts';

/** A finished run of 128 paths. */
export const runRow = (id: number, change: Partial<RunRow> = {}): RunRow => ({
  id,
  scenarioId: 1,
  scenarioName: 'Base',
  version: 3,
  state: 'done',
  pathsAsked: 128,
  pathsDone: 128,
  seed: 'desk',
  tags: [],
  note: '',
  isArchived: false,
  createdAt: '2026-11-21T03:00:00.000Z',
  startedAt: '2026-11-21T03:00:01.000Z',
  endedAt: '2026-11-21T03:00:05.000Z',
  workSeconds: 4,
  error: null,
  engineVersion: '0.1.0',
  scenarioHash: 'a'.repeat(64),
  resultHash: 'b'.repeat(64),
  meanNetIrrAnnual: 0.05,
  standardErrorAnnual: 0.002,
  belowHurdleFraction: 0.85,
  ...change,
});

/** A host in this process that answers what the test gives it; everything else is refused as a host would refuse it. */
export function hostOf(answers: Partial<AppClient>): Host {
  const refuse = (name: string) => async () => {
    throw new AppError('input/not-found', `This host does not answer ${name}.`);
  };
  const client = new Proxy(answers, { get: (given, name) => given[name as keyof AppClient] ?? refuse(String(name)) });
  return {
    client: client as AppClient,
    connection: { state: () => 'connected', subscribe: () => () => undefined, retryNow: () => undefined },
    files: { pathOf: async (file) => file.name, take: () => undefined },
  };
}

/** A screen of the window with its inspector, over a host of its own. */
export function DeskHost({ answers, children }: { answers: Partial<AppClient>; children: ReactNode }) {
  const take = useCallback((node: HTMLElement | null) => useFrame.setState({ inspectorNode: node }), []);
  return (
    <HostContext value={hostOf(answers)}>
      <main style={{ width: 1360, height: 800, display: 'grid', gridTemplateColumns: '1fr 280px', gap: 8 }}>
        <div style={{ minWidth: 0, height: 800 }}>{children}</div>
        <aside className="insp" aria-label="Inspector" ref={take} />
      </main>
    </HostContext>
  );
}
