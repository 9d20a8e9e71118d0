/** Where a command writes. Injected, so that tests read what a user would see. */
export type Console = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True on a terminal: progress is then drawn in place. */
  readonly isTerminal: boolean;
  readonly columns: number;
};

/** The process's own streams. */
export function processConsole(): Console {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 100,
  };
}

/** Exit codes of every command, as the user guide lists them. */
export const EXIT = { ok: 0, failed: 1, badInput: 2, cancelled: 3 } as const;
