import { execFileSync, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJob } from '../../../src-main/services/cli/read-job.ts';
import { engineFlags } from '../../../src-main/services/engine-host/child-engine.ts';
import { createEngineClient } from '../../../src-main/services/engine-host/engine-client.ts';
import { median } from '../measure.ts';
import { project } from '../prepare.ts';
import { printHeading, printLine } from '../report.ts';

const FEW = 1000;
const SHARED = 10_000; // long enough that compiling the code once more in a second thread is not what is measured
const MANY = 20_000;
const TICKS_PER_SECOND = 100; // USER_HZ of Linux on x64 and arm64
const scenario = 'base-100m';

type Cost = { readonly cpuSeconds: number; readonly wallSeconds: number; readonly peakMb: number };

/** The built engine process as it is shipped: cost of a second worker and equal bytes (T6), peak memory (T7). */
export async function benchProcess(rounds: number): Promise<void> {
  printHeading(`The engine process on ${scenario}`);
  const bytes = [1, 2, 4].map((workers) => resultOf(workers));
  printLine({
    target: 'T6',
    what: 'result of 1, 2 and 4 workers: different bytes',
    value: bytes.filter((text) => text !== bytes[0]).length,
    limit: 0,
    side: 'at most',
    unit: '',
    note: `${bytes[0]!.length} bytes of JSON`,
  });
  if (!existsSync('/proc/self/status')) {
    console.log('| T6, T7 | CPU and memory of the engine process | not measured | | needs the /proc of Linux |');
    return;
  }
  const one: Cost[] = [];
  const two: Cost[] = [];
  const many: Cost[] = [];
  const small: Cost[] = [];
  for (let round = 0; round < rounds; round++) {
    small.push(await costOf(FEW, 1));
    one.push(await costOf(SHARED, 1));
    two.push(await costOf(SHARED, 2));
    if (round < 3) many.push(await costOf(MANY, 1));
  }
  const of = (costs: readonly Cost[], key: keyof Cost) => median(costs.map((cost) => cost[key]));
  printLine({
    target: 'T6',
    what: `CPU of 2 workers over 1 worker, ${SHARED} paths`,
    value: of(two, 'cpuSeconds') / of(one, 'cpuSeconds'),
    limit: 1.15,
    side: 'at most',
    unit: 'x',
    note: `best wall speed-up ${(least(one) / least(two)).toFixed(2)}`,
  });
  const few = of(small, 'peakMb');
  printLine({
    target: 'T7',
    what: `peak memory, 1 worker, ${FEW} paths`,
    value: few,
    limit: 150,
    side: 'at most',
    unit: 'MB',
    note: `largest of ${rounds} rounds ${Math.max(...small.map((cost) => cost.peakMb)).toFixed(0)} MB`,
  });
  printLine({
    target: 'T7',
    what: `peak memory of ${MANY} paths over ${FEW}`,
    value: of(many, 'peakMb') / few,
    limit: 1.2,
    side: 'at most',
    unit: 'x',
    note: `${of(many, 'peakMb').toFixed(0)} MB`,
  });
  printLine({
    target: 'T7',
    what: `a second worker, ${SHARED} paths`,
    value: of(two, 'peakMb') - of(one, 'peakMb'),
    limit: 40,
    side: 'at most',
    unit: 'MB',
  });
}

function least(costs: readonly Cost[]): number {
  return Math.min(...costs.map((cost) => cost.wallSeconds));
}

function resultOf(workers: number): string {
  const args = ['out/main/cli.js', 'run', scenario, '--paths', '512', '--workers', String(workers), '--json'];
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return execFileSync(process.execPath, args, {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: [...stdio],
  });
}

/** One run in an engine process of its own; CPU and peak memory as the kernel of the system has counted them. */
async function costOf(paths: number, workers: number): Promise<Cost> {
  const child = fork(join(project, 'out/main/engine.js'), [], {
    execArgv: [...engineFlags],
    serialization: 'advanced',
  });
  const engine = createEngineClient({
    post: (message) => void child.send(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  });
  const folders = { workingFolder: project, resourceFolder: join(project, 'resources/scenarios') };
  const { job } = await readJob(scenario, folders, join(project, 'resources/data'), { paths });
  const before = performance.now();
  await engine.run(job, workers, false, () => undefined).answer;
  const wallSeconds = (performance.now() - before) / 1000;
  const { cpuSeconds, peakMb } = countedOf(child.pid!);
  engine.close();
  return { cpuSeconds, wallSeconds, peakMb };
}

/** CPU (user and system, all threads) and high-water mark of resident memory of a living process. */
function countedOf(pid: number): { cpuSeconds: number; peakMb: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  const peakKb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1];
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, peakMb: Number(peakKb) / 1024 };
}
