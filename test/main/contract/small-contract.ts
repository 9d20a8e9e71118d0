import { z } from 'zod';
import { AppError } from '../../../src-engine/index.ts';
import { call, stream, type Handlers } from '../../../src-main/contract/define.ts';

/** A contract of one method of each kind of trouble, for the tests of wires and hosts. */
export const smallContract = {
  add: call(z.object({ a: z.number(), b: z.number() }), z.number()),
  echo: call(z.object({ value: z.unknown() }), z.object({ value: z.unknown() })),
  doubles: call(z.object({ count: z.int() }), z.object({ values: z.instanceof(Float64Array) })),
  fail: call(z.object({ kind: z.enum(['named', 'unforeseen', 'output']) }), z.number()),
  wait: call(z.object({}), z.object({})),
  count: stream(z.object({ to: z.number() }), z.number()),
  watch: stream(z.object({}), z.object({ type: z.string(), at: z.number() })),
} as const;

export function smallHandlers() {
  const seen = { stopped: [] as string[], started: 0 };
  let tell: (() => void) | null = null;
  let queue: { type: string; at: number }[] = [];
  const handlers: Handlers<typeof smallContract> = {
    add: ({ a, b }) => a + b,
    echo: ({ value }) => ({ value }),
    doubles: ({ count }) => ({ values: new Float64Array(count).fill(Number.NaN) }),
    fail: ({ kind }) => {
      if (kind === 'named')
        throw new AppError('plan/infeasible', 'Too little money.', { shortAud: 5, at: null }, [
          { path: 'fund.sizeAud', message: 'is too small', remedy: 'Raise it.' },
        ]);
      if (kind === 'output') return 'no number' as unknown as number;
      throw new TypeError('secret /home/analyst/fund.equihome');
    },
    wait: (_, signal) =>
      new Promise((resolve) => {
        seen.started += 1;
        signal.addEventListener('abort', () => (seen.stopped.push('wait'), resolve({})));
      }),
    async *count({ to }) {
      for (let i = 0; i < to; i += 1) yield i;
    },
    async *watch(_, signal) {
      seen.started += 1;
      signal.addEventListener('abort', () => seen.stopped.push('watch'));
      try {
        for (;;) {
          for (const item of queue.splice(0)) yield item;
          await new Promise<void>((resolve) => (tell = resolve));
        }
      } finally {
        seen.stopped.push('watch returned');
      }
    },
  };
  const publish = (type: string, at: number) => {
    queue.push({ type, at });
    tell?.();
  };
  return { handlers, seen, publish, clear: () => (queue = []) };
}
