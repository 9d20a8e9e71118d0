import { utilityProcess } from 'electron';
import { engineFlags } from '../services/engine-host/child-engine.ts';
import type { EngineProcess } from '../services/engine-host/engine-client.ts';
import { keepLastWords } from '../services/engine-host/last-words.ts';

/** Starts the engine as a utility process. `entry` is the built engine entry. */
export function startUtilityEngine(entry: string): EngineProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Equihome engine',
    execArgv: [...engineFlags],
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', () => undefined); // nothing of ours is said there
  const lastWords = keepLastWords(child.stderr);
  let fatal = '';
  let gone = false;
  child.on('error', (_type, location) => (fatal = location)); // V8 gave up: a full heap says so here
  child.on('exit', () => (gone = true));
  return {
    post: (message) => {
      if (!gone) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) =>
      void child.on('exit', (code) => listener(code, { signal: null, lastWords: `${lastWords()}\n${fatal}` })),
    kill() {
      const { pid } = child;
      child.kill();
      if (pid !== undefined && !gone) endAtOnce(pid);
    },
  };
}

/** `kill` asks politely, which a stopped process does not hear. */
function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it was quicker
  }
}
