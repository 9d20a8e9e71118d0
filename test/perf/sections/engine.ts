import { engineFlags } from '../../../src-main/services/engine-host/child-engine.ts';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Contender, inTurn, medianOf, type Sample } from '../measure.ts';
import { entry, otherNodes, project, workFolder } from '../prepare.ts';
import { printHeading, printLine } from '../report.ts';

const PATHS = 1000;
const BENCH = join(import.meta.dirname, '../bench-1000.yaml');
const FULL = join(import.meta.dirname, '../bench-1000-full.yaml');
const COMPARED = join(import.meta.dirname, '../bench-1000-compared.yaml');
const BASE = join(project, 'resources/scenarios/base-100m.yaml');

/**
 * The real engine in one thread, under the flags of the engine process, against the bare kernel of its size, which is fastest
 * without them (T5); and the engine's bits under other versions of Node (T9).
 */
export function benchEngine(rounds: number): void {
  const engine = (name: string, file: string): Contender => ({
    name,
    command: process.execPath,
    args: [...engineFlags, entry('run-engine'), project, file, String(PATHS)],
  });
  const kernel = (name: string): Contender => ({
    name,
    command: process.execPath,
    args: [entry('run-kernel'), name, String(PATHS)],
  });
  const bare = 'K3 thinning with index NAV';
  const samples = inTurn(
    [
      kernel(bare),
      engine('bench-1000', BENCH),
      engine('bench-1000-full', FULL),
      engine('bench-1000-compared', COMPARED),
      kernel('K3 thinning'),
      engine('base-100m', BASE),
    ],
    rounds,
    workFolder,
  );
  const perPath = (name: string) => medianOf(samples.get(name), 'cpuMs') / PATHS;
  const sizeOf = (name: string) => {
    const { advances, suburbs } = samples.get(name)!.at(-1)!;
    return `${perPath(name).toFixed(2)} ms; ${Number(advances).toFixed(0)} advances, ${String(suburbs)} suburbs`;
  };

  printHeading('The real engine, one thread, CPU a path');
  printLine({
    target: 'T5',
    what: 'bench-1000 over bare K3 with index NAV',
    value: perPath('bench-1000') / perPath(bare),
    limit: 3,
    side: 'at most',
    unit: 'x',
    note: `${sizeOf('bench-1000')}; kernel ${perPath(bare).toFixed(2)} ms`,
  });
  printLine({
    target: 'T5',
    what: 'bench-1000-full, every part of the fund on, over the same kernel',
    value: perPath('bench-1000-full') / perPath(bare),
    limit: 3,
    side: 'at most',
    unit: 'x',
    note: sizeOf('bench-1000-full'),
  });
  printLine({
    target: 'T5',
    what: 'the same with every path run again without each facility',
    value: perPath('bench-1000-compared') / perPath(bare),
    unit: 'x',
    note: sizeOf('bench-1000-compared'),
  });
  printLine({
    target: 'T5',
    what: 'bench-1000 over bare K3 without NAV',
    value: perPath('bench-1000') / perPath('K3 thinning'),
    unit: 'x',
  });
  printLine({
    target: 'T5',
    what: 'base-100m over bare K3 with index NAV of 1,000 loans',
    value: perPath('base-100m') / perPath(bare),
    unit: 'x',
    note: sizeOf('base-100m'),
  });
  benchBits(String(samples.get('bench-1000')!.at(-1)!['hash']));
}

/** Rows of 64 paths must have the same bits under every Node that is here. */
function benchBits(hash: string): void {
  const others = otherNodes();
  const nodes = others.map(({ command, version }) => {
    const args = [entry('run-engine'), project, BENCH, '64'];
    const sample = JSON.parse(execFileSync(command, args, { cwd: workFolder, encoding: 'utf8' })) as Sample;
    return `${version} ${sample['hash'] === hash ? 'equal' : 'DIFFERENT'}`;
  });
  printLine({
    target: 'T9',
    what: `rows of 64 paths: Node ${process.version} and others on the search path`,
    value: others.length === 0 ? null : nodes.filter((text) => text.endsWith('equal')).length,
    limit: others.length,
    side: 'at least',
    unit: `of ${others.length} equal`,
    note: nodes.length === 0 ? 'no other Node on the search path' : nodes.join(', '),
  });
}
