/** Seconds of work of a run over all its turns, without pauses and waits. Begins stopped. */
export function createWorkSeconds(before: number) {
  let seconds = before;
  let sinceMs: number | null = null;
  const now = () => performance.now();
  return {
    seconds: () => seconds + (sinceMs === null ? 0 : (now() - sinceMs) / 1000),
    start(): void {
      sinceMs ??= now();
    },
    stop(): void {
      if (sinceMs !== null) seconds += (now() - sinceMs) / 1000;
      sinceMs = null;
    },
  };
}
