import { posix, win32 } from 'node:path';
import { AppError, ENGINE_VERSION, type Job, type PlainObject } from '../../../../src-engine/index.ts';
import type { Verdict } from '../../../contract/index.ts';
import type { CatalogueEntry } from '../../data/catalogue.ts';
import type { EngineFacts } from '../../engine-host/engine-client.ts';
import type { LendEngine } from '../../engine-host/engine-guests.ts';
import { gatherPack } from '../gather/gather-pack.ts';
import type { RunToPack } from '../gather/gather-tools.ts';
import { simulateRun } from '../gather/simulate-run.ts';
import { buffersOf, startPackThread, type PackThread } from '../make/pack-thread.ts';
import type { PackRecipe } from '../model/pack-recipe.ts';
import { namedFiles } from '../../scenarios/data-files.ts';
import { differenceFinding, equalFinding, runDifference } from './findings.ts';
import type { OpenedPack } from './check-task.ts';

export type VerifyTools = {
  readonly lend: LendEngine;
  readonly jobOf: (document: PlainObject) => Job;
  readonly workers: () => number;
  readonly engineFacts: () => Promise<EngineFacts>;
  readonly sources: () => readonly CatalogueEntry[];
  readonly packWorker: string;
};
export type VerifySteps = {
  readonly signal: AbortSignal;
  readonly onStep: (step: string, doneFraction: number) => void;
};

/** Share of the work that the runs themselves are; the rest is what the sheets need beside them. */
const RUNS = 0.5;

/**
 * Reads a workbook, simulates what it says it was made of, makes the pack again and compares every cell.
 * @throws AppError `data/invalid` for a file that is no workbook or could do harm, `input/invalid` for one that is no pack,
 *   `run/cancelled`, `engine/...`
 */
export async function verifyPack(
  path: string,
  fileName: string,
  tools: VerifyTools,
  steps: VerifySteps,
): Promise<Verdict> {
  const thread = startPackThread(tools.packWorker);
  try {
    steps.onStep('Reading the workbook', 0);
    const opened = await thread.ask({ task: 'open', path }, steps);
    return { ...(await judged(opened, thread, tools, steps)), fileName };
  } finally {
    await thread.end();
  }
}

async function judged(opened: OpenedPack, thread: PackThread, tools: VerifyTools, steps: VerifySteps) {
  const { recipe, properties } = opened;
  const facts = factsOf(recipe, properties);
  if (recipe === null)
    return verdict(facts, 'different', 'Its recipe was removed or changed, so nothing of it can be computed again.');
  const { engineVersion, kernelHash } = await tools.engineFacts();
  if (recipe.engineVersion !== engineVersion)
    return verdict(
      facts,
      'other-engine',
      `It was made by engine ${recipe.engineVersion}; this is ${ENGINE_VERSION}, whose figures may differ.`,
    );
  if (recipe.kernelHash !== kernelHash)
    return verdict(
      facts,
      'other-engine',
      'It was made by the same engine on a machine or build whose arithmetic gives other figures.',
    );
  const runs = await simulated(recipe, tools, steps);
  if ('refused' in runs) return verdict(facts, 'different', runs.refused);
  const reason = runDifference(
    recipe,
    properties,
    runs.map(({ result }) => result.manifest),
  );
  const [first, ...others] = runs;
  const pack = await gatherPack(
    [first!, ...others],
    {
      title: recipe.title,
      template: recipe.template,
      brand: { companyName: recipe.companyName, accentColour: recipe.accentColour, logo: null },
    },
    {
      lend: (piece) => tools.lend(piece, steps.signal),
      jobOf: tools.jobOf,
      workers: tools.workers(),
      onStep: (step, part) => steps.onStep(step, RUNS + (0.95 - RUNS) * part),
      sources: tools.sources(),
      appVersion: recipe.appVersion,
      kernelHash,
      madeAt: recipe.madeAt,
    },
  );
  steps.onStep('Comparing every cell', 0.95);
  const cells = await thread.ask({ task: 'compare', pack }, { signal: steps.signal, moved: buffersOf(runs) });
  const isEqual = reason === null && cells.differenceCount === 0;
  const finding = isEqual ? equalFinding(cells.cellCount) : differenceFinding(reason, cells);
  return {
    ...verdict(facts, isEqual ? 'equal' : 'different', finding),
    cellCount: cells.cellCount,
    differenceCount: cells.differenceCount + (reason === null ? 0 : reason.differences.length),
    differences: [...(reason?.differences ?? []), ...cells.differences.map(({ kind: _kind, ...cell }) => cell)].slice(
      0,
      200,
    ),
  };
}

