import { create } from 'zustand';
import type { ErrorInfo } from '../../src-engine/index.ts';
import type { AppClient, AppEvent, AppInfo, AppSettings } from '../../src-main/contract/index.ts';
import type { ConnectionState } from './client.ts';

type EngineState = Extract<AppEvent, { type: 'engine' }>['state'];
type StoreState = Extract<AppEvent, { type: 'store' }>['state'];

export type AppSlice = {
  /** Null until the host has answered for the first time. */
  readonly info: AppInfo | null;
  readonly engine: { readonly state: EngineState; readonly error: ErrorInfo | null };
  readonly store: { readonly state: StoreState; readonly error: ErrorInfo | null };
  readonly connection: ConnectionState;
};

/** What the window knows about its host, engine, store and settings. */
export const useApp = create<AppSlice>(() => ({
  info: null,
  engine: { state: 'starting', error: null },
  store: { state: 'saved', error: null },
  connection: 'connecting',
}));

/** Settings before the host has answered. */
export const defaultSettings: AppSettings = { theme: 'system', workers: null, onClose: 'ask', layout: {} };

export const settingsOf = (slice: AppSlice): AppSettings => slice.info?.settings ?? defaultSettings;

export async function loadInfo(client: AppClient): Promise<void> {
  useApp.setState({ info: await client['app.info']({}) });
}

/** After a run the file is larger. What cannot be asked now stays as it was. */
export async function loadProjectSize(client: AppClient): Promise<void> {
  const now = await client['app.info']({}).catch(() => null);
  useApp.setState(({ info }) =>
    info === null || info.project.path !== now?.project.path ? {} : { info: { ...info, project: now.project } },
  );
}

/** Shows the change at once and keeps what the host answers. */
export async function changeSettings(client: AppClient, change: Partial<AppSettings>): Promise<void> {
  const before = useApp.getState().info;
  putSettings(change);
  try {
    putSettings(await client['app.setSettings'](change));
  } catch (error) {
    if (before !== null) putSettings(before.settings);
    throw error;
  }
}

/** Only in this window; the host hears of it with the next `changeSettings`. */
export function putSettings(change: Partial<AppSettings>): void {
  useApp.setState(({ info }) =>
    info === null ? {} : { info: { ...info, settings: { ...info.settings, ...change } } },
  );
}

export function hearApp(event: AppEvent): void {
  if (event.type === 'engine') useApp.setState({ engine: { state: event.state, error: event.error } });
  if (event.type === 'store') useApp.setState({ store: { state: event.state, error: event.error } });
  if (event.type === 'project')
    useApp.setState(({ info }) => (info === null ? {} : { info: { ...info, project: event.project } }));
}
