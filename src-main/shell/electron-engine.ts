import type { UtilityProcess } from 'electron';
import type { EngineProcess } from '../services/engine-host/engine-process.ts';
import { keepLastWords } from '../services/engine-host/last-words.ts';

/** How long the end of the output is waited for once the process is gone, milliseconds. */
const LAST_WORDS_MS = 1000;

/** A utility process as an engine. Its output is read and kept: a heap that is full is told there. */
export function engineOf(child: UtilityProcess): EngineProcess {
  child.stdout?.on('data', () => undefined); // nothing of ours is said there
  const lastWords = keepLastWords(child.stderr);
  let fatal = '';
  let isGone = false;
  child.on('error', (_type, location) => (fatal = location)); // V8 gave up: a full heap says so here
  child.on('exit', () => (isGone = true));
  // The process may be gone before all that it said has come.
  const isSaid = new Promise<void>((resolve) => {
    if (child.stderr === null) resolve();
    child.stderr?.once('end', () => resolve());
    child.stderr?.once('close', () => resolve());
    child.on('exit', () => setTimeout(resolve, LAST_WORDS_MS));
  });
  return {
    post: (message) => {
      if (!isGone) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) =>
      void child.on(
        'exit',
        (code) => void isSaid.then(() => listener(code, { signal: null, lastWords: `${lastWords()}\n${fatal}` })),
      ),
    kill() {
      const { pid } = child;
      child.kill();
      if (pid !== undefined && !isGone) endAtOnce(pid);
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
