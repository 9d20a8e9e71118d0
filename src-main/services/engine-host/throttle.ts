/** Calls `action` at most every `everyMs`: at once, or when the time has come. The last call is never lost. */
export function createThrottle(everyMs: number, action: () => void) {
  let lastMs = -Infinity;
  let timer: NodeJS.Timeout | null = null;
  function run(): void {
    timer = null;
    lastMs = performance.now();
    action();
  }
  return {
    call(): void {
      if (timer !== null) return;
      const waitMs = lastMs + everyMs - performance.now();
      if (waitMs <= 0) run();
      else timer = setTimeout(run, waitMs);
    },
    /** Forgets a call that waits. */
    clear(): void {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
