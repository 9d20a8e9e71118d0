import { mean } from '../../numeric/neumaier.ts';
import { clustersOf, probabilityOf, samplingOf, type Estimate } from '../metrics/sampling.ts';
import type { RunColumns } from '../metrics/summary.ts';
import type { TrancheClass } from '../tranches/table.ts';
import type { RunPlan } from './run-plan.ts';

/** A class of capital over the paths of a run. Returns, lives and tests by path stand among the metrics. */
export type TrancheLine = {
  readonly class: TrancheClass | 'equity';
  readonly sizeFraction: number;
  readonly sizeAud: number;
  /** Losses of the capital structure, as a share of commitments, from which the class loses and at which it has lost all. */
  readonly attachmentFraction: number;
  readonly detachmentFraction: number;
  /** Chance that something due to the class is never paid; of equity: that its capital does not come back. */
  readonly shortfallProbability: Estimate;
  /** Mean over paths, AUD, and as a share of the capital called. NaN without a path that has called any. */
  readonly expectedLossAud: number;
  readonly expectedLossFraction: number;
};

/** One line a class, senior-most first and equity last; none without tranches. */
export function trancheLines(
  plan: RunPlan,
  columns: RunColumns,
  completedPaths: ArrayLike<number>,
): readonly TrancheLine[] {
  const { tranches, treasury } = plan.book;
  if (tranches === null) return [];
  const clusters = clustersOf(samplingOf(plan.draws), completedPaths, completedPaths.length);
  const sizes: readonly (readonly [TrancheLine['class'], number])[] = [
    ...tranches.classes.map(({ name, sizeFraction }) => [name, sizeFraction] as const),
    ['equity', tranches.equityFraction],
  ];
  let detachmentFraction = 1;
  return sizes.map(([name, sizeFraction]) => {
    const lossAud = columns[`${name}LossAud`]!;
    const lossFraction = columns[`${name}LossFraction`]!.filter((value) => !Number.isNaN(value));
    const above = detachmentFraction;
    // Sums of fractions may miss 0 by a rounding; equity begins at 0 by definition.
    detachmentFraction = name === 'equity' ? 0 : above - sizeFraction;
    return {
      class: name,
      sizeFraction,
      sizeAud: sizeFraction * treasury.commitmentsAud,
      attachmentFraction: detachmentFraction,
      detachmentFraction: above,
      shortfallProbability: probabilityOf(
        lossAud.map((loss) => (Number.isNaN(loss) ? NaN : loss > 0 ? 1 : 0)),
        clusters,
      ),
      expectedLossAud: mean(lossAud),
      expectedLossFraction: lossFraction.length === 0 ? NaN : mean(lossFraction),
    };
  });
}
