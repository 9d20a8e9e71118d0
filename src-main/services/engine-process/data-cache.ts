import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, resolveZones, type DataRoom, type Scenario, type ZonePlan } from '../../../src-engine/index.ts';
import { importDataFiles } from '../data/import-files.ts';
import { loadDataRoom } from '../data/load-data.ts';

/** What a job stands on, and the zones that are calibrated on it: most of the time between an edit and its preview. */
export type CachedData = { readonly room: DataRoom; zonesOf(scenario: Scenario): ZonePlan };

/** Rooms kept: the built-in data alone, and those of a scenario or two with files of their own. */
const MOST_ROOMS = 3;
const MOST_ZONES = 8;

/**
 * Keeps loaded data and calibrated zones between jobs of one process. Both are pure functions of files and settings, so a kept
 * one is the same as a fresh one; a file whose time or size has changed is read again.
 */
export function createDataCache() {
  const rooms = new Map<string, CachedData>();

  return {
    get(dataDir: string, dataFiles: Readonly<Record<string, string>>): CachedData {
      const key = JSON.stringify([dataDir, signatureOf(dataDir), Object.entries(dataFiles).map(fileSignature)]);
      return kept(rooms, key, MOST_ROOMS, () => withZones(importDataFiles(loadDataRoom(dataDir), dataFiles)));
    },
  };
}
export type DataCache = ReturnType<typeof createDataCache>;

function withZones(room: DataRoom): CachedData {
  const plans = new Map<string, ZonePlan>();
  return {
    room,
    zonesOf: ({ zones }) => kept(plans, canonicalJson(zones), MOST_ZONES, () => resolveZones(zones, room)),
  };
}

/** The entry, made when there is none; the one not used for longest leaves. */
function kept<Value>(entries: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const value = entries.get(key) ?? make();
  entries.delete(key);
  entries.set(key, value);
  for (const oldest of entries.keys()) if (entries.size > most) entries.delete(oldest);
  return value;
}

function signatureOf(folder: string): string {
  try {
    return readdirSync(folder)
      .map((name) => fileSignature([name, join(folder, name)]))
      .join();
  } catch {
    return ''; // the loader says what is wrong
  }
}

function fileSignature([name, file]: readonly [string, string]): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return `${name} ${file} ${stat?.mtimeMs} ${stat?.size}`;
}