/** The runs of the recipe, simulated now; or why one cannot be. */
async function simulated(
  recipe: PackRecipe,
  tools: VerifyTools,
  { signal, onStep }: VerifySteps,
): Promise<RunToPack[] | { readonly refused: string }> {
  const runs: RunToPack[] = [];
  const total = recipe.runs.reduce((sum, { pathsAsked }) => sum + pathsAsked, 0);
  let before = 0;
  for (const [r, run] of recipe.runs.entries()) {
    const { runId, name, version, note, endedAt, document, baseDocument, completed, pathsAsked } = run;
    const step =
      recipe.runs.length === 1 ? `Simulating ${pathsAsked} paths` : `Simulating run ${r + 1} of ${recipe.runs.length}`;
    const outside = namedFiles(document).find(([, file]) => leadsAway(file));
    if (outside !== undefined) return { refused: awayFinding(outside) };
    try {
      const again = await simulateRun(
        document,
        completed,
        ({ done }) => onStep(step, (RUNS * (before + done)) / total),
        { lend: (piece) => tools.lend(piece, signal), jobOf: tools.jobOf, workers: tools.workers() },
      );
      runs.push({ runId, name, version, note, endedAt, document, baseDocument, ...again });
    } catch (error) {
      const isRefusal = error instanceof AppError && /^(input|data|plan|numeric)\//.test(error.code);
      if (!isRefusal) throw error;
      const issue = error.issues[0];
      return {
        refused: `The run that it names cannot be simulated here: ${issue === undefined ? error.message : `${issue.path}: ${issue.message}`}.`,
      };
    }
    before += pathsAsked;
  }
  return runs;
}

/**
 * A workbook may come from anybody: it may name data beside itself, or in folders of the program, and nothing anywhere else on this
 * machine or on another one.
 */
const leadsAway = (file: string): boolean =>
  posix.isAbsolute(file) || win32.isAbsolute(file) || /^[A-Za-z]:/.test(file) || file.split(/[\\/]/).includes('..');

const awayFinding = ([path, file]: readonly [string, string]): string =>
  `Its scenario takes data from another place (${path}: ${file.slice(0, 200)}), which a workbook may not do. Put the file beside the workbook and name it plainly in the scenario.`;

type Facts = Pick<Verdict, 'scenarioName' | 'seed' | 'madeAt' | 'engineVersion' | 'resultHash'>;

function factsOf(recipe: PackRecipe | null, properties: Readonly<Record<string, string>>): Facts {
  const first = recipe?.runs[0];
  return {
    scenarioName: recipe?.runs.map(({ name }) => name).join(' against ') ?? '',
    seed: first?.seed ?? properties['Equihome seed'] ?? '',
    madeAt: recipe?.madeAt ?? '',
    engineVersion: recipe?.engineVersion ?? properties['Equihome engine'] ?? '',
    resultHash: first?.resultHash ?? properties['Equihome result hash'] ?? '',
  };
}

const verdict = (facts: Facts, outcome: Verdict['outcome'], finding: string): Omit<Verdict, 'fileName'> => ({
  outcome,
  finding,
  ...facts,
  cellCount: 0,
  differenceCount: 0,
  differences: [],
});
