import { projectIn } from '../services/start/places.ts';

/**
 * Projects that the system asks to open: by the command line of the first start, by that of a later one, or (on a Mac) by an event,
 * which may come before there is an application.
 */
export function createOpenFiles() {
  let early: string | null = null;
  let open: ((file: string, isMade: boolean) => void) | null = null;
  const take = (file: string | null, isMade: boolean) => {
    if (file === null) return;
    if (open) open(file, isMade);
    else early = file;
  };
  return {
    /** A file that the system was asked to open: it is there. */
    request: (file: string) => take(file, false),
    /** The command line of a start: a project that it names and that is not there is made. */
    requestFrom: (args: readonly string[], workingFolder: string) => take(projectIn(args, workingFolder), true),
    /** What came before there was an application. */
    early: () => early,
    onRequest(listener: (file: string, isMade: boolean) => void): void {
      open = listener;
    },
  };
}
