import { AppError, parseKeys, resolveSettings, type InsightRequest } from '../../../src-engine/index.ts';
import { createEngineClient } from '../engine-host/engine-client.ts';
import { EXIT } from './console.ts';
import { insightFiles } from './insight-files.ts';
import { insightText } from './insight-text.ts';
import { jsonText } from '../exports/json-text.ts';
import { createProgressLine } from './progress-line.ts';
import { readJob } from './read-job.ts';
import type { CommandContext } from './run-command.ts';
import { numberOf } from './study-arguments.ts';
import { prepareFolder, writeFiles } from './write-files.ts';

export type InsightOptions = {
  readonly paths?: number;
  readonly by?: readonly string[];
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly out?: string;
  readonly json?: boolean;
};

/** `equihome insight`: what the loan tapes of many paths say together. Ctrl-C stops it; there is no half insight. */
export async function insightCommand(
  reference: string,
  options: InsightOptions,
  context: CommandContext,
): Promise<number> {
  const { console } = context;
  const request = requestOf(options);
  const { job, explain } = await readJob(reference, context.folders, context.dataDir, { seed: options.seed });
  if (options.out !== undefined) await prepareFolder(options.out);
  const engine = createEngineClient(context.startEngine());
  const progress = createProgressLine(console, context.nowMs);
  const startedMs = context.nowMs();
  const work = engine.insight(job, request, (state) => progress.show(state));
  let interrupted = false;
  const forget = context.onInterrupt(() => {
    interrupted = true;
    work.cancel();
  });
  try {
    const result = await work.answer.catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      // An interrupt may end the engine before it can listen: that is the user's wish, not a crash.
      if (interrupted && error.code === 'engine/crashed')
        throw new AppError('run/cancelled', 'The insight was stopped.');
      return explain(error);
    });
    progress.clear();
    const files = options.out === undefined ? {} : insightFiles(result);
    if (options.out !== undefined) await writeFiles(options.out, files);
    console.out(options.json === true ? jsonText(result) : insightText(result));
    if (options.out !== undefined) console.err(`wrote ${Object.keys(files).join(', ')} to ${options.out}\n`);
    if (options.json !== true) console.err(`${((context.nowMs() - startedMs) / 1000).toFixed(1)} s\n`);
    return EXIT.ok;
  } finally {
    progress.clear();
    forget();
    engine.close();
  }
}

/** What the options ask for, checked before anything is read. */
function requestOf(options: InsightOptions): InsightRequest {
  const given: [string, number][] = []; // no assignment by name: a name such as __proto__ must reach the check
  for (const text of options.set ?? []) {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new AppError('input/invalid', `"${text.slice(0, 80)}" is no setting.`, {}, [
        { path: '--set', message: 'is not name=value', remedy: 'Give name=value, such as clusterMost=6.' },
      ]);
    given.push([name.trim(), numberOf(`--set ${name.trim().slice(0, 80)}`, value)]);
  }
  if (options.paths !== undefined) given.push(['paths', options.paths]);
  const settings = Object.fromEntries(given);
  resolveSettings(settings);
  const by = options.by ?? [];
  for (const keys of by) parseKeys(keys);
  if (by.length > MOST_TABLES)
    throw new AppError('input/invalid', `${by.length} tables are too many.`, {}, [
      { path: '--by', message: `stands ${by.length} times`, remedy: `Ask for ${MOST_TABLES} at most.` },
    ]);
  return { settings, by };
}

/** As the engine process accepts. */
const MOST_TABLES = 20;
