// What `npm start` runs: the desktop window where Electron's program is present, else the browser host. It fetches nothing.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronBinary, noWindowReason } from './services/start/electron-binary.ts';

const root = join(import.meta.dirname, '..', '..');
const binary = electronBinary(join(root, 'node_modules', 'electron'), process.env);
const reason =
  binary === null
    ? 'Electron is not installed: "npm run desktop:install" fetches it'
    : noWindowReason(process.platform, process.env, process.getuid?.());

if (binary !== null && reason === null) {
  const window = spawn(binary, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => window.kill(signal));
  window.on('error', (error) => {
    process.stderr.write(`The desktop window could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  window.on('exit', (code) => (process.exitCode = code ?? 1));
} else {
  process.stdout.write(`Opening in the browser instead of a desktop window (${reason}).\n\n`);
  await import('./serve.ts');
}
