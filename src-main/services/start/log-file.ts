import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Unexpected } from '../../contract/wire.ts';

const MOST_BYTES = 5 * 1024 * 1024;

export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

/** The log of this computer, in `logs/` of the user's folder. Written at once, so that the last line before a crash is there. */
export function openLog(userDir: string): { readonly log: Log; readonly onUnexpected: (entry: Unexpected) => void } {
  const folder = join(userDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'equihome.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.1`);
  const logger = pino({ base: { pid: process.pid } }, pino.destination({ dest: file, sync: true, mode: 0o600 }));
  return {
    log: (level, message, facts) => logger[level](facts ?? {}, message),
    onUnexpected: ({ id, method, error }) => logger.error({ id, method, err: error }, 'unforeseen failure'),
  };
}
