import { create } from 'zustand';
import type {
  AppClient,
  AppEvent,
  ExportJob,
  ExportSchedule,
  PackFormat,
  Template,
} from '../../src-main/contract/index.ts';

import { MOST_IN_PACK } from './pack-runs.ts';

export type PackSheet = Awaited<ReturnType<AppClient['packs.sheets']>>[number];

export type PacksSlice = {
  readonly isLoaded: boolean;
  /** Newest first: those under way and those of the log. */
  readonly jobs: readonly ExportJob[];
  readonly sheets: readonly PackSheet[];
  /** Those of the program first. */
  readonly templates: readonly Template[];
  readonly schedule: ExportSchedule;
  /** Runs that the export dialog asks about, the base first; null while it is closed. */
  readonly asking: readonly number[] | null;
};

const start: PacksSlice = {
  isLoaded: false,
  jobs: [],
  sheets: [],
  templates: [],
  schedule: { templateId: null, folder: '' },
  asking: null,
};

/** Committee packs of the project: exports under way and done, templates, and what is exported by itself. */
export const usePacks = create<PacksSlice>(() => start);

/** Exports that are listed. */
const MOST_LISTED = 200;

export async function loadPacks(client: AppClient): Promise<void> {
  const [jobs, sheets, templates, schedule] = await Promise.all([
    client['packs.log']({ limit: MOST_LISTED }),
    client['packs.sheets']({}),
    client['packs.templates']({}),
    client['packs.schedule']({}),
  ]);
  usePacks.setState({ jobs, sheets, templates, schedule, isLoaded: true });
}

/** An export as the host has answered or told. */
export function putJob(job: ExportJob): void {
  usePacks.setState(({ jobs }) => ({
    jobs: [...jobs.filter(({ id }) => id !== job.id), job].sort((a, b) => b.id - a.id).slice(0, MOST_LISTED),
  }));
}

export function hearPacks(event: AppEvent): void {
  if (event.type === 'export') putJob(event.job);
  if (event.type === 'project') usePacks.setState(start); // its list is read anew
}

export const isUnderWay = ({ state }: Pick<ExportJob, 'state'>): boolean => state === 'waiting' || state === 'working';

/** The export at work, else the one that waits longest; null when all are done. */
export const currentExport = ({ jobs }: Pick<PacksSlice, 'jobs'>): ExportJob | null =>
  jobs.findLast(({ state }) => state === 'working') ?? jobs.findLast(isUnderWay) ?? null;

/** Opens the export dialog on these runs, or on as many of them as fit into a pack. */
export const askExport = (runIds: readonly number[]): void =>
  usePacks.setState({ asking: runIds.slice(0, MOST_IN_PACK) });
export const closeExport = (): void => usePacks.setState({ asking: null });

/** What people call a format. */
export const formatTitles: Readonly<Record<PackFormat, string>> = {
  workbook: 'Workbook',
  markdown: 'Markdown report',
  json: 'JSON result',
  'csv-set': 'CSV set',
};
