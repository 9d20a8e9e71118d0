import { join, sep } from 'node:path';

/**
 * A built entry that is started as a process or a thread of its own. In an installed program the main process runs from an archive,
 * but its children are started from the files that lie beside it.
 */
export const entryFile = (folder: string, name: string) =>
  join(folder.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`), name);
