import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  CHUNK_PATHS,
  createChunkSimulator,
  createFanCounts,
  createPathRunner,
  METRIC,
  parseScenario,
  resolveScenario,
  ROW_WIDTH,
} from '../../../src-engine/index.ts';
import { loadDataRoom } from '../../../src-main/services/data/load-data.ts';
import { readScenario } from '../../../src-main/services/scenarios/read-scenario.ts';

/**
 * The whole engine in one thread, chunk by chunk as a worker does: `run-engine <project folder> <scenario file> <paths>`. CPU per
 * path, advances, hash of rows.
 */
const WARM_UP_PATHS = 5 * CHUNK_PATHS;
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
const rows = new Float64Array(Math.max(paths, WARM_UP_PATHS) * ROW_WIDTH);
const simulator = createChunkSimulator({ paths: rows.length / ROW_WIDTH }, createPathRunner(plan), {
  rows,
  fans: createFanCounts(plan.fans),
});
const chunks = (count: number) => {
  for (let chunk = 0; chunk * CHUNK_PATHS < count; chunk++) simulator.simulate(chunk, () => false);
};
chunks(WARM_UP_PATHS);

const before = process.cpuUsage();
chunks(paths);
const { user, system } = process.cpuUsage(before);

let advances = 0;
for (let path = 0; path < paths; path++) advances += rows[path * ROW_WIDTH + METRIC.advancesMadeCount]! / paths;
const hash = createHash('sha256')
  .update(new Uint8Array(rows.buffer, 0, HASHED_PATHS * ROW_WIDTH * 8))
  .digest('hex');
console.log(JSON.stringify({ cpuMs: (user + system) / 1000, paths, advances, suburbs: plan.book.suburbs, hash }));
