import { utilityProcess } from 'electron';
import { engineFlags } from '../services/engine-host/child-engine.ts';
import type { EngineProcess } from '../services/engine-host/engine-process.ts';
import { engineOf } from './electron-engine.ts';

/** Starts the engine as a utility process. `entry` is the built engine entry. */
export function startUtilityEngine(entry: string): EngineProcess {
  return engineOf(
    utilityProcess.fork(entry, [], {
      serviceName: 'Equihome engine',
      execArgv: [...engineFlags],
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}
