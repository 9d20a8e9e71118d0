import type { StoredResult } from '../../../../src-engine/index.ts';
import type { Verdict } from '../../../contract/index.ts';
import type { PackRecipe } from '../model/pack-recipe.ts';
import type { CellComparison } from './compare-cells.ts';

type Manifest = StoredResult['manifest'];

/** Why the runs of a workbook are not those that are computed from its recipe. */
export type RunDifference = { readonly because: string; readonly differences: Verdict['differences'] };

const many = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

export const equalFinding = (cellCount: number): string =>
  `Every one of its ${cellCount} cells is what the engine computes, and so is the hash of its results.`;

/** The first reason in one sentence: other grounds of the run, a changed term, a changed cell. */
export function differenceFinding(
  reason: RunDifference | null,
  { differences, differenceCount }: CellComparison,
): string {
  if (reason !== null)
    return `${reason.because} ${many(differenceCount, 'cell')} differ${differenceCount === 1 ? 's' : ''}.`;
  const inputs = differences.filter(({ kind }) => kind === 'input');
  const [first] = differences;
  const named = first!.label === '' ? first!.place : `${first!.place} (${first!.label})`;
  if (inputs.length > 0) {
    const others = differenceCount - inputs.length;
    const rest =
      others === 0
        ? ''
        : ` ${many(others, 'other cell')} differ${others === 1 ? 's' : ''}, as what follows from it would.`;
    const more = inputs.length === 1 ? '' : `, and ${many(inputs.length - 1, 'other term')} too`;
    return `A term was changed: ${named} says ${first!.inFile} and was made with ${first!.computed}${more}.${rest}`;
  }
  if (first!.kind === 'sheet')
    return `The sheet ${first!.place} ${first!.inFile}. ${many(differenceCount, 'difference')} in all.`;
  const rest =
    differenceCount === 1
      ? ''
      : ` ${many(differenceCount - 1, 'other cell')} differ${differenceCount === 2 ? 's' : ''} as well.`;
  return `A cell was changed: ${named} says ${first!.inFile}; the engine computes ${first!.computed}.${rest}`;
}

/** What a run rests on, as the workbook says it and as it is here; null when all is the same. */
export function runDifference(
  { runs }: PackRecipe,
  properties: Readonly<Record<string, string>>,
  manifests: readonly Manifest[],
): RunDifference | null {
  const stated = {
    seed: properties['Equihome seed'],
    resultHash: properties['Equihome result hash']?.split(' '),
    scenarioHash: properties['Equihome scenario hash']?.split(' '),
  };
  for (const [r, run] of runs.entries()) {
    const now = manifests[r]!;
    const at = (what: string, inFile: string, computed: string): Verdict['differences'][number] => ({
      place: runs.length === 1 ? 'Recipe' : `Recipe, run ${r + 1}`,
      label: what,
      inFile,
      computed,
    });
    const seeds = [run.seed, ...(r === 0 && stated.seed !== undefined ? [stated.seed] : [])];
    const seed = seeds.find((one) => one !== now.seed);
    if (seed !== undefined)
      return {
        because: `It was made with another seed: it says ${seed}, and its recipe gives ${now.seed}.`,
        differences: [at('Seed', seed, now.seed)],
      };
    const tables = new Set([...Object.keys(run.dataHashes), ...Object.keys(now.dataHashes)]);
    const data = [...tables].filter((table) => run.dataHashes[table] !== now.dataHashes[table]);
    if (data.length > 0)
      return {
        because: `The data here are not those that it was made with: ${data.join(', ')}.`,
        differences: data.map((table) =>
          at(`Data: ${table}`, run.dataHashes[table] ?? 'none', now.dataHashes[table] ?? 'none'),
        ),
      };
    const scenario = [run.scenarioHash, stated.scenarioHash?.[r] ?? run.scenarioHash].find(
      (hash) => hash !== now.scenarioHash,
    );
    if (scenario !== undefined)
      return {
        because: 'The scenario of its recipe is not the one that was run: a term of it was changed.',
        differences: [at('Scenario hash', scenario, now.scenarioHash)],
      };
    if (run.pathsAsked !== now.pathsAsked)
      return {
        because: `It was made with ${run.pathsAsked} paths, and its recipe gives ${now.pathsAsked}.`,
        differences: [at('Paths', String(run.pathsAsked), String(now.pathsAsked))],
      };
    const result = [run.resultHash, stated.resultHash?.[r] ?? run.resultHash].find((hash) => hash !== now.resultHash);
    if (result !== undefined)
      return {
        because: 'The hash of its results is not that of what the engine computes.',
        differences: [at('Result hash', result, now.resultHash)],
      };
  }
  return null;
}
