import { join } from 'node:path';
import { fromEngineSchema } from '../../src-engine/protocol.ts';
import type { Console } from '../../src-main/services/cli/console.ts';
import type { CommandContext } from '../../src-main/services/cli/run-command.ts';
import type { EngineProcess } from '../../src-main/services/engine-host/engine-client.ts';
import { serveEngine } from '../../src-main/services/engine-process/serve-engine.ts';
import { repository } from './built-cli.ts';

/** A console that keeps what a user would see. */
export function keptConsole(isTerminal = false, columns = 100) {
  const kept = { out: '', err: '' };
  const console: Console = {
    out: (text) => void (kept.out += text),
    err: (text) => void (kept.err += text),
    isTerminal,
    columns,
  };
  return { kept, console };
}

/** The engine's own service in this process: messages are cloned, as between processes. */
export function engineInProcess(): EngineProcess {
  const listeners: ((message: unknown) => void)[] = [];
  const receive = serveEngine((message) => {
    const copy: unknown = structuredClone(fromEngineSchema.parse(message));
    for (const listener of listeners) listener(copy);
  });
  return {
    post: (message) => receive(structuredClone(message)),
    onMessage: (listener) => void listeners.push(listener),
    onExit: () => undefined,
    kill: () => undefined,
  };
}

/** A command's surroundings inside the test process. */
export function commandContext(console: Console, workingFolder: string): CommandContext {
  return {
    console,
    folders: { workingFolder, resourceFolder: join(repository, 'resources/scenarios') },
    dataDir: join(repository, 'resources/data'),
    startEngine: engineInProcess,
    packWorker: join(repository, 'src-main/pack-worker.ts'),
    appVersion: '0.1.0',
    nowMs: () => performance.now(),
    onInterrupt: () => () => undefined,
  };
}
