/** Where a command writes. Injected, so that tests read what a user would see. */
export type Console = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True on a terminal: progress is then drawn in place. */
  readonly isTerminal: boolean;
  /** Width of the terminal that progress is drawn on. */
  readonly columns: number;
};

/**
 * The process's own streams. A reader that leaves early (`equihome data | head -1`) ends the process quietly: nobody waits
 * for the rest.
 */
export function processConsole(): Console {
  const quit = (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  };
  process.stdout.on('error', quit);
  process.stderr.on('error', quit);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    columns: process.stderr.columns || 100,
  };
}

/** Exit codes of every command, as the user guide lists them. */
export const EXIT = { ok: 0, failed: 1, badInput: 2, cancelled: 3 } as const;
