import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../src-engine/index.ts';
import { handOver, listenForStarts, type StartRequest } from './hand-over.ts';
import { freshEndpoint, lockPath, readOwner, realFile, removeOwner, writeOwner, type Owner } from './owner-file.ts';
import { tryLock, type ProjectLock } from './project-lock.ts';

export type Claim =
  /** The project is ours until `release`, or until this process ends. */
  | { readonly kind: 'owner'; readonly file: string; readonly release: () => Promise<void> }
  /** Another process has it and has taken the request: this one has nothing left to do. */
  | { readonly kind: 'handed-over'; readonly pid: number }
  /** Nothing may be written; the reason is for `openStore`. */
  | { readonly kind: 'reader'; readonly file: string; readonly reason: string };

export type ClaimOptions = {
  readonly file: string;
  /** What this start wants of an owner that is there already. */
  readonly request: StartRequest;
  /** What a later start wants of this one, if it becomes the owner. */
  readonly onRequest: (request: StartRequest) => void;
};

/** Longest that a second start tries to reach the owner, ms, and the time between two tries. */
const patienceMs = 3000;
const pauseMs = 50;

/**
 * Becomes the owner of a project, or hands the request to the one there is. Throws `store/busy` when it does not answer,
 * `input/not-found` when the folder is not there.
 */
export async function claimProject({ file: given, request, onRequest }: ClaimOptions): Promise<Claim> {
  const file = realFile(resolve(given));
  if (!existsSync(dirname(file))) {
    const message = `There is no folder ${dirname(file)}.`;
    throw new AppError('input/not-found', message, {}, [
      { path: '', message, remedy: 'Choose a folder that is there.' },
    ]);
  }
  const begun = performance.now();
  for (;;) {
    const lock = tryLock(lockPath(file));
    if (lock === 'refused') {
      return {
        kind: 'reader',
        file,
        reason: 'Its folder cannot be written to, or another user of this computer has it open.',
      };
    }
    if (lock !== 'held') return own(file, lock, onRequest);
    const owner = readOwner(file);
    if (owner && (await handOver(owner, request))) return { kind: 'handed-over', pid: owner.pid };
    if (performance.now() - begun > patienceMs) throw notAnswering(owner);
    await sleep(pauseMs);
  }
}

async function own(file: string, lock: ProjectLock, onRequest: ClaimOptions['onRequest']): Promise<Claim> {
  const name = randomBytes(16).toString('hex');
  const owner: Owner = { pid: process.pid, endpoint: freshEndpoint(file, name), key: randomBytes(32).toString('hex') };
  try {
    const server = await listenForStarts(owner, onRequest);
    writeOwner(file, owner);
    const release = async () => {
      removeOwner(file, owner);
      await new Promise((done) => void server.close(done));
      lock.release();
    };
    return { kind: 'owner', file, release };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function notAnswering(owner: Owner | null): AppError {
  const who = owner ? `process ${owner.pid}` : 'another process';
  const message = `The project is open in Equihome (${who}), which does not answer.`;
  const remedy = 'Close that Equihome, or end it if it hangs, and start again.';
  return new AppError('store/busy', message, { pid: owner?.pid ?? null }, [{ path: '', message, remedy }]);
}
