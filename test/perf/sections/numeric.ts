import { type Contender, inTurn, medianOf } from '../measure.ts';
import { entry, type Peers, pythonPeer, workFolder } from '../prepare.ts';
import { printHeading, printLine } from '../report.ts';

/** Internal rates (T10) and blocks of normals (T11) against the peers. */
export function benchNumeric(peers: Peers, rounds: number): void {
  const { cpp, python } = peers;
  const contenders: Contender[] = [
    { name: 'irr', command: process.execPath, args: [entry('run-irr')] },
    { name: 'normals', command: process.execPath, args: [entry('run-normals')] },
  ];
  if (cpp !== null) contenders.push({ name: 'c++ irr', command: cpp('irr'), args: [] });
  if (python !== null)
    contenders.push(
      { name: 'numpy irr', command: python, args: [pythonPeer('irr')] },
      { name: 'numpy normals', command: python, args: [pythonPeer('normals')] },
    );
  const samples = inTurn(contenders, rounds, workFolder);
  const micros = (name: string) => medianOf(samples.get(name), 'microsPerSolve');
  const nanos = (name: string) => medianOf(samples.get(name), 'nanosPerNormal');
  const classes = samples.get('irr')!.at(-1)!['classes'] as number[];

  printHeading('Internal rates and normals');
  printLine({
    target: 'T10',
    what: 'IRR with classes: speed over plain Newton in C++',
    value: micros('c++ irr') / micros('irr'),
    limit: 0.5,
    side: 'at least',
    unit: 'x',
    note: `${micros('irr').toFixed(2)} us a solve`,
  });
  printLine({
    target: 'T10',
    what: 'IRR: speed over vectorised numpy',
    value: micros('numpy irr') / micros('irr'),
    unit: 'x',
  });
  printLine({
    target: 'T10',
    what: 'IRR: largest distance from a bracketing root, annual',
    value: medianOf(samples.get('irr'), 'worst'),
    limit: 1e-10,
    side: 'at most',
    unit: '',
    note: `one root ${classes[0]}, none ${classes[1]}, several ${classes[2]}, total loss ${classes[3]}`,
  });
  printLine({
    target: 'T11',
    what: "Normals in blocks: CPU over numpy's PCG64",
    value: nanos('normals') / nanos('numpy normals'),
    limit: 1.2,
    side: 'at most',
    unit: 'x',
    note: `${nanos('normals').toFixed(2)} ns a normal`,
  });
}
