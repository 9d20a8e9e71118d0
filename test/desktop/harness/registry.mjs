// What the modules of the stand-in share.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const profile = mkdtempSync(join(tmpdir(), 'electron-stand-in-'));
export const windows = new Set();
/** Open web contents by id. */
export const contents = new Map();
/** The command line for a second instance, as the app of Electron sees it. */
export const commandLine = () => [process.execPath, process.env.HARNESS_APP_PATH, ...process.argv.slice(2)];
