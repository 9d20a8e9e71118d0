import type { EngineProcess } from '../engine-host/engine-client.ts';

export type Clock = { readonly nowIso: () => string; readonly nowMs: () => number };

export type FileKind = 'csv' | 'yaml' | 'project' | 'text' | 'pdf' | 'workbook' | 'markdown' | 'json' | 'zip';

/** How a host hands files over: dialogs of the desktop, addresses of the browser host. */
export interface FilePorts {
  /** Path that the user chose; 'download' where files are offered by address; null when the user cancelled. */
  pickSave(name: string, kind: FileKind): Promise<string | null>;
  /** Path that the user chose; null when cancelled, or where the host has no dialog. */
  pickOpen(kind: FileKind): Promise<string | null>;
  /**
   * Address at which a file can be fetched once under a name; null where the host writes to chosen paths. `onGone` is told when it was
   * fetched, or nobody came for it.
   */
  readonly offerDownload: ((path: string, name: string, onGone?: () => void) => string) | null;
  /** Removes a file that a page has sent, once it was used. Any other file stays. */
  letGo(path: string): Promise<void>;
  /** The page of the window in front as the bytes of a PDF; null where the browser prints by itself. */
  readonly printPage: (() => Promise<Uint8Array>) | null;
}

/** What the application needs of the outside. Nothing here knows Electron. */
export type AppOptions = {
  readonly paths: {
    /** The project to open; made when it is not there. */
    readonly projectFile: string;
    /** Folder of the built-in data tables. */
    readonly dataDir: string;
    /** Folder of the scenarios that come with the program. */
    readonly samplesDir: string;
    /** Folder for what belongs to the user and to no project: recent files. */
    readonly userDir: string;
    /** Built entry of the store's worker thread. */
    readonly storeWorker: string;
    /** Built entry of the thread that makes and checks packs. */
    readonly packWorker: string;
  };
  readonly clock: Clock;
  readonly spawnEngine: () => EngineProcess;
  readonly files: FilePorts;
  readonly host: 'desktop' | 'browser';
  readonly appVersion: string;
  /** Processor cores: the threads that a run gets unless the user says otherwise. */
  readonly cores: number;
  /** Sample that a new project runs by itself, so that there is a result to look at; null for none. */
  readonly firstRun: string | null;
  /** One line a fact, for the log file; never names or figures of a fund. */
  readonly log: (level: 'info' | 'warn' | 'error', message: string, facts?: Readonly<Record<string, unknown>>) => void;
};

/** What becomes of a run when everything is closed. */
export type CloseMode = 'pause' | 'cancel';
