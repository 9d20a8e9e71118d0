import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, connect, type Server } from 'node:net';
import { join } from 'node:path';
import { AppError } from '../../../src-engine/index.ts';
import { tryLock } from './file-lock.ts';

const PATIENCE_MS = 3000;
const MOST_BYTES = 100_000;

export type Instance =
  /** This process is the one. `release` lets the next one in. */
  | { readonly isFirst: true; readonly release: () => void }
  /** Another one is; it answered with these words for the user. */
  | { readonly isFirst: false; readonly reply: string };

/**
 * Makes this process the one Equihome of the user's folder, or hands `args` over to the one that is.
 * @param onHandOver what the first does with the words of a later start; its answer is shown there
 * @throws AppError `store/busy` when there is another one that does not answer
 */
export async function becomeInstance(
  userDir: string,
  args: readonly string[],
  onHandOver: (args: readonly string[]) => Promise<string>,
): Promise<Instance> {
  mkdirSync(userDir, { recursive: true, mode: 0o700 });
  const address = socketOf(userDir);
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const lock = tryLock(join(userDir, 'instance.lock'));
    if (lock === 'refused')
      throw new AppError('store/read-only', `${userDir} cannot be written to.`, { userDir }, [
        { path: '', message: 'settings and projects are kept there', remedy: 'Name another folder in EQUIHOME_HOME.' },
      ]);
    if (lock !== 'held') {
      const server = await listen(address, onHandOver).catch((error: unknown) => {
        lock.release();
        throw error;
      });
      return {
        isFirst: true,
        release: () => {
          server.close();
          lock.release();
        },
      };
    }
    try {
      return { isFirst: false, reply: await handOver(address, args) };
    } catch {
      if (Date.now() > until)
        throw new AppError('store/busy', 'Equihome is running already, but does not answer.', { userDir }, [
          { path: '', message: '', remedy: 'End the other one, or wait until it is free, and start again.' },
        ]);
      await new Promise((resolve) => setTimeout(resolve, 50)); // it is just starting, or just ending
    }
  }
}

/** Only who holds the lock comes here, so a socket that lies there is of a process that is gone. */
function listen(address: string, onHandOver: (args: readonly string[]) => Promise<string>): Promise<Server> {
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.setEncoding('utf8').setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.length > MOST_BYTES) socket.destroy();
    });
    socket.on('end', () => {
      const args = readArgs(text);
      if (args === null) return socket.destroy();
      onHandOver(args).then(
        (reply) => socket.end(JSON.stringify({ reply })),
        (error: unknown) =>
          socket.end(JSON.stringify({ reply: error instanceof Error ? error.message : String(error) })),
      );
    });
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => resolve(server));
  });
}

function handOver(address: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address, () => socket.end(JSON.stringify(args)));
    let text = '';
    socket.setEncoding('utf8').setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      try {
        resolve((JSON.parse(text) as { reply: string }).reply);
      } catch {
        reject(new Error('no answer'));
      }
    });
  });
}

function readArgs(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
  } catch {
    return null;
  }
}

/** In the user's own folder; a path that is too long for a socket, and Windows, get a name made of it. */
function socketOf(userDir: string): string {
  const name = `equihome-${createHash('sha256').update(userDir).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = join(userDir, 'instance.sock');
  return Buffer.byteLength(inside) < 100 ? inside : join('/tmp', `${name}.sock`);
}
