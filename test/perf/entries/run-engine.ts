import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  createFanCounts,
  createPathRunner,
  METRIC,
  parseScenario,
  resolveScenario,
  ROW_WIDTH,
} from '../../../src-engine/index.ts';
import { loadDataRoom } from '../../../src-main/services/data/load-data.ts';
import { readScenario } from '../../../src-main/services/scenarios/read-scenario.ts';

/** The whole engine in one thread: `run-engine <project folder> <scenario file> <paths>`. CPU per path, advances, hash of rows. */
const WARM_UP_PATHS = 300;
const HASHED_PATHS = 64;
const [project = '.', file = '', count = '1000'] = process.argv.slice(2);
const paths = Number(count);
const { document } = await readScenario(file, {
  workingFolder: process.cwd(),
  resourceFolder: join(project, 'resources/scenarios'),
});
const plan = resolveScenario(parseScenario(document), loadDataRoom(join(project, 'resources/data')), {
  seedGiven: true,
});
const runner = createPathRunner(plan);
const fans = createFanCounts(plan.fans);
const rows = new Float64Array(Math.max(paths, HASHED_PATHS) * ROW_WIDTH);
for (let path = 0; path < WARM_UP_PATHS; path++) runner.measure(path, rows, 0, fans);

const before = process.cpuUsage();
for (let path = 0; path < paths; path++) runner.measure(path, rows, path * ROW_WIDTH, fans);
const { user, system } = process.cpuUsage(before);

let advances = 0;
for (let path = 0; path < paths; path++) advances += rows[path * ROW_WIDTH + METRIC.advancesMadeCount]! / paths;
const hash = createHash('sha256')
  .update(new Uint8Array(rows.buffer, 0, HASHED_PATHS * ROW_WIDTH * 8))
  .digest('hex');
console.log(JSON.stringify({ cpuMs: (user + system) / 1000, paths, advances, suburbs: plan.book.suburbs, hash }));
