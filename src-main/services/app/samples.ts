import { isPlainObject, type PlainObject } from '../../../src-engine/index.ts';
import { locateScenario, readScenarioText, scenarioNames } from '../scenarios/scenario-file.ts';
import { parseYamlTree } from '../scenarios/yaml-tree.ts';
import type { Store, StoredScenario } from '../store/store.ts';

/** A scenario that comes with the program. */
export type Sample = {
  readonly name: string;
  readonly description: string;
  /** The sample that it is laid over; null for one that stands alone. */
  readonly base: string | null;
  /** What its own file sets. */
  readonly document: PlainObject;
  readonly text: string;
};

/** The samples, a base before what is laid over it. */
export async function readSamples(folder: string): Promise<readonly Sample[]> {
  const samples = await Promise.all((await scenarioNames(folder)).map((name) => readSample(name, folder)));
  const depth = (sample: Sample): number => {
    const base = samples.find(({ name }) => name === sample.base);
    return base === undefined ? 0 : 1 + depth(base);
  };
  return samples.toSorted((a, b) => depth(a) - depth(b));
}

async function readSample(name: string, folder: string): Promise<Sample> {
  const text = await readScenarioText(await locateScenario(name, folder, folder));
  const { data } = parseYamlTree(text, `${name}.yaml`);
  const document = isPlainObject(data) ? data : {};
  const { extends: base, description } = document;
  return {
    name,
    description: typeof description === 'string' ? description.trim() : '',
    base: typeof base === 'string' ? base : null,
    document,
    text,
  };
}

/** Puts every sample into a new project, each over its base. Returns them by name. */
export async function addSamples(store: Store, samplesDir: string): Promise<ReadonlyMap<string, StoredScenario>> {
  const added = new Map<string, StoredScenario>();
  for (const { name, base, document, text } of await readSamples(samplesDir)) {
    const below = base === null ? undefined : added.get(base);
    added.set(name, await store.scenarios.create(name, below?.row.id ?? null, document, text));
  }
  return added;
}

/** Folders in which a data file that a scenario names may lie: beside the project, then beside the samples. */
export const dataFolders = (projectFolder: string, samplesDir: string): readonly string[] => [
  projectFolder,
  samplesDir,
];
