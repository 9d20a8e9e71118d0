import { type Contender, inTurn, medianOf } from '../measure.ts';
import { entry, type Peers, pythonPeer, workFolder } from '../prepare.ts';
import { type Line, printHeading, printLine } from '../report.ts';

const PATHS = 1000;
const NUMPY_PATHS = 250; // enough to be steady: numpy month by month takes seconds

/** The canonical kernel on the engine's own functions against numpy and C++: T1 to T4, and keyed draws of T11. */
export function benchKernel(peers: Peers, rounds: number): void {
  const engine = (name: string): Contender => ({
    name,
    command: process.execPath,
    args: [entry('run-kernel'), name, String(PATHS)],
  });
  const contenders: Contender[] = [
    engine('K1 exit-time'),
    engine('K1 exit-time, keyed draws'),
    engine('K1 month by month'),
    engine('K3 thinning'),
  ];
  const { cpp, python } = peers;
  if (cpp !== null)
    for (const name of ['exit', 'month', 'thin'])
      contenders.push({ name: `c++ ${name}`, command: cpp('kern'), args: [name, String(PATHS)] });
  if (python !== null)
    for (const name of ['exit', 'month', 'month-K3'])
      contenders.push({
        name: `numpy ${name}`,
        command: python,
        args: [pythonPeer('kern'), name, String(NUMPY_PATHS)],
      });
  const samples = inTurn(contenders, rounds, workFolder);
  const perPath = (name: string) =>
    medianOf(samples.get(name), 'cpuMs') / (name.startsWith('numpy') ? NUMPY_PATHS : PATHS);
  const times = (name: string, over: string) => perPath(name) / perPath(over);

  printHeading('Canonical kernel: 1,000 loans, 100 suburbs, 120 months');
  const lines: Line[] = [
    faster('T1', 'K1 exit-time: times faster than numpy month by month', times('numpy month', 'K1 exit-time'), 15),
    faster('T1', 'K1 exit-time: times faster than numpy exit-time', times('numpy exit', 'K1 exit-time'), 2.5),
    slower('T2', 'K1 exit-time: CPU over C++ exit-time', times('K1 exit-time', 'c++ exit'), 4),
    faster('T3', 'K3 thinning: times faster than numpy month by month', times('numpy month-K3', 'K3 thinning'), 15),
    slower('T3', 'K3 thinning: CPU over C++ thinning', times('K3 thinning', 'c++ thin'), 4),
    faster('T4', 'Oracle: times faster than numpy month by month', times('numpy month', 'K1 month by month'), 2.5),
    slower('T4', 'Oracle: CPU over C++ month by month', times('K1 month by month', 'c++ month'), 2),
    slower('T11', 'Keyed draws: CPU over the same kernel', times('K1 exit-time, keyed draws', 'K1 exit-time'), 1.3),
  ];
  for (const line of lines) printLine(line);
  console.log('\n| contender | CPU a path, ms | mean IRR | mean multiple | exits: sale, refinance, default |');
  console.log('|---|---|---|---|---|');
  for (const { name } of contenders) {
    const last = samples.get(name)!.at(-1)!;
    const exits = (last['exits'] as number[]).map((n) => n.toFixed(1)).join(', ');
    const irr = (100 * Number(last['irr'])).toFixed(2);
    console.log(
      `| ${name} | ${perPath(name).toFixed(3)} | ${irr} % | ${Number(last['multiple']).toFixed(3)} | ${exits} |`,
    );
  }
}

function faster(target: string, what: string, value: number, limit: number): Line {
  return { target, what, value, limit, side: 'at least', unit: 'x' };
}

function slower(target: string, what: string, value: number, limit: number): Line {
  return { target, what, value, limit, side: 'at most', unit: 'x' };
}
