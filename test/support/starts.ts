import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const entry = join(import.meta.dirname, '../main/instance/start.ts');

/** A start of the program in a process of its own, and the lines it says. */
export type Start = {
  readonly child: ChildProcess;
  readonly said: readonly Record<string, unknown>[];
  /** The first line that fits, when it is said. */
  readonly line: (fits: (line: Record<string, unknown>) => boolean) => Promise<Record<string, unknown>>;
  readonly ended: Promise<number | null>;
};

export function start(file: string, ...args: readonly string[]): Start {
  const child = spawn(process.execPath, [entry, file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said: Record<string, unknown>[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (text) => void said.push(JSON.parse(text) as Record<string, unknown>));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    said,
    ended,
    line: async (fits) => {
      for (;;) {
        const found = said.find(fits);
        if (found) return found;
        await Promise.race([once(lines, 'line'), ended.then(() => Promise.reject(new Error('the start ended')))]);
      }
    },
  };
}
