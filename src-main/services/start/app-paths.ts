import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import type { AppOptions } from '../app/ports.ts';
import { resourceFolder } from './places.ts';

/** What the application is told alike in every host. `entries` is the folder of the built entries. */
export function commonOptions(
  entries: string,
  userDir: string,
  projectFile: string,
): Pick<AppOptions, 'paths' | 'clock' | 'appVersion' | 'cores' | 'firstRun'> {
  const resources = resourceFolder(entries);
  return {
    paths: {
      projectFile,
      dataDir: join(resources, 'data'),
      samplesDir: join(resources, 'scenarios'),
      userDir,
      storeWorker: join(entries, 'store-worker.js'),
      packWorker: join(entries, 'pack-worker.js'),
    },
    clock: { nowIso: () => new Date().toISOString(), nowMs: () => Date.now() },
    appVersion: appVersion(resources),
    cores: cpus().length,
    firstRun: 'base-100m',
  };
}

/** Version of the program, which stands beside its resources. */
export function appVersion(resources: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(resources), 'package.json'), 'utf8')) as { version: string };
  return version;
}
