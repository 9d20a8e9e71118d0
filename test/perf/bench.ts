// Prints the speed of the engine as ratios: node test/perf/bench.ts [kernel] [numeric] [engine] [process] [--rounds n]
// A ratio is one of medians of CPU time over rounds in turn; milliseconds beside it belong to the machine of the day.
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { buildProgram, bundleEntries, preparePeers } from './prepare.ts';
import { benchEngine } from './sections/engine.ts';
import { benchKernel } from './sections/kernel.ts';
import { benchNumeric } from './sections/numeric.ts';
import { benchProcess } from './sections/process.ts';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const wanted = (section: string) => positionals.length === 0 || positionals.includes(section);

const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
const memoryGb = (totalmem() / 1024 ** 3).toFixed(0);
console.log(`${processor}, ${cpus().length} cores, ${memoryGb} GB, Node ${process.version}; ${rounds} rounds in turn`);
await bundleEntries();
const peers = preparePeers();
for (const note of peers.notes) console.log(note);
if (wanted('kernel')) benchKernel(peers, rounds);
if (wanted('numeric')) benchNumeric(peers, rounds);
if (wanted('engine')) benchEngine(rounds);
if (wanted('process')) {
  buildProgram();
  await benchProcess(rounds);
}
