import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** Paths and workers of the runs of a command under test: errors are wide with so few, shapes are right. */
export const few = ['--paths', '8', '--workers', '1'] as const;
/** Longest line, in characters, that fits every terminal we mean to serve. */
export const widest = 100;

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The built program, as a user starts it. `npm test` builds it first. */
export function equihome(...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], { cwd: root });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (part: Buffer) => void (text.stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => void (text.stderr += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}

export const longestLine = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
