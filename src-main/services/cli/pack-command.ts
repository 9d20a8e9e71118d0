import { dirname, extname, resolve } from 'node:path';
import { AppError, isPlainObject, type PlainObject } from '../../../src-engine/index.ts';
import { checkPlace, writeWhole } from '../exports/whole-file.ts';
import { gatherPack } from '../pack/gather/gather-pack.ts';
import type { RunToPack } from '../pack/gather/gather-tools.ts';
import { simulateRun } from '../pack/gather/simulate-run.ts';
import { startPackThread } from '../pack/make/pack-thread.ts';
import type { PackTemplate } from '../pack/model/pack-data.ts';
import { plainBrand } from '../pack/model/sheet.ts';
import { builtInTemplates } from '../pack/templates.ts';
import { loadScenario, type LoadedScenario } from '../scenarios/load-scenario.ts';
import { EXIT } from './console.ts';
import { withPackWork, type PackWork } from './pack-host.ts';
import { concernsFields } from './read-job.ts';
import type { CommandContext } from './run-command.ts';

export type PackOptions = {
  readonly out: string;
  readonly template?: string;
  readonly paths?: number;
  readonly seed?: string;
  readonly workers?: number;
  /** Paths of each re-run of sensitivities and downside cases. */
  readonly studyPaths?: number;
  /** Scenarios beside the first, at most three. */
  readonly compare?: readonly string[];
  readonly company?: string;
  /** ISO time in place of the clock's, for the runs and the pack. */
  readonly madeAt?: string;
};

/** Runs of a comparison. */
const MOST_RUNS = 4;
const kinds = { '.xlsx': 'workbook', '.md': 'markdown' } as const;

/** `equihome pack`: simulates scenarios and writes their committee pack. Ctrl-C stops it and leaves nothing behind. */
export async function packCommand(reference: string, options: PackOptions, context: CommandContext): Promise<number> {
  const { console, folders, nowMs } = context;
  const template = templateOf(options);
  const kind = kindOf(options.out);
  const references = [reference, ...(options.compare ?? [])];
  if (references.length > MOST_RUNS) throw tooMany(references.length);
  const settings = { 'run.paths': options.paths, 'run.seed': options.seed };
  const loaded: LoadedScenario[] = [];
  for (const one of references) loaded.push(await loadScenario(one, folders, settings));
  const bases = await Promise.all(loaded.map((one) => baseOf(one, context)));
  const places = [...loaded.flatMap(({ files }) => files.map(dirname)), folders.workingFolder];
  const out = resolve(folders.workingFolder, options.out);
  await checkPlace(out);
  const startedMs = nowMs();
  const made = await withPackWork(context, places, options.workers, async (work) => {
    const thread = startPackThread(context.packWorker);
    try {
      return await writeWhole(out, async (part) => {
        const nowIso = () => options.madeAt ?? new Date(nowMs()).toISOString();
        const runs = await simulated(loaded, bases, work, nowIso);
        const pack = await gathered(runs, template, options, work, {
          appVersion: context.appVersion,
          madeAt: nowIso(),
        });
        const { signal, onStep } = work;
        return thread.ask(
          { task: 'make', file: { kind, pack }, path: part },
          { signal, onStep: (step, part1) => onStep(step, 0.95 + 0.05 * part1) },
        );
      });
    } finally {
      await thread.end();
    }
  });
  const seconds = (nowMs() - startedMs) / 1000;
  console.out(`${options.out}: ${(made.sizeBytes / 1e6).toFixed(1)} MB, SHA-256 ${made.sha256}\n`);
  console.err(`${seconds.toFixed(1)} s\n`);
  return EXIT.ok;
}

/** Share of the work that the runs themselves are. */
const RUNS = 0.4;

async function simulated(
  loaded: readonly LoadedScenario[],
  bases: readonly (PlainObject | null)[],
  { tools, signal, onStep }: PackWork,
  nowIso: () => string,
): Promise<[RunToPack, ...RunToPack[]]> {
  const runs: RunToPack[] = [];
  const total = loaded.reduce((sum, { scenario }) => sum + scenario.run.paths, 0);
  let before = 0;
  for (const [r, { scenario, document, explain }] of loaded.entries()) {
    const { paths } = scenario.run;
    const step = loaded.length === 1 ? `Simulating ${paths} paths` : `Simulating ${paths} paths of ${scenario.name}`;
    const run = await simulateRun(document, null, ({ done }) => onStep(step, (RUNS * (before + done)) / total), {
      lend: (piece) => tools.lend(piece, signal),
      jobOf: tools.jobOf,
      workers: tools.workers(),
    }).catch((error: unknown) => {
      throw concernsFields(error) ? explain(error) : error;
    });
    before += paths;
    const { name } = scenario;
    const isSameName = runs.some((other) => other.name === name);
    runs.push({
      runId: null,
      name: isSameName ? `${name} (${r + 1})` : name,
      version: null,
      note: '',
      endedAt: nowIso(),
      document,
      baseDocument: bases[r]!,
      ...run,
    });
  }
  return runs as [RunToPack, ...RunToPack[]]; // one for each scenario, and there is one at least
}

async function gathered(
  runs: readonly [RunToPack, ...RunToPack[]],
  template: PackTemplate,
  { company }: PackOptions,
  { tools, signal, onStep }: PackWork,
  made: { readonly appVersion: string; readonly madeAt: string },
) {
  const { kernelHash } = await tools.engineFacts();
  return gatherPack(
    runs,
    {
      title: runs.map(({ name }) => name).join(' against '),
      template,
      brand: { ...plainBrand, companyName: company ?? plainBrand.companyName },
    },
    {
      lend: (piece) => tools.lend(piece, signal),
      jobOf: tools.jobOf,
      workers: tools.workers(),
      onStep: (step, part) => onStep(step, RUNS + (0.95 - RUNS) * part),
      sources: tools.sources(),
      kernelHash,
      ...made,
    },
  );
}

/** The scenario that this one extends, merged; null when it extends none, or several. */
async function baseOf({ files }: LoadedScenario, { folders }: CommandContext): Promise<PlainObject | null> {
  const below = files.at(-2); // the one that is extended comes just before
  if (below === undefined) return null;
  const { document } = await loadScenario(below, folders);
  return isPlainObject(document) ? document : null;
}

function templateOf({ template = 'full', studyPaths }: PackOptions): PackTemplate {
  const found = builtInTemplates.find(({ id }) => id === template);
  if (found !== undefined) return { ...found, studyPaths: studyPaths ?? found.studyPaths };
  throw new AppError('input/invalid', `There is no template "${template.slice(0, 80)}".`, {}, [
    {
      path: '--template',
      message: 'unknown',
      remedy: `Use one of ${builtInTemplates.map(({ id }) => id).join(', ')}.`,
    },
  ]);
}

function kindOf(out: string): 'workbook' | 'markdown' {
  const ending = extname(out).toLowerCase();
  if (ending === '.xlsx' || ending === '.md') return kinds[ending];
  throw new AppError('input/invalid', `${out} is no name for a pack.`, {}, [
    { path: '--out', message: 'it ends in neither .xlsx nor .md', remedy: 'Write for example --out pack.xlsx.' },
  ]);
}

const tooMany = (count: number) =>
  new AppError('input/invalid', `A pack compares at most ${MOST_RUNS} scenarios, not ${count}.`, {}, [
    { path: '--compare', message: 'names too many', remedy: 'Make a second pack.' },
  ]);
