import { existsSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const ownerSchema = z.object({
  pid: z.int().min(1),
  /** Where it listens: a socket or a named pipe. */
  endpoint: z.string().min(1),
  /** What a caller must show. */
  key: z.string().min(32),
});
export type Owner = z.infer<typeof ownerSchema>;

/** Longest path of a socket: 104 bytes with the ending zero on the strictest system that we build for. */
const longestSocketBytes = 100;

/** The file itself, whatever link it was reached through: two names of one project have one owner. */
export function realFile(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(file);
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(file));
}

const beside = (file: string, ending: string) => join(dirname(file), `.${basename(file)}.${ending}`);
export const lockPath = (file: string): string => beside(file, 'lock');
const ownerPath = (file: string): string => beside(file, 'owner');

/** A place to listen that nobody else has: what an owner that died left there is removed. */
export function freshEndpoint(file: string, name: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\equihome-${name}`;
  const path = beside(file, 'socket');
  if (Buffer.byteLength(path) > longestSocketBytes) return join(mkdtempSync(join(tmpdir(), 'equihome-')), 'socket');
  rmSync(path, { force: true });
  return path;
}

/** What the owner says of itself; null when there is nothing to be read, or nothing that makes sense. */
export function readOwner(file: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(ownerPath(file), 'utf8')));
  } catch {
    return null;
  }
}

export function writeOwner(file: string, owner: Owner): void {
  const temporary = `${ownerPath(file)}.part`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, JSON.stringify(owner), { mode: 0o600 });
  renameSync(temporary, ownerPath(file));
}

export function removeOwner(file: string, { endpoint }: Owner): void {
  rmSync(ownerPath(file), { force: true });
  if (process.platform === 'win32') return;
  rmSync(endpoint, { force: true });
  if (dirname(endpoint) !== dirname(file)) rmSync(dirname(endpoint), { recursive: true, force: true });
}
