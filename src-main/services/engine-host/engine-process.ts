import type { ToEngine } from '../../../src-engine/index.ts';

/** What a host must give: a process that takes and gives messages. A forked child, a utility process, or a pair of functions in a test. */
export interface EngineProcess {
  /** Absent where there is no process of its own. */
  readonly pid?: number | undefined;
  post(message: ToEngine): void;
  onMessage(listener: (message: unknown) => void): void;
  /** `code` is null when a signal ended the process. */
  onExit(listener: (code: number | null, about?: ExitFacts) => void): void;
  /** Ends it at once, whatever it is doing: it holds nothing that could be lost. */
  kill(): void;
}

/** What is known about an end beyond its code. */
export type ExitFacts = {
  readonly signal: string | null;
  /** The end of what it wrote to stderr, where that was kept. */
  readonly lastWords: string;
};
