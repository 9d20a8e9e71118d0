// What a whole committee pack with a raw sheet costs beside exceljs streaming the raw sheet alone: `node test/perf/pack-bench.ts`.
// Each in a process of its own, in turn, bundled as it is shipped; ratios of medians. Prints; nothing is asserted. Linux only (/proc).
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { inTurn, medianOf } from './measure.ts';
import { project, workFolder } from './prepare.ts';
import { printHeading, printLine } from './report.ts';

const rounds = Number(process.argv[2] ?? 5);
const folder = join(workFolder, 'pack');
mkdirSync(folder, { recursive: true });
const source = join(import.meta.dirname, 'pack');
await build({
  root: project,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    minify: false,
    outDir: join(folder, 'bundle'),
    target: 'node22',
    rolldownOptions: {
      input: Object.fromEntries(['write-ours', 'write-peer'].map((name) => [name, join(source, `${name}.ts`)])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
});
const model = join(folder, 'pack.bin');
execFileSync(process.execPath, [join(source, 'make-pack.ts'), model], { stdio: 'inherit' });
const bundled = (name: string) => join(folder, 'bundle', `${name}.js`);

for (const rows of [10_000, 100_000]) {
  const contenders = [
    { name: 'ours', args: [bundled('write-ours'), model, join(folder, 'ours.xlsx'), String(rows)] },
    { name: 'peer', args: [bundled('write-peer'), join(folder, 'peer.xlsx'), String(rows)] },
  ].map((contender) => ({ ...contender, command: process.execPath }));
  const samples = inTurn(contenders, rows > 10_000 ? Math.min(3, rounds) : rounds, project);
  const of = (name: string, key: string) => medianOf(samples.get(name), key);
  printHeading(`The full pack with ${rows} raw rows of 20 columns, over exceljs streaming those rows alone`);
  for (const [key, what] of [
    ['cpuMs', 'CPU of the process'],
    ['wallMs', 'time on the clock'],
  ] as const)
    printLine({
      target: 'T13',
      what,
      value: of('ours', key) / of('peer', key),
      limit: 1,
      side: 'at most',
      unit: 'x',
      note: `${of('ours', key).toFixed(0)} over ${of('peer', key).toFixed(0)} ms`,
    });
  printLine({
    target: 'T13',
    what: 'peak memory of the pack',
    value: of('ours', 'peakMb'),
    limit: 250,
    side: 'at most',
    unit: 'MB',
    note: `peer ${of('peer', 'peakMb').toFixed(0)} MB; files ${of('ours', 'sizeMb').toFixed(1)} and ${of('peer', 'sizeMb').toFixed(1)} MB`,
  });
}
if (process.env.KEEP === undefined) rmSync(folder, { recursive: true, force: true });
