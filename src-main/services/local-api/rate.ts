/** Messages a second that one connection may send, and how many at once after a rest. */
export const RATE_PER_SECOND = 100;
export const BURST = 200;

/** 'over': it should be told; 'far over': it has been told as often as it may burst, and is to go. */
export type Verdict = 'fine' | 'over' | 'far over';

/** A leaky count of messages. `nowMs` is any clock that only goes forward. */
export function createRate(nowMs: () => number) {
  let left = BURST;
  let last = nowMs();
  return {
    take(): Verdict {
      const now = nowMs();
      left = Math.min(BURST, left + ((now - last) / 1000) * RATE_PER_SECOND) - 1;
      last = now;
      if (left >= 0) return 'fine';
      return left > -BURST ? 'over' : 'far over';
    },
  };
}
