import type { CarryParticipant } from '../fund/manager/config-lines.ts';
import { managerYearTable } from '../fund/manager/table.ts';
import { summariseColumns, type MetricSummary } from '../fund/metrics/metric-summary.ts';
import type { Clusters } from '../fund/metrics/sampling.ts';
import { pathMetricsTable } from '../fund/metrics/table.ts';
import { figureOf, layoutOf } from './layout.ts';
import { managerFigures, managerYearColumns } from './manager.ts';
import type { RegistryPlan } from './plan.ts';
import { yearFigure, yearsOf, type RegistryYear, type YearFigure } from './years.ts';

/** The manager of all funds across paths. Money in AUD. */
export type ManagerResult = {
  readonly metrics: readonly MetricSummary[];
  /** Who has the carry; the house, which is the management company, first. */
  readonly participants: readonly {
    readonly name: string;
    readonly kind: CarryParticipant['kind'] | 'house';
    readonly shareFraction: number;
    /** Carry over the life of all funds, less what was returned. */
    readonly carry: YearFigure;
  }[];
  /** Its accounts by financial year. */
  readonly years: readonly RegistryYear[];
};

/** Null without a manager. */
export function managerResultOf(plan: RegistryPlan, rows: Float64Array, clusters: Clusters): ManagerResult | null {
  if (plan.manager === null) return null;
  const { participants } = plan.manager;
  const { width, managerAt } = layoutOf(plan);
  const carryAt = managerAt + managerFigures.length;
  const columns = Object.fromEntries(managerFigures.map((name, i) => [name, figureOf(rows, width, managerAt + i)]));
  return {
    metrics: summariseColumns([pathMetricsTable], columns, clusters, plan.funds[0]!.plan.metrics.config.histogramBins),
    participants: participants.map(({ name, kind, shareFraction }, p) => ({
      name,
      kind,
      shareFraction,
      carry: yearFigure('carryAud', 'Aud', figureOf(rows, width, carryAt + p)),
    })),
    years: yearsOf(
      plan,
      rows,
      managerYearColumns.map((name) => ({ name, unit: managerYearTable.spec[name].unit })),
      carryAt + participants.length,
    ),
  };
}
