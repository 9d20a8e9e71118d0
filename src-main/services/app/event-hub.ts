import type { AppEvent } from '../../contract/index.ts';

/** Events of which only the latest counts share a key. */
export function eventKey(event: AppEvent): string {
  switch (event.type) {
    case 'scenario':
    case 'run':
      return `${event.type} ${event.id}`;
    case 'progress':
      return `progress ${event.run.runId}`;
    case 'export':
      return `export ${event.job.id}`;
    case 'command':
      return `command ${event.command}`;
    case 'engine':
    case 'store':
    case 'project':
      return event.type;
  }
}

/** Tells every window what has changed. A window that is slow gets the latest of each kind, never a backlog. */
export function createEventHub() {
  const listeners = new Set<(event: AppEvent) => void>();
  const standing = new Map<'project' | 'store', AppEvent>();

  return {
    /** The project and the state of its store as they were told last: what a window that opens now must hear first. */
    standing: (): readonly AppEvent[] => [...standing.values()],
    emit(event: AppEvent): void {
      if (event.type === 'project' || event.type === 'store') standing.set(event.type, event);
      for (const listener of listeners) listener(event);
    },
    /** First `present`, then every change until the signal. */
    async *watch(present: readonly AppEvent[], signal: AbortSignal): AsyncGenerator<AppEvent, void> {
      const waiting = new Map<string, AppEvent>();
      let wake = () => {};
      const take = (event: AppEvent) => {
        const key = eventKey(event);
        waiting.delete(key); // the newest stands last
        waiting.set(key, event);
        wake();
      };
      const stop = () => wake();
      listeners.add(take);
      signal.addEventListener('abort', stop);
      try {
        present.forEach(take);
        while (!signal.aborted) {
          const next = waiting.entries().next();
          if (next.done) {
            await new Promise<void>((resolve) => (wake = resolve));
            continue;
          }
          waiting.delete(next.value[0]);
          yield next.value[1];
        }
      } finally {
        listeners.delete(take);
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
export type EventHub = ReturnType<typeof createEventHub>;
