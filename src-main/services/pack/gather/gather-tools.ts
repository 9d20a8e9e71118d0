import type {
  CaseTable,
  Job,
  MeanFlows,
  PathReplay,
  PlainObject,
  Progress,
  Sensitivity,
} from '../../../../src-engine/index.ts';
import type { CatalogueEntry } from '../../data/catalogue.ts';
import type { Piece } from '../../engine-host/engine-guests.ts';
import type { PackData, PackRun } from '../model/pack-data.ts';

/** A finished run as it is read back, before anything is made of it. */
export type RunToPack = Pick<
  PackRun,
  'runId' | 'name' | 'version' | 'note' | 'endedAt' | 'document' | 'baseDocument' | 'result' | 'columns' | 'paths'
>;

/** A run with what the engine simulated for its sheets. */
export type GatheredRun = RunToPack & {
  readonly median: PathReplay | null;
  readonly mean: MeanFlows | null;
  readonly sensitivity: Sensitivity | null;
  readonly downside: CaseTable | null;
};

/** All that a pack is made of, before its views are computed: plain data and arrays, so that it can go to another thread. */
export type GatheredPack = Omit<PackData, 'runs' | 'comparison'> & { readonly runs: readonly GatheredRun[] };

/** What gathering needs of the outside. */
export type GatherTools = {
  /** The engine, for one piece of work. Rejects with `run/cancelled` when the export is stopped. */
  readonly lend: <T>(piece: Piece<T>) => Promise<T>;
  readonly jobOf: (document: PlainObject) => Job;
  readonly workers: number;
  /** What it is doing, in words, and how far it is, 0 to 1. */
  readonly onStep: (step: string, doneFraction: number) => void;
  readonly sources: readonly CatalogueEntry[];
  readonly appVersion: string;
  readonly kernelHash: string;
  readonly madeAt: string;
};

/** Weighs pieces of work against each other, so that one fraction tells how far all of them are. */
export function createSteps(onStep: GatherTools['onStep'], totalWeight: number) {
  let done = 0;
  const tell = (step: string, weight: number, part: number) =>
    onStep(step, Math.min(1, (done + weight * part) / Math.max(totalWeight, 1)));
  return {
    /** Begins a piece: gives what hears its progress and what ends it. */
    begin(step: string, weight: number) {
      tell(step, weight, 0);
      return {
        progress: ({ done: parts, total }: Pick<Progress, 'done' | 'total'>) =>
          tell(step, weight, total > 0 ? parts / total : 0),
        end: () => void (done += weight),
      };
    },
  };
}
export type Steps = ReturnType<typeof createSteps>;
