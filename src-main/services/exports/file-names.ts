import type { PackFormat } from '../../contract/index.ts';

export const extensions: Readonly<Record<PackFormat, string>> = {
  workbook: 'xlsx',
  markdown: 'md',
  json: 'json',
  'csv-set': 'zip',
};

/** A name that every file system takes. */
export function fileName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, 80) || 'scenario'
  );
}

/** `base-100m-run-3-2026-11-21.xlsx`; of a comparison, `base-100m-runs-3-4-2026-11-21.xlsx`. */
export function exportName(
  scenarioName: string,
  runIds: readonly number[],
  format: PackFormat,
  nowIso: string,
): string {
  const runs = runIds.length === 1 ? `run-${runIds[0]}` : `runs-${runIds.join('-')}`;
  return `${fileName(scenarioName)}-${runs}-${nowIso.slice(0, 10)}.${extensions[format]}`;
}
