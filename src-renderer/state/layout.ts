import { useCallback, useContext } from 'react';
import type { AppClient } from '../../src-main/contract/index.ts';
import { changeSettings, putSettings, settingsOf, useApp } from './app.ts';
import { HostContext } from './client.ts';

/**
 * Something small that a place remembers from one day to the next: sizes, columns, an open inspector. It lives in the settings
 * under `layout`, and is saved half a second after the last change. `fallback` must be the same object on every render.
 */
export function useLayout<T>(place: string, fallback: T): readonly [T, (value: T) => void] {
  const kept = useApp((slice) => settingsOf(slice).layout[place]);
  const client = useContext(HostContext)?.client ?? null;
  const set = useCallback((value: T) => putLayout(client, place, value), [client, place]);
  return [kept === undefined || typeof kept !== typeof fallback ? fallback : (kept as T), set];
}

let waiting: ReturnType<typeof setTimeout> | undefined;

export function putLayout(client: AppClient | null, place: string, value: unknown): void {
  putSettings({ layout: { ...settingsOf(useApp.getState()).layout, [place]: value } });
  if (client === null) return;
  clearTimeout(waiting);
  // A size that could not be saved is not worth a message: it is tried again with the next change.
  waiting = setTimeout(() => {
    changeSettings(client, { layout: settingsOf(useApp.getState()).layout }).catch(() => {});
  }, 500);
}
