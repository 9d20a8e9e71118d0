import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../out/main/cli.js');

export type CommandEnd = { readonly code: number | null; readonly out: string; readonly err: string };

/** Starts the built command line (`npm run build` makes it) in a process of its own, with this Node. */
export function startCommand(args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const end = new Promise<CommandEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
  return { child, end };
}

/** Runs the built command line to its end. */
export const runCommandLine = (args: readonly string[]) => startCommand(args).end;
