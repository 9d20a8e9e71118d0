import { render } from 'vitest-browser-react';
import '../../../src-renderer/styles/index.css';
import { ActionKeys } from '../../../src-renderer/app/action-keys.tsx';
import { Screen } from '../../../src-renderer/features/scenario/screen.tsx';
import { HostContext } from '../../../src-renderer/state/client.ts';
import { startEditor, useEditor, hearEditor } from '../../../src-renderer/state/editor.ts';
import { startRoute, useRoute } from '../../../src-renderer/state/route.ts';
import { page } from 'vitest/browser';
import { memoryHost, type MemoryHost } from './memory-host.ts';

/** The editor over a host in memory, at a place of the scenario, as large as on a small desktop screen. */
export async function openEditor(place = 'fees', host: MemoryHost = memoryHost()) {
  await page.viewport(1180, 860);
  startEditor(null);
  useRoute.setState({ ...startRoute, screen: 'scenario', scenarioId: 1, place }, true);
  host.onEvent((event) => hearEditor(host.client, event));
  const screen = await render(
    <HostContext value={host.port}>
      <ActionKeys />
      <div style={{ height: '100vh', padding: 8 }}>
        <Screen />
      </div>
    </HostContext>,
  );
  return { host, screen };
}

/** Resolves when nothing is under way and `holds` is true; fails after two seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const endMs = performance.now() + 2000;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error('did not come to pass in two seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const isSaved = (): boolean => useEditor.getState().jobs.length === 0;
