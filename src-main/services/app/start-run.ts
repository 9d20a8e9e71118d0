import {
  documentOf,
  fromErrorInfo,
  toErrorInfo,
  type InspectedRun,
  type PlainObject,
} from '../../../src-engine/index.ts';
import type { RunRow } from '../../contract/index.ts';
import { mergeDocuments } from '../scenarios/merge.ts';
import type { AppOptions } from './ports.ts';
import { defined } from './scenario-handlers.ts';
import type { Session } from './session.ts';

export type AskedRun = {
  readonly scenarioId: number;
  /** Over those of the scenario. */
  readonly paths?: number | undefined;
  readonly seed?: string | undefined;
};

/** Pins the scenario as it stands and puts the run in the line. @throws what the engine refuses, with the fields */
export async function startRun(
  session: Session,
  { scenarioId, paths, seed }: AskedRun,
  cores: number,
): Promise<RunRow> {
  const { store, queue } = session;
  const row = await store.scenarios.row(scenarioId);
  const document = await documentFor(session, scenarioId, paths, seed);
  const [run, engine, settings] = await Promise.all([
    inspected(session, document),
    queue.engineFacts(),
    store.settings.get(),
  ]);
  const created = await store.runs.create({
    scenarioId,
    scenarioName: row.name,
    version: row.version,
    document,
    pathsAsked: run.paths,
    seed: run.seed,
    engineVersion: engine.engineVersion,
    kernelHash: engine.kernelHash,
    scenarioHash: run.scenarioHash,
    dataHashes: run.dataHashes,
    workers: settings.workers ?? cores,
  });
  return queue.enqueue(created.id);
}

/** The merged document of the scenario as it stands, with what a run says over it. */
export async function documentFor(
  { store }: Session,
  scenarioId: number,
  paths?: number,
  seed?: string,
): Promise<PlainObject> {
  const document = await store.scenarios.mergedDocument(scenarioId);
  return mergeDocuments(document, documentOf(defined({ 'run.paths': paths, 'run.seed': seed })));
}

/** What a run of the document would be. @throws what the engine refuses, with the fields */
export async function inspected({ queue }: Session, document: PlainObject): Promise<InspectedRun> {
  const inspection = await queue.inspect(document);
  if (inspection.ok) return inspection.run;
  throw fromErrorInfo(inspection.error);
}

/**
 * What the engine does before anybody asks: in a new project it runs a sample, and it draws one preview, so that the first edit
 * finds data and code ready. Nobody waits for it, and a failure shows when the user asks for the same.
 */
export async function beginWork(session: Session, { firstRun, cores, log }: AppOptions): Promise<void> {
  const { store, queue, addedSamples } = session;
  try {
    const sample = firstRun === null ? undefined : addedSamples.get(firstRun);
    if (sample !== undefined) await startRun(session, { scenarioId: sample.row.id }, cores);
    const [scenario] = await store.scenarios.list();
    if (scenario !== undefined) await queue.preview(await documentFor(session, scenario.id), 'first');
  } catch (error) {
    log('info', 'no work before the first question', { reason: toErrorInfo(error).code });
  }
}
