import { AppError } from '../../../src-engine/index.ts';
import type { EngineClient } from './engine-client.ts';
import type { EngineKeeper } from './engine-keeper.ts';

/** A piece of work for the engine that is no run: begun by the call. `answer` rejects with `run/cancelled` when it was cut off. */
export type Piece<T> = (client: EngineClient) => { readonly answer: Promise<T>; cancel(): void };

/**
 * Lends the engine out for a piece of work.
 * @throws AppError `run/cancelled` at once when the signal fires, `engine/...` when the engine is lost under it
 */
export type LendEngine = <T>(piece: Piece<T>, signal: AbortSignal) => Promise<T>;

export type EngineGuests = {
  readonly lend: LendEngine;
  /** Whether no run wants the engine. A piece under way is cut off when one does, and done anew afterwards. */
  setFree(isFree: boolean): void;
  /** Whether somebody has the engine or waits for it. */
  areThere(): boolean;
};

/** An engine that has not stopped so long after it was asked to is ended, milliseconds. */
const PATIENCE_MS = 2000;

/** Those who use the engine behind the runs: exports and what checks them. One piece at a time, in the order of asking. */
export function createEngineGuests(
  keeper: EngineKeeper,
  told: { readonly onWaiting: () => void; readonly onWork: (isUnderWay: boolean) => void },
): EngineGuests {
  let isFree = true;
  let underWay: { cutOff(): void } | null = null;
  let line: object[] = [];
  const wakes = new Set<() => void>();
  const change = () => [...wakes].forEach((wake) => wake());

  async function turn(place: object, signal: AbortSignal): Promise<void> {
    told.onWaiting();
    while (!isFree || underWay !== null || line[0] !== place) {
      if (signal.aborted) throw stopped();
      await new Promise<void>((resolve) => {
        const wake = () => {
          wakes.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        wakes.add(wake);
        signal.addEventListener('abort', wake);
      });
    }
    if (signal.aborted) throw stopped();
  }

  /** The answer, or null when a run took the engine away. */
  async function attempt<T>(piece: Piece<T>, signal: AbortSignal): Promise<{ readonly answer: T } | null> {
    const work = piece(await keeper.client());
    let wasCut = false;
    let hasEnded = false;
    const cutOff = () => {
      if (wasCut) return;
      wasCut = true;
      work.cancel();
    };
    // Another engine is no help to a run that waits for this one: it would lose its own. The keeper sees to one that hangs.
    const endLate = () => setTimeout(() => hasEnded || !isFree || keeper.replace(), PATIENCE_MS).unref();
    const own = { cutOff };
    underWay = own;
    told.onWork(true);
    const ended = work.answer.finally(() => {
      hasEnded = true;
      underWay = null;
      told.onWork(false);
      change();
    });
    const aborted = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        cutOff();
        endLate();
        reject(stopped());
      });
      if (signal.aborted) reject(stopped());
    });
    try {
      return { answer: await Promise.race([ended, aborted]) };
    } catch (error) {
      ended.catch(() => undefined); // nobody waits for it any more
      if (signal.aborted || !wasCut) throw error;
      return null;
    }
  }

  return {
    async lend(piece, signal) {
      const place = {};
      line.push(place);
      try {
        for (;;) {
          await turn(place, signal);
          const done = await attempt(piece, signal);
          if (done !== null) return done.answer;
        }
      } finally {
        line = line.filter((other) => other !== place);
        change();
      }
    },
    setFree(free) {
      isFree = free;
      if (free) change();
      else underWay?.cutOff();
    },
    areThere: () => line.length > 0,
  };
}

const stopped = () => new AppError('run/cancelled', 'The export was stopped.');
