import { availableParallelism, hostname } from 'node:os';
import { AppError, type RegistryJob } from '../../../src-engine/index.ts';
import { createEngineClient, type EngineClient } from '../engine-host/engine-client.ts';
import { loadRegistry } from '../registries/load-registry.ts';
import { EXIT } from './console.ts';
import { jsonText } from '../exports/json-text.ts';
import { createProgressLine } from './progress-line.ts';
import { concernsFields } from './read-job.ts';
import { registryFiles, registryPathFiles } from './registry-files.ts';
import { registryReport } from './registry-report.ts';
import { asCancelled, type CommandContext, type RunOptions } from './run-command.ts';
import { prepareFolder, writeFiles } from './write-files.ts';

export type RegistryOptions = RunOptions & { readonly path?: number };

/** `equihome registry`: several funds of one manager on the same market paths; with `--path` one path in full. */
export async function registryCommand(
  reference: string,
  options: RegistryOptions,
  context: CommandContext,
): Promise<number> {
  const { paths, seed, path, out } = options;
  const settings = { 'run.paths': paths, 'run.seed': seed };
  const { job, explain } = await loadRegistry(reference, context.folders, settings);
  if (path !== undefined && out === undefined)
    throw new AppError('input/invalid', 'A path is written to files.', {}, [
      { path: '--out', message: 'is missing', remedy: 'Say where: --path 7 --out path-7.' },
    ]);
  if (out !== undefined) await prepareFolder(out);
  const engine = createEngineClient(context.startEngine());
  const whole = { ...job, dataDir: context.dataDir };
  try {
    if (path !== undefined) return await writePath(engine, whole, path, out!, context);
    return await simulate(engine, whole, options, context);
  } catch (error) {
    throw concernsFields(error) ? explain(error) : error;
  } finally {
    engine.close();
  }
}

async function simulate(
  engine: EngineClient,
  job: RegistryJob,
  { out, json, ...options }: RegistryOptions,
  { console, nowMs, onInterrupt }: CommandContext,
): Promise<number> {
  const workers = options.workers ?? availableParallelism();
  const progress = createProgressLine(console, nowMs);
  const startedMs = nowMs();
  const run = engine.runRegistry(job, workers, out !== undefined, (state) => progress.show(state));
  let interrupted = false;
  const forget = onInterrupt(() => {
    interrupted = true;
    progress.clear();
    console.err('stopping; Ctrl-C again ends at once\n');
    run.cancel();
  });
  try {
    const { cancelled, answer } = await run.answer.catch((error: unknown) => {
      throw interrupted ? asCancelled(error) : error;
    });
    progress.clear();
    const seconds = (nowMs() - startedMs) / 1000;
    console.out(json === true ? jsonText(answer.result) : registryReport(answer.result));
    if (out !== undefined) {
      const finishedAt = new Date(nowMs()).toISOString();
      const files = registryFiles(answer, { finishedAt, host: hostname(), node: process.version, workers, seconds });
      await writeFiles(out, files);
      console.err(`wrote ${Object.keys(files).join(', ')} to ${out}\n`);
    }
    if (json !== true)
      console.err(`${seconds.toFixed(1)} s with ${workers} worker ${workers === 1 ? 'thread' : 'threads'}\n`);
    return cancelled ? EXIT.cancelled : EXIT.ok;
  } finally {
    progress.clear();
    forget();
  }
}

async function writePath(
  engine: EngineClient,
  job: RegistryJob,
  path: number,
  out: string,
  { console }: CommandContext,
): Promise<number> {
  const replay = await engine.replayRegistry(job, path);
  const files = registryPathFiles(replay);
  await writeFiles(out, files);
  const percent = (value: number | undefined) =>
    Number.isFinite(value) ? `net IRR ${(100 * value!).toFixed(2)} %` : 'no net IRR';
  const lines = replay.funds.map(
    ({ name, replay: fund }) =>
      `  ${name}: ${fund.advances.rows} advances, ${fund.lastMonth} months, ${percent(fund.figures['netIrrAnnual'])}\n`,
  );
  const all = replay.figures.find(({ name }) => name === 'aggregateNetIrrAnnual')?.value;
  console.out(`path ${path}: ${replay.funds.length} funds together, ${percent(all)}\n${lines.join('')}`);
  console.out(`wrote ${Object.keys(files).length} files to ${out}\n`);
  return EXIT.ok;
}
