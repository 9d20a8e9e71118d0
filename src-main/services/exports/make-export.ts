import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { comparisonTable, comparisonView, type Job, type PlainObject } from '../../../src-engine/index.ts';
import type { PackFormat, Template } from '../../contract/index.ts';
import type { CatalogueEntry } from '../data/catalogue.ts';
import type { LendEngine } from '../engine-host/engine-guests.ts';
import type { EngineFacts } from '../engine-host/engine-client.ts';
import { gatherPack } from '../pack/gather/gather-pack.ts';
import type { RunToPack } from '../pack/gather/gather-tools.ts';
import { packColumns } from '../pack/gather/pack-needs.ts';
import { buffersOf, startPackThread } from '../pack/make/pack-thread.ts';
import type { FileToMake, MadeFile } from '../pack/make/tasks.ts';
import type { PackTemplate } from '../pack/model/pack-data.ts';
import { sheetKeys, type Brand } from '../pack/model/sheet.ts';
import type { Store } from '../store/store.ts';
import type { ExportRequest, WrittenExport } from './export-queue.ts';
import { readRuns } from './read-runs.ts';
import { checkPlace, writeNew, writeWhole } from './whole-file.ts';

export type ExportTools = {
  readonly store: Pick<Store, 'runs' | 'scenarios'>;
  readonly lend: LendEngine;
  readonly jobOf: (document: PlainObject) => Job;
  readonly workers: () => number;
  readonly engineFacts: () => Promise<EngineFacts>;
  readonly sources: () => readonly CatalogueEntry[];
  readonly appVersion: string;
  readonly nowIso: () => string;
  /** Built entry of the thread that makes packs. */
  readonly packWorker: string;
};

export type AskedExport = {
  readonly runIds: readonly number[];
  readonly format: PackFormat;
  readonly template: Template;
  /** Where it is written. */
  readonly path: string;
  /** What stands there already stays, and the file gets another name. */
  readonly keepsOthers: boolean;
  /** Offers the file by address instead of leaving it where it is; told when that is over. */
  readonly offer: ((path: string, onGone: () => void) => string) | null;
};

type Steps = Parameters<ExportRequest['make']>[0];

/** Share of the work that gathering is, where something is simulated for it. */
const GATHERING = 0.9;

/** The work of one export, from the store and the engine to a file. */
export const makeExport =
  (asked: AskedExport, tools: ExportTools): ExportRequest['make'] =>
  async (steps): Promise<WrittenExport> => {
    await checkPlace(asked.path);
    const thread = startPackThread(tools.packWorker);
    try {
      const { file, moved } = await fileOf(asked, tools, steps);
      const write = (part: string): Promise<MadeFile> =>
        thread.ask(
          { task: 'make', file, path: part },
          {
            moved,
            signal: steps.signal,
            onStep: (step, part1) => steps.onStep(step, GATHERING + (1 - GATHERING) * part1),
          },
        );
      const { path, made } = asked.keepsOthers
        ? await writeNew(asked.path, write)
        : { path: asked.path, made: await writeWhole(asked.path, write) };
      const { offer } = asked;
      return { ...made, path, takeUrl: offer === null ? null : (onGone) => offer(path, onGone) };
    } catch (error) {
      if (asked.offer !== null) await rmdir(dirname(asked.path)).catch(() => undefined); // the folder was made for this file
      throw error;
    } finally {
      await thread.end();
    }
  };

/** What is to be written, with the buffers that go to the thread. */
async function fileOf(
  { runIds, format, template }: AskedExport,
  tools: ExportTools,
  steps: Steps,
): Promise<{ readonly file: FileToMake; readonly moved: readonly ArrayBuffer[] }> {
  const { store } = tools;
  steps.onStep('Reading the runs', 0);
  if (format === 'json') return { file: { kind: 'json', text: await store.runs.result(runIds[0]!) }, moved: [] };
  if (format === 'csv-set') {
    const runs = await readRuns(store, runIds, null, steps.signal);
    return { file: csvSetOf(runs), moved: buffersOf(runs) };
  }
  const sheets = packTemplateOf(template);
  const [first, ...others] = await readRuns(
    store,
    runIds,
    packColumns(sheets.sheets, template.rawMetrics),
    steps.signal,
  );
  const runs = [first!, ...others] as const;
  const pack = await gatherPack(
    runs,
    { title: runs.map(({ name }) => name).join(' against '), template: sheets, brand: brandOf(template) },
    {
      ...tools,
      lend: (piece) => tools.lend(piece, steps.signal),
      workers: tools.workers(),
      onStep: (step, part) => steps.onStep(step, GATHERING * part),
      sources: tools.sources(),
      kernelHash: (await tools.engineFacts()).kernelHash,
      madeAt: tools.nowIso(),
    },
  );
  return { file: { kind: format, pack }, moved: buffersOf(runs) };
}

function csvSetOf(runs: readonly RunToPack[]): FileToMake {
  const compared = runs.map((run, r) => ({
    ...run,
    runId: run.runId ?? r + 1,
    columnOf: (name: string) => run.columns.get(name) ?? null,
  }));
  return {
    kind: 'csv-set',
    runs: runs.map(({ runId, result, columns, paths }, r) => ({
      folder: runs.length === 1 ? '' : `run-${runId ?? r + 1}`,
      result,
      columns,
      paths,
    })),
    comparison: runs.length < 2 ? null : comparisonTable(comparisonView(compared)),
  };
}

/** What a template says about the sheets. Those that this version does not know are left out. */
export const packTemplateOf = ({ id, name, sheets, studyPaths, rawMetrics }: Template): PackTemplate => ({
  id,
  name,
  sheets: sheetKeys.filter((key) => sheets.includes(key)).toSorted((a, b) => sheets.indexOf(a) - sheets.indexOf(b)),
  studyPaths,
  rawMetrics,
});

export const brandOf = ({ companyName, accentColour, logo }: Template): Brand => ({
  companyName,
  accentColour,
  logo: logo === null ? null : { mediaType: logo.mediaType, bytes: Buffer.from(logo.base64, 'base64') },
});
