import { useSyncExternalStore } from 'react';
import { readTokens, type ChartTokens } from './tokens.ts';

/** One reading of the tokens for all charts, renewed when the theme of the page or of the system changes. */
let tokens: ChartTokens | null = null;
const listeners = new Set<() => void>();
let stop: (() => void) | null = null;

function renew(): void {
  tokens = null;
  for (const listener of listeners) listener();
}

function watch(): () => void {
  const root = document.documentElement;
  const observer = new MutationObserver(renew);
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', renew);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', renew);
    tokens = null;
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= watch();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** The design tokens as charts need them; a component that asks is drawn anew when the theme changes. */
export const useChartTokens = (): ChartTokens =>
  useSyncExternalStore(subscribe, () => (tokens ??= readTokens(document.documentElement)));
