import type { PlainObject } from '../../../src-engine/index.ts';
import type {
  AppEvent,
  AppSettings,
  Backup,
  Change,
  EditRow,
  ExportJob,
  ExportSchedule,
  Project,
  RunRow,
  ScenarioRow,
  ScenarioState,
  Template,
} from '../../contract/index.ts';
import type { RunStore } from '../engine-host/run-store.ts';

/** Time of the host; the store asks nobody else. ISO 8601 in UTC, with milliseconds. */
export type Clock = { readonly nowIso: () => string; readonly nowMs: () => number };

/** What the store tells of itself: rows that changed, whether all is on disk, a project that was replaced. */
export type StoreEvent = Extract<AppEvent, { type: 'scenario' | 'run' | 'store' | 'project' }>;

/** A scenario as it is kept; the problems of its merged document are the engine's to find. */
export type StoredScenario = Omit<ScenarioState, 'issues'>;

/** A project that is open. Every promise that is fulfilled means: it is on disk. Failures reject with an AppError. */
export type Store = {
  readonly scenarios: ScenarioStore;
  readonly runs: KeptRuns;
  readonly exports: ExportStore;
  readonly backups: BackupStore;
  readonly settings: {
    readonly get: () => Promise<AppSettings>;
    readonly set: (change: Partial<AppSettings>) => Promise<AppSettings>;
  };
  readonly project: () => Promise<Project>;
  /**
   * The project as one file at `path`, without runs that are under way: complete or not there at all. The file is a project
   * and can be opened as it is.
   */
  readonly exportTo: (path: string) => Promise<void>;
  /** Waits for what is being written, tidies and lets go of the file. Later calls reject with `app/closed`. */
  readonly close: () => Promise<void>;
};

/**
 * Scenarios, laid over one another. The document of a scenario holds what the user set there and neither its name nor the
 * scenario below it: both stand in its row. A scenario that is not there is `input/not-found`; one that is locked refuses
 * every change with `app/not-allowed`.
 */
export type ScenarioStore = {
  /** Every scenario, archived ones too, by name. */
  readonly list: () => Promise<readonly ScenarioRow[]>;
  readonly row: (id: number) => Promise<ScenarioRow>;
  readonly open: (id: number) => Promise<StoredScenario>;
  /**
   * @param document what is set; fields `name` and `extends` are left out of it
   * @param yamlText the text that the user wrote, whose comments are kept; null when there is none. A text that says something
   * else than `document` is not kept.
   */
  readonly create: (
    name: string,
    baseId: number | null,
    document: PlainObject,
    yamlText: string | null,
  ) => Promise<StoredScenario>;
  /** The changes are one undo step; an empty label is made from them. They are laid over the document as it then stands. */
  readonly edit: (id: number, changes: readonly Change[], label: string) => Promise<StoredScenario>;
  /** The step that was done last is taken back; `input/conflict` when there is none. */
  readonly undo: (id: number) => Promise<StoredScenario>;
  readonly redo: (id: number) => Promise<StoredScenario>;
  /** Newest first. */
  readonly history: (id: number, limit: number) => Promise<readonly EditRow[]>;
  /** One undo step that brings back the document of an earlier version. */
  readonly restoreVersion: (id: number, version: number) => Promise<StoredScenario>;
  readonly nameVersion: (id: number, version: number, name: string) => Promise<void>;
  /** What the user set as a file, with name, base and the user's comments. */
  readonly yaml: (id: number) => Promise<string>;
  /**
   * Replaces the whole document, as one undo step. A `name` in the text renames the scenario; `extends` may only say what is
   * so. Text that is no YAML is `input/invalid` with the line of each fault.
   */
  readonly setYaml: (id: number, text: string) => Promise<StoredScenario>;
  readonly rename: (id: number, name: string) => Promise<ScenarioRow>;
  readonly describe: (
    id: number,
    change: Partial<Pick<ScenarioRow, 'tags' | 'note' | 'isArchived' | 'isLocked'>>,
  ) => Promise<ScenarioRow>;
  /** `input/conflict` while it has runs or scenarios above it. */
  readonly remove: (id: number) => Promise<void>;
  /** What a run simulates: everything below merged under its own, with its name. */
  readonly mergedDocument: (id: number) => Promise<PlainObject>;
  /** The document of a version on its own, without what lies below it. */
  readonly versionDocument: (id: number, version: number) => Promise<PlainObject>;
};

/** Runs and their results. A run that is not there is `input/not-found`; what was not written by us is `store/damaged`. */
export type KeptRuns = RunStore & {
  readonly listOf: (scenarioId: number) => Promise<readonly RunRow[]>;
  readonly describe: (id: number, change: Partial<Pick<RunRow, 'tags' | 'note' | 'isArchived'>>) => Promise<RunRow>;
  /** `input/conflict` while it is queued, running or paused. */
  readonly remove: (id: number) => Promise<void>;
  /** JSON text of the result, as `finish` was given it; `input/not-found` when there is none yet. */
  readonly result: (id: number) => Promise<string>;
  /** Names of the metrics that are kept, in the order of the engine; empty when there is no result yet. */
  readonly columnNames: (id: number) => Promise<readonly string[]>;
  /** One metric by path index, as long as the run has paths; NaN for a path without a value or that was not simulated. */
  readonly column: (id: number, name: string) => Promise<Float64Array>;
};

/** What an export begins as. */
export type NewExport = Pick<ExportJob, 'runIds' | 'format' | 'templateName' | 'fileName' | 'path' | 'isScheduled'>;
/** What becomes of it. */
export type ExportFacts = Pick<ExportJob, 'state'> &
  Partial<Pick<ExportJob, 'fileHash' | 'sizeBytes' | 'error' | 'path' | 'fileName'>>;

/** Exports of runs as packs: their log, the user's templates, and what is exported when a run is done. */
export type ExportStore = {
  /** Newest first, without step and address, which only the program that makes them knows. */
  readonly list: (limit: number) => Promise<readonly ExportJob[]>;
  readonly add: (job: NewExport) => Promise<ExportJob>;
  /** `input/not-found` for one that is not in the log. */
  readonly change: (id: number, facts: ExportFacts) => Promise<ExportJob>;
  /** The user's own, by name. */
  readonly templates: () => Promise<readonly Template[]>;
  readonly saveTemplate: (template: Omit<Template, 'isBuiltIn'>) => Promise<Template>;
  /** `input/not-found` for one that is not there. A schedule that used it exports nothing any more. */
  readonly removeTemplate: (id: string) => Promise<void>;
  /** Nothing is exported in a project whose schedule was set on another computer or by another user. */
  readonly schedule: () => Promise<ExportSchedule>;
  readonly setSchedule: (schedule: ExportSchedule) => Promise<ExportSchedule>;
};

/** Copies of the project in a folder beside it, each checked when it is made. */
export type BackupStore = {
  /** Newest first. */
  readonly list: () => Promise<readonly Backup[]>;
  readonly now: () => Promise<Backup>;
  /** The present state is backed up first. `input/conflict` while a run is queued, running or paused. */
  readonly restore: (name: string) => Promise<Project>;
  /** Brings back what stood before the last restore; `input/conflict` when there was none. */
  readonly undoRestore: () => Promise<Project>;
};
