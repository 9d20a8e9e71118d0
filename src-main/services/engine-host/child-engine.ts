import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { EngineProcess } from './engine-client.ts';

/** Starts the engine as a child of this process. `entry` is the built engine entry; it ends with its parent. */
export function forkEngine(entry = join(import.meta.dirname, 'engine.js')): EngineProcess {
  const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    post: (message) => void child.send(message, () => undefined), // a child that is gone says so by its exit
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      child.on('exit', listener);
      child.on('error', () => listener(null)); // it could not be started
    },
    kill: () => void child.kill(),
  };
}
