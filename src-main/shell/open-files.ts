import { projectIn } from '../services/start/places.ts';

/**
 * Projects that the system asks to open: by the command line of the first start, by that of a later one, or (on a Mac) by an event,
 * which may come before there is an application.
 */
export function createOpenFiles() {
  let early: string | null = null;
  let open: ((file: string) => void) | null = null;
  return {
    request(file: string | null): void {
      if (file === null) return;
      if (open) open(file);
      else early = file;
    },
    requestFrom(args: readonly string[], workingFolder: string): void {
      this.request(projectIn(args, workingFolder));
    },
    /** What came before there was an application. */
    early: () => early,
    onRequest(listener: (file: string) => void): void {
      open = listener;
    },
  };
}
