import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tryLock } from './file-lock.ts';

/** What this process may do with a project while it has it open. */
export type Ownership = {
  /** Why nothing may be written, for `openStore`; null for the owner. */
  readonly readOnlyReason: string | null;
  release(): void;
};

/** The file itself, whatever link it was reached through: two names of one project have one owner. */
function realFile(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = dirname(file);
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(file));
}

/** Exactly one process owns a project; every other one reads it. The lock goes with its process, however that ends. */
export function ownProject(file: string): Ownership {
  const real = realFile(file);
  const lock = tryLock(join(dirname(real), `.${basename(real)}.lock`));
  const reads = (readOnlyReason: string): Ownership => ({ readOnlyReason, release: () => undefined });
  if (lock === 'held') return reads('It is open in another Equihome on this computer.');
  if (lock === 'refused')
    return reads('Its folder cannot be written to, or another user of this computer has it open.');
  return { readOnlyReason: null, release: lock.release };
}
