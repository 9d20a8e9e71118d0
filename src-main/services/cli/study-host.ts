import { availableParallelism } from 'node:os';
import {
  AppError,
  conductAsync,
  documentOf,
  parseScenario,
  studyRunOf,
  type PlainObject,
  type RunIdentity,
  type RunResult,
  type Scenario,
  type Study,
} from '../../../src-engine/index.ts';
import { createEngineClient } from '../engine-host/engine-client.ts';
import { mergeDocuments } from '../scenarios/merge.ts';
import { createProgressLine } from './progress-line.ts';
import { readJob } from './read-job.ts';
import type { CommandContext } from './run-command.ts';

export type StudyOptions = {
  readonly paths?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly json?: boolean;
};

/** What identifies a study: the manifest of its first run, without what belongs to that run alone. */
export type StudyHead = RunIdentity;

/**
 * Carries a study out in an engine process: one run after the other on all workers, each named on the error stream. Ctrl-C
 * stops it; there is no half study. An error that names fields of the scenario comes with file and line.
 */
export async function runStudy<T>(
  reference: string,
  options: StudyOptions,
  context: CommandContext,
  ask: (scenario: Scenario) => { readonly study: Study<T>; readonly runs: number | null },
): Promise<{ readonly head: StudyHead; readonly outcome: T }> {
  const { console, nowMs } = context;
  const { paths, seed } = options;
  const { job, explain } = await readJob(reference, context.folders, context.dataDir, { paths, seed });
  const { study, runs } = ask(parseScenario(job.scenario));
  const document = job.scenario as PlainObject; // loadScenario made it
  const workers = options.workers ?? availableParallelism();
  const engine = createEngineClient(context.startEngine());
  const progress = createProgressLine(console, nowMs);
  let started = 0;
  let first: RunResult | null = null;
  let cancel: () => void = () => undefined;
  let stopped = false;
  const forget = context.onInterrupt(() => {
    stopped = true;
    cancel();
  });
  try {
    const outcome = await conductAsync(study, async ({ name, settings }) => {
      if (stopped) throw new AppError('run/cancelled', 'The study was stopped before all its runs were done.');
      started += 1;
      progress.clear();
      console.err(`run ${started}${runs === null ? '' : ` of ${runs}`}: ${name}\n`);
      const scenario = mergeDocuments(document, documentOf(settings));
      const run = engine.run({ ...job, scenario }, workers, true, (state) => progress.show(state));
      cancel = () => run.cancel();
      const { answer } = await run.answer;
      first ??= answer.result;
      return studyRunOf(answer);
    }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'run/cancelled') throw error; // no fault of the file
      return explain(error);
    });
    return { head: headOf(first!), outcome };
  } finally {
    progress.clear();
    forget();
    engine.close();
  }
}

function headOf({ manifest }: RunResult): StudyHead {
  const { engineVersion, scenarioName, scenarioHash, dataHashes, seed, mode } = manifest;
  return { engineVersion, scenarioName, scenarioHash, dataHashes, seed, mode };
}
