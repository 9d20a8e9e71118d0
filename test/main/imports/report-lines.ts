import { expect } from 'vitest';
import { valueAtPath } from '../../../src-engine/fund/scenario/dotted-path.ts';
import type { ImportReport } from '../../../src-main/services/imports/import-config.ts';

/** The one line about a setting, and what our parameter became. */
export function outcome(report: ImportReport, path: string) {
  const lines = report.lines.filter((line) => line.path === path);
  expect(lines).toHaveLength(1);
  return lines[0]!;
}
export const setting = (report: ImportReport, path: string) => valueAtPath(report.document, path);

export const tranches = (list: readonly unknown[], more: Record<string, unknown> = {}) => ({
  tranche_manager: { enabled: true, tranches: list, ...more },
});
