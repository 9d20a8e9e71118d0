import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hostileFiles } from './hostile-files.ts';
import type { HostileScenario } from './hostile-scenario.ts';
import { hostileValues } from './hostile-values.ts';

/** Scenarios that must each be refused with a one-screen error that names the field, exit code 2, no stack trace. */
export const hostileScenarios: readonly HostileScenario[] = [...hostileFiles, ...hostileValues];

/** Writes the files of a case into a folder of its own (created) and returns the path of its entry. */
export function writeHostile(scenario: HostileScenario, folder: string): string {
  for (const [name, content] of Object.entries(scenario.files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(folder, scenario.entry);
}
