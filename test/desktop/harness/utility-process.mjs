// Utility processes: a forked Node with `process.parentPort` (utility.mjs) in place of `process.send`.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PortWire } from './ports.mjs';

export const utilityProcess = {
  fork(file, args = [], options = {}) {
    const isPiped = options.stdio?.includes('pipe') ?? false;
    const child = fork(file, args, {
      serialization: 'advanced',
      cwd: options.cwd,
      env: options.env ?? process.env,
      execArgv: [...(options.execArgv ?? []), '--import', new URL('./utility.mjs', import.meta.url).href],
      stdio: isPiped ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const utility = new EventEmitter();
    const wire = new PortWire((message) => child.connected && child.send(message, () => undefined), 'm');
    child.on('message', (message) =>
      message.t === 'port' ? wire.take(message) : utility.emit('message', message.data),
    );
    child.on('spawn', () => utility.emit('spawn'));
    child.on(isPiped ? 'close' : 'exit', (code) => {
      wire.closeAll();
      utility.emit('exit', code ?? 1);
    });
    return Object.assign(utility, {
      pid: child.pid,
      stdout: child.stdout,
      stderr: child.stderr,
      kill: () => child.kill(),
      postMessage: (data, ports = []) =>
        void (
          child.connected &&
          child.send({ t: 'msg', data, ports: ports.map((port) => wire.lend(port)) }, () => undefined)
        ),
    });
  },
};
