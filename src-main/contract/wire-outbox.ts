/**
 * What a stream has to say to a caller who may be slow. As long as the caller has credit, items leave at once. Without credit they
 * wait, and of items with the same key only the latest waits: a slow window gets the present state, never a backlog.
 */
export function createOutbox(credit: number, send: (item: unknown) => void) {
  const waiting = new Map<string, unknown>();
  let left = credit;
  let unique = 0;
  let announce: () => void = () => undefined;

  function flush(): void {
    for (const [key, item] of waiting) {
      if (left <= 0) return;
      waiting.delete(key);
      left -= 1;
      send(item);
    }
    announce();
  }

  return {
    /** `key` null: the item replaces no other. */
    put: (key: string | null, item: unknown): void => {
      const place = key ?? `#${(unique += 1)}`;
      waiting.delete(place); // the latest stands where it was last said
      waiting.set(place, item);
      flush();
    },
    /** The caller can take `count` more. */
    more: (count: number): void => {
      left = Math.min(credit, left + count);
      flush();
    },
    /** Resolves when nothing waits any more. */
    emptied: () =>
      new Promise<void>((resolve) => {
        announce = resolve;
        if (waiting.size === 0) resolve();
      }),
    /** Forgets what waits. */
    stop: (): void => {
      waiting.clear();
      announce();
    },
  };
}
