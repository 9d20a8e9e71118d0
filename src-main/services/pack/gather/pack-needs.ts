import { comparedColumns, type DeskTab } from '../../../../src-engine/index.ts';
import type { SheetKey } from '../model/sheet.ts';

/** What the engine must simulate beyond the run itself, so that the sheets of a pack can be made. */
export type PackNeeds = {
  readonly meanFlows: boolean;
  readonly sensitivity: boolean;
  readonly downside: boolean;
};

export function packNeeds(sheets: readonly SheetKey[]): PackNeeds {
  const has = (...keys: readonly SheetKey[]) => keys.some((key) => sheets.includes(key));
  return {
    meanFlows: has('waterfall-mean', 'waterfall-mean-months'),
    sensitivity: has('sensitivities'),
    downside: has('downside'),
  };
}

/** Metrics of all paths that each tab of the desk looks at. */
export const tabColumns: Readonly<Record<DeskTab, readonly string[]>> = {
  distribution: ['netIrrAnnual', 'netTvpiMultiple', 'netIrrClass'],
  cash: [],
  waterfall: [],
  portfolio: ['peakGreenShareFraction', 'peakOrangeShareFraction', 'peakRedShareFraction'],
  guardrails: [],
};

/** Metrics of all paths that the sheets read; null for all that the run kept. */
export function packColumns(sheets: readonly SheetKey[], rawMetrics: readonly string[]): readonly string[] | null {
  if (sheets.includes('distributions')) return null;
  return [...new Set([...Object.values(tabColumns).flat(), ...comparedColumns, ...rawMetrics])];
}
