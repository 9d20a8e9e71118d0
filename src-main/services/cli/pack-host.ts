import { availableParallelism } from 'node:os';
import { AppError, type PlainObject } from '../../../src-engine/index.ts';
import { loadCatalogue } from '../data/catalogue.ts';
import { createEngineClient, type EngineClient } from '../engine-host/engine-client.ts';
import { findDataFiles } from '../scenarios/data-files.ts';
import type { VerifyTools } from '../pack/verify/verify-pack.ts';
import { lendAlone } from './lend-alone.ts';
import { createProgressLine } from './progress-line.ts';
import type { CommandContext } from './run-command.ts';

export type PackWork = {
  readonly tools: VerifyTools;
  readonly signal: AbortSignal;
  readonly onStep: (step: string, doneFraction: number) => void;
};

/**
 * What the commands about packs share: an engine, a line of progress, and Ctrl-C, which stops everything and leaves no half of a file.
 * @param folders where data files that a scenario names may lie
 */
export async function withPackWork<T>(
  context: CommandContext,
  folders: readonly string[],
  workers: number | undefined,
  work: (given: PackWork) => Promise<T>,
): Promise<T> {
  const { console, nowMs } = context;
  let engine = null as EngineClient | null; // started when something is to be simulated
  const client = () => (engine ??= createEngineClient(context.startEngine()));
  const line = createProgressLine(console, nowMs);
  const stop = new AbortController();
  const forget = context.onInterrupt(() => {
    line.clear();
    console.err('stopping; Ctrl-C again ends at once\n');
    stop.abort();
  });
  const sources = loadCatalogue(context.dataDir).tables;
  try {
    return await work({
      signal: stop.signal,
      onStep: (step, doneFraction) => {
        if (!stop.signal.aborted) line.showStep(step, doneFraction);
      },
      tools: {
        lend: (piece, signal) => lendAlone(client())(piece, signal),
        jobOf: (document: PlainObject) => ({
          scenario: document,
          dataDir: context.dataDir,
          dataFiles: Object.fromEntries(findDataFiles(document, () => folders)),
        }),
        workers: () => workers ?? availableParallelism(),
        engineFacts: () => client().ready,
        sources: () => sources,
        packWorker: context.packWorker,
      },
    });
  } catch (error) {
    // An interrupt that ends the engine before it could listen is the user's wish, not a crash.
    if (stop.signal.aborted && !(error instanceof AppError && error.code === 'run/cancelled'))
      throw new AppError('run/cancelled', 'Stopped before it was done; nothing was written.');
    throw error;
  } finally {
    line.clear();
    forget();
    engine?.close();
  }
}
