// Prints the time and size of views of long runs: node test/perf/views-bench.ts
// The columns are those of 400 simulated paths, repeated with small shifts to 10,000: views read columns, they do not simulate.
import { comparisonView } from '../../src-engine/views/comparison.ts';
import { deskView } from '../../src-engine/views/desk.ts';
import { headlineView } from '../../src-engine/views/headline.ts';
import type { ComparedRun } from '../../src-engine/views/pairing.ts';
import { everyFeature } from '../support/every-feature.ts';
import { viewRun } from '../support/view-runs.ts';
import { median } from './measure.ts';

const PATHS = 10_000;
const rounds = 7;

function longRun(runId: number, fee: number): ComparedRun {
  const { result, document, columnOf } = viewRun({
    ...everyFeature,
    'run.paths': 400,
    'fees.managementFeeRateAnnual': fee,
  });
  const columns = new Map<string, Float64Array | null>();
  const long = (name: string) => {
    const short = columnOf(name);
    const shift = name === 'hurdleMetFlag' || name.endsWith('Class') ? 0 : 1e-4;
    return (
      short && Float64Array.from({ length: PATHS }, (_, k) => short[k % 400]! + shift * ((k * 0.618_033_988_7) % 1))
    );
  };
  return {
    runId,
    name: `run ${runId}`,
    document,
    result: { ...result, manifest: { ...result.manifest, pathsAsked: PATHS, pathsCompleted: PATHS } },
    columnOf: (name) => {
      if (!columns.has(name)) columns.set(name, long(name));
      return columns.get(name)!;
    },
  };
}

function print(name: string, view: () => unknown): void {
  const times: number[] = [];
  let size = 0;
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    const drawn = view();
    times.push(performance.now() - from);
    size = JSON.stringify(drawn).length;
  }
  const [first, middle, kb] = [times[0]!, median(times), size / 1000];
  console.log(
    `${name}: first ${first.toFixed(0)} ms, median ${middle.toFixed(0)} ms of ${rounds}, ${kb.toFixed(0)} kB`,
  );
}

const runs = [0.02, 0.018, 0.015, 0.01].map((fee, r) => longRun(r + 1, fee));
const [one] = runs;
print(`comparison of 4 runs x ${PATHS} paths`, () => comparisonView(runs));
print('headline', () => headlineView(one!.result));
for (const tab of ['distribution', 'cash', 'waterfall', 'portfolio', 'guardrails'] as const)
  print(`desk, ${tab}`, () => deskView(one!.result, tab, one!.columnOf));
