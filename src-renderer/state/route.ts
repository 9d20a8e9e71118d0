import { create } from 'zustand';

export const screenKeys = ['library', 'scenario', 'runs', 'results', 'compare', 'packs', 'settings', 'help'] as const;
export type ScreenKey = (typeof screenKeys)[number];

/** Where the window is. The current scenario and run stay when the screen changes. */
export type Route = {
  readonly screen: ScreenKey;
  readonly scenarioId: number | null;
  readonly runId: number | null;
  readonly compareIds: readonly number[];
  /** A tab, section or input inside the screen; empty for its start. */
  readonly place: string;
};

export const startRoute: Route = { screen: 'library', scenarioId: null, runId: null, compareIds: [], place: '' };

/** '#/results?scenario=3&run=17': so that back, forward, reload and a second window work. */
export function routeText(route: Route): string {
  const asked = new URLSearchParams();
  if (route.scenarioId !== null) asked.set('scenario', String(route.scenarioId));
  if (route.runId !== null) asked.set('run', String(route.runId));
  if (route.compareIds.length > 0) asked.set('compare', route.compareIds.join(','));
  if (route.place !== '') asked.set('place', route.place);
  const text = asked.toString().replaceAll('%2C', ',');
  return `#/${route.screen}${text === '' ? '' : `?${text}`}`;
}

const idOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;

/** The other way. What cannot be read is left out, never an error: people edit addresses. */
export function parseRoute(hash: string): Route {
  const match = /^#\/([a-z]+)(?:\?(.*))?$/.exec(hash);
  const screen = screenKeys.find((key) => key === match?.[1]);
  if (screen === undefined) return startRoute;
  const asked = new URLSearchParams(match?.[2] ?? '');
  const ids = (asked.get('compare') ?? '').split(',').map(idOf);
  return {
    screen,
    scenarioId: idOf(asked.get('scenario')),
    runId: idOf(asked.get('run')),
    compareIds: ids.filter((id): id is number => id !== null).slice(0, 6),
    place: (asked.get('place') ?? '').slice(0, 300),
  };
}

export const useRoute = create<Route>(() => startRoute);

/** Goes there; what is not named stays, but a change of screen, scenario or run begins at the start of the screen. */
export function go(to: Partial<Route>): void {
  const now = useRoute.getState();
  const next: Route = { ...now, ...to, place: to.place ?? (leaves(now, to) ? '' : now.place) };
  if (routeText(next) === routeText(now)) return;
  useRoute.setState(next, true);
  history.pushState(null, '', routeText(next));
}

/** Like `go`, but back does not return to where we are now: for tabs and corrections. */
export function replaceRoute(to: Partial<Route>): void {
  const next: Route = { ...useRoute.getState(), ...to };
  useRoute.setState(next, true);
  history.replaceState(null, '', routeText(next));
}

const leaves = (now: Route, to: Partial<Route>): boolean =>
  (to.screen !== undefined && to.screen !== now.screen) ||
  (to.scenarioId !== undefined && to.scenarioId !== now.scenarioId) ||
  (to.runId !== undefined && to.runId !== now.runId);

/** Reads the address and follows back and forward; gives the way to stop. */
export function followHistory(): () => void {
  const read = () => useRoute.setState(parseRoute(location.hash), true);
  read();
  window.addEventListener('popstate', read);
  window.addEventListener('hashchange', read);
  return () => {
    window.removeEventListener('popstate', read);
    window.removeEventListener('hashchange', read);
  };
}
