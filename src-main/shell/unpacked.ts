import { sep } from 'node:path';

/**
 * The same folder outside the archive. In an installed program the main process runs from an archive; what it starts as a process or
 * a thread of its own, and what those read, are the files that lie beside it.
 */
export const unpacked = (folder: string) => folder.replace(`${sep}app.asar${sep}`, `${sep}app.asar.unpacked${sep}`);
