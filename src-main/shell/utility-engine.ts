import { utilityProcess } from 'electron';
import { engineFlags } from '../services/engine-host/child-engine.ts';
import type { EngineProcess } from '../services/engine-host/engine-client.ts';

/** Starts the engine as a utility process. `entry` is the built engine entry. */
export function startUtilityEngine(entry: string): EngineProcess {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'Equihome engine',
    execArgv: [...engineFlags],
    stdio: 'inherit',
  });
  let gone = false;
  child.on('exit', () => (gone = true));
  return {
    post: (message) => {
      if (!gone) child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', (code) => listener(code)),
    kill: () => void child.kill(),
  };
}
