import type { AppClient, AppEvent } from '../../src-main/contract/index.ts';
import { hearApp, loadInfo, loadProjectSize, useApp } from './app.ts';
import type { ConnectionState, Host } from './client.ts';
import { forgetProject } from './editor.ts';
import { hearLibrary, loadLibrary } from './library.ts';
import { notifyError } from './notices.ts';
import { hearPacks, loadPacks } from './packs.ts';
import { hearRuns, loadRunRows } from './run-rows.ts';

type Listener = (event: AppEvent) => void;
const listeners = new Set<Listener>([hearApp, hearLibrary, hearRuns, hearPacks, forgetProject]);

/** Hears every event of the host, for slices that keep something of their own true. Gives the way to stop. */
export function onAppEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Listens to the host for as long as the window lives. The stream survives a lost connection by itself; lists are read anew each
 * time a connection stands, because changes may have passed meanwhile. Gives the way to stop.
 */
export function followHost(host: Host): () => void {
  let isOver = false;
  /** When the project that this window shows was opened, as far as it has heard. */
  let shownSince: string | null = null;
  const stream = host.client['events.watch']({});
  const onState = (connection: ConnectionState) => {
    useApp.setState({ connection });
    if (connection === 'connected')
      loadAll(host.client).catch((error: unknown) => notifyError('Read the project', error));
  };
  const unsubscribe = host.connection.subscribe(onState);
  onState(host.connection.state());
  function isShown({ project, openedAt }: Extract<AppEvent, { type: 'project' }>): boolean {
    const { info } = useApp.getState();
    const isSame = shownSince === null ? info === null || info.project.path === project.path : shownSince === openedAt;
    shownSince = openedAt;
    return isSame;
  }
  const hear = async () => {
    for await (const event of stream) {
      // A stream begins with the project that stands: only another one, as after a lost connection, makes the window read anew.
      if (event.type === 'project' && isShown(event)) continue;
      for (const listener of listeners) listener(event);
      // Another project was opened, or this one restored: everything that is listed here belongs to the former one.
      if (event.type === 'project') onState('connected');
      if (event.type === 'engine' && event.state === 'ready') void loadProjectSize(host.client);
    }
  };
  hear().catch((error: unknown) => isOver || notifyError('Hear from the host', error));
  return () => {
    isOver = true;
    unsubscribe();
    void stream.return();
  };
}

/** Everything that the window keeps of the project. */
export async function loadAll(client: AppClient): Promise<void> {
  await Promise.all([loadInfo(client), loadLibrary(client), loadRunRows(client), loadPacks(client)]);
}
