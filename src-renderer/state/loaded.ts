/** Something that the host is asked for. What stood before may stay visible while it is asked anew. */
export type Loaded<T> =
  | { readonly state: 'loading'; readonly value: T | null }
  | { readonly state: 'failed'; readonly error: unknown; readonly value: T | null }
  | { readonly state: 'ready'; readonly value: T };

export const nothing = { state: 'loading', value: null } as const;

/** Asks, and tells what stands at each step. A later asking with the same `turn` makes the answers of earlier ones void. */
export async function load<T>(
  turn: { count: number },
  ask: () => Promise<T>,
  tell: (now: Loaded<T>) => void,
  before: T | null,
) {
  const own = ++turn.count;
  tell({ state: 'loading', value: before });
  try {
    const value = await ask();
    if (turn.count === own) tell({ state: 'ready', value });
  } catch (error) {
    if (turn.count === own) tell({ state: 'failed', error, value: before });
  }
}
