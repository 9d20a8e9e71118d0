import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export const repository = join(import.meta.dirname, '../..');
const built = join(repository, 'out/main/cli.js');
export const builtEngine = join(repository, 'out/main/engine.js');

export type CliAnswer = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** The built command line must be there: `npm test` builds it first. */
export function requireBuilt(): void {
  if (!existsSync(built) || !existsSync(builtEngine))
    throw new Error('out/main/cli.js is missing: run "npm run build" first; "npm test" does so by itself.');
}

/** Starts the built command line as the leader of a process group of its own, as a shell starts it on a terminal. */
export function startCli(args: readonly string[], folder = repository): ChildProcessByStdio<null, Readable, Readable> {
  requireBuilt();
  return spawn(process.execPath, [built, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
}

/** What a started command line says until it ends. */
export function answerOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<CliAnswer> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Runs the built command line to its end. */
export function runCli(args: readonly string[], folder = repository): Promise<CliAnswer> {
  return answerOf(startCli(args, folder));
}
