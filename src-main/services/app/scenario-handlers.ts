import { AppError, parseScenario, toErrorInfo, type FieldIssue, type PlainObject } from '../../../src-engine/index.ts';
import type { AppHandlers, ScenarioState } from '../../contract/index.ts';
import { mergeDocuments } from '../scenarios/merge.ts';
import { parseYamlTree } from '../scenarios/yaml-tree.ts';
import type { StoredScenario } from '../store/store.ts';
import { readSamples } from './samples.ts';
import type { Session } from './session.ts';

type ScenarioHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `scenarios.${string}`>>;

/** Scenarios as the store keeps them, with what the schema says of their merged documents. */
export function scenarioHandlers(session: () => Session, samplesDir: string): ScenarioHandlers {
  const scenarios = () => session().store.scenarios;

  async function create(
    name: string,
    from: Parameters<ScenarioHandlers['scenarios.create']>[0]['from'],
  ): Promise<StoredScenario> {
    switch (from.kind) {
      case 'empty':
        return scenarios().create(name, null, { format: 1 }, null);
      case 'base':
        return scenarios().create(name, from.baseId, { format: 1 }, null);
      case 'copy': {
        const copied = await scenarios().open(from.id);
        return scenarios().create(name, copied.row.baseId, copied.document, await scenarios().yaml(from.id));
      }
      case 'sample':
        return fromSample(name, from.sample);
      case 'yaml':
        return fromText(name, from.text);
    }
  }

  /** Over the scenario of the same name as its base, where the project has it; alone with all it extends otherwise. */
  async function fromSample(name: string, sampleName: string): Promise<StoredScenario> {
    const samples = await readSamples(samplesDir);
    const sample = samples.find((one) => one.name === sampleName);
    if (sample === undefined)
      throw new AppError('input/not-found', `There is no sample "${sampleName}".`, {}, [
        { path: 'sample', message: 'no such sample', remedy: `Take one of ${samples.map((s) => s.name).join(', ')}.` },
      ]);
    return scenarios().create(name, await baseNamed(sample.base), sample.document, sample.text);
  }

  async function fromText(name: string, text: string): Promise<StoredScenario> {
    const { data } = parseYamlTree(text, `${name}.yaml`);
    const document = data as PlainObject; // parseYamlTree gives plain data; the store refuses what is no group of fields
    const base = (document as { extends?: unknown } | null)?.extends;
    return scenarios().create(name, await baseNamed(typeof base === 'string' ? base : null), document, text);
  }

  async function baseNamed(base: string | null): Promise<number | null> {
    if (base === null) return null;
    const rows = await scenarios().list();
    const found = rows.find((row) => row.name === base) ?? null;
    if (found !== null) return found.id;
    const samples = await readSamples(samplesDir);
    const sample = samples.find((one) => one.name === base);
    if (sample === undefined)
      throw new AppError('input/not-found', `It extends a scenario that is not there.`, {}, [
        {
          path: 'extends',
          message: `neither the project nor the samples have a scenario "${base}"`,
          remedy: 'Add that scenario first, or take the line out.',
        },
      ]);
    return (await fromSample(base, base)).row.id;
  }

  return {
    'scenarios.list': async () => [...(await scenarios().list())],
    'scenarios.open': async ({ id }) => checked(await scenarios().open(id)),
    'scenarios.create': async ({ name, from }) => checked(await create(name, from)),
    'scenarios.samples': async () =>
      (await readSamples(samplesDir)).map(({ name, description }) => ({ name, description })),
    'scenarios.edit': async ({ id, changes, label }) => checked(await scenarios().edit(id, changes, label)),
    'scenarios.undo': async ({ id }) => checked(await scenarios().undo(id)),
    'scenarios.redo': async ({ id }) => checked(await scenarios().redo(id)),
    'scenarios.history': async ({ id, limit }) => [...(await scenarios().history(id, limit))],
    'scenarios.restoreVersion': async ({ id, version }) => checked(await scenarios().restoreVersion(id, version)),
    'scenarios.nameVersion': async ({ id, version, name }) => {
      await scenarios().nameVersion(id, version, name);
      return {};
    },
    'scenarios.yaml': async ({ id }) => ({ text: await scenarios().yaml(id) }),
    'scenarios.setYaml': async ({ id, text }) => checked(await scenarios().setYaml(id, text)),
    'scenarios.rename': ({ id, name }) => scenarios().rename(id, name),
    'scenarios.describe': ({ id, ...change }) => scenarios().describe(id, defined(change)),
    'scenarios.remove': async ({ id }) => {
      await scenarios().remove(id);
      return {};
    },
  };
}

/** With the problems that the schema finds in base and scenario together; rules between fields come with a preview. */
function checked(stored: StoredScenario): ScenarioState {
  return {
    ...stored,
    issues: [...issuesOf({ ...mergeDocuments(stored.baseDocument, stored.document), name: stored.row.name })],
  };
}

/** Fields that were given. */
export function defined<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function issuesOf(document: PlainObject): readonly FieldIssue[] {
  try {
    parseScenario(document);
    return [];
  } catch (error) {
    const { issues, message } = toErrorInfo(error);
    return issues.length > 0 ? issues : [{ path: '', message, remedy: '' }];
  }
}
