import { fork } from 'node:child_process';
import type { EngineProcess } from './engine-process.ts';
import { keepLastWords } from './last-words.ts';

/**
 * Flags of the engine process; a utility process takes the same. Young objects die at once there: tables lie outside the heap.
 * V8's own 16 MB and more a thread for them would only stand idle; with 2 MB the process peaks 30 MB lower for one worker, with
 * no difference in speed beyond noise. A path is one tree of small functions: a wider budget for inlining, so that they are
 * compiled as one, takes a fifth off its CPU time. When to compile is left to V8: earlier costs more than it gains, in every thread.
 * None can move a result.
 */
export const engineFlags: readonly string[] = [
  '--max-semi-space-size=2',
  '--max-inlined-bytecode-size=1200',
  '--max-inlined-bytecode-size-cumulative=4000',
  '--max-optimized-bytecode-size=200000',
  '--min-inlining-frequency=0.05',
];

export type ChildEngineOptions = {
  /** `shown`: on this process's own output, as for a command; `kept`: read and kept for the explanation of a crash. */
  readonly output?: 'shown' | 'kept';
  /** Flags of the runtime beyond `engineFlags`. */
  readonly flags?: readonly string[];
};

/** Starts the engine as a child of this process. `entry` is the built engine entry; it ends with its parent. */
export function forkEngine(entry: string, { output = 'shown', flags = [] }: ChildEngineOptions = {}): EngineProcess {
  const stream = output === 'kept' ? 'pipe' : 'inherit';
  const child = fork(entry, [], {
    execArgv: [...process.execArgv, ...engineFlags, ...flags],
    serialization: 'advanced',
    stdio: ['ignore', stream, stream, 'ipc'],
  });
  child.stdout?.resume(); // nothing of ours is said there
  const lastWords = keepLastWords(child.stderr);
  return {
    pid: child.pid,
    post: (message) => void child.send(message, () => undefined), // a child that is gone says so by its exit
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      // With kept output its end is told when the pipes are empty, so that the last words are complete.
      child.on(output === 'kept' ? 'close' : 'exit', (code, signal) =>
        listener(code, { signal, lastWords: lastWords() }),
      );
      child.on('error', () => child.pid === undefined && listener(null)); // it could not be started
    },
    kill: () => void child.kill('SIGKILL'), // a stopped process would not hear a milder one
  };
}
