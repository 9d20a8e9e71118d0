/** Time under way: what a pause takes is left out, so that rates and times left stay true. */
export function createWorkClock(nowMs: () => number) {
  let workedMs = 0;
  let sinceMs: number | null = nowMs();
  return {
    nowMs: () => workedMs + (sinceMs === null ? 0 : nowMs() - sinceMs),
    isRunning: () => sinceMs !== null,
    stop(): void {
      if (sinceMs !== null) workedMs += nowMs() - sinceMs;
      sinceMs = null;
    },
    start(): void {
      sinceMs ??= nowMs();
    },
  };
}
