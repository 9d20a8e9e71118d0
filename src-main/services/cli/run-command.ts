import { availableParallelism, hostname } from 'node:os';
import { AppError, type RunAnswer, type RunResult } from '../../../src-engine/index.ts';
import { createEngineClient, type EngineProcess } from '../engine-host/engine-client.ts';
import type { ScenarioFolders } from '../scenarios/read-scenario.ts';
import { EXIT, type Console } from './console.ts';
import { detailFiles } from './detail-files.ts';
import { fullReport } from './full-report.ts';
import { jsonText } from '../exports/json-text.ts';
import { createProgressLine } from './progress-line.ts';
import { readDetail } from './read-detail.ts';
import { readJob } from './read-job.ts';
import { runFiles } from './run-files.ts';
import { runReport } from './run-report.ts';
import { prepareFolder, writeFiles } from './write-files.ts';

export type RunOptions = {
  readonly paths?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly report?: 'short' | 'full';
  /** Paths whose loan tapes the full report pools; 0: none. */
  readonly pooledPaths?: number;
};

/** What commands need of the outside: where to write, where things lie, how to start an engine, how a user interrupts. */
export type CommandContext = {
  readonly console: Console;
  readonly folders: ScenarioFolders;
  readonly dataDir: string;
  readonly startEngine: () => EngineProcess;
  /** Built entry of the thread that makes and checks packs. */
  readonly packWorker: string;
  readonly appVersion: string;
  readonly nowMs: () => number;
  /** Registers what an interrupt (Ctrl-C) does; returns the way to take it back. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

/** `equihome run`: simulates a scenario and shows the result. Ctrl-C stops it and shows what was finished, marked partial. */
export async function runCommand(reference: string, options: RunOptions, context: CommandContext): Promise<number> {
  const { console } = context;
  const { paths, seed } = options;
  const { job, explain } = await readJob(reference, context.folders, context.dataDir, { paths, seed });
  const workers = options.workers ?? availableParallelism();
  if (options.out !== undefined) await prepareFolder(options.out);
  const engine = createEngineClient(context.startEngine());
  const progress = createProgressLine(console, context.nowMs);
  const startedMs = context.nowMs();
  const run = engine.run(job, workers, options.out !== undefined, (state) => progress.show(state));
  let interrupted = false;
  let cancelCurrent = () => run.cancel();
  const forget = context.onInterrupt(() => {
    interrupted = true;
    progress.clear();
    console.err('stopping; Ctrl-C again ends at once\n');
    cancelCurrent();
  });
  try {
    const { cancelled, answer } = await run.answer.catch((error: unknown) =>
      explain(interrupted ? asCancelled(error) : error),
    );
    const full =
      options.report !== 'full'
        ? null
        : await readDetail(engine, job, answer, {
            ...(cancelled || (options.json && options.out === undefined) ? { pooledPaths: 0 } : options),
            wasCut: cancelled,
            onProgress: (state) => progress.show(state),
            onStart: (cancel) => (cancelCurrent = cancel),
          });
    progress.clear();
    const seconds = (context.nowMs() - startedMs) / 1000;
    const result: RunResult = full === null ? answer.result : { ...answer.result, detail: full.detail };
    const text = () => runReport(result) + (full === null ? '' : `\n${fullReport(result, full.detail, full.pooled)}`);
    console.out(options.json ? jsonText(result) : text());
    if (options.out !== undefined) {
      const extra = full === null ? {} : detailFiles(full.detail, full.pooled);
      await writeOut(options.out, { ...answer, result }, extra, workers, seconds, context);
    }
    if (!options.json)
      console.err(`${seconds.toFixed(1)} s with ${workers} worker ${workers === 1 ? 'thread' : 'threads'}\n`);
    const stopped = interrupted && full !== null && 'leftOut' in full.pooled;
    return cancelled || stopped ? EXIT.cancelled : EXIT.ok;
  } finally {
    progress.clear();
    forget();
    engine.close();
  }
}

/** An interrupt that reached the engine before it could listen ends it: that is the user's wish, not a crash. */
export function asCancelled(error: unknown): unknown {
  return error instanceof AppError && error.code === 'engine/crashed'
    ? new AppError('run/cancelled', 'The run was cancelled before its first path.')
    : error;
}

async function writeOut(
  folder: string,
  answer: RunAnswer,
  extra: Readonly<Record<string, string>>,
  workers: number,
  seconds: number,
  { console, nowMs }: CommandContext,
): Promise<void> {
  const log = {
    finishedAt: new Date(nowMs()).toISOString(),
    host: hostname(),
    node: process.version,
    workers,
    seconds,
  };
  const files = { ...runFiles(answer, log), ...extra };
  await writeFiles(folder, files);
  console.err(`wrote ${Object.keys(files).join(', ')} to ${folder}\n`);
}
