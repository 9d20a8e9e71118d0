import type { PackData } from './pack-data.ts';
import { sheetKeys, type PackModel, type SheetKey, type SheetModel } from './sheet.ts';

/**
 * Makes a sheet; null when the pack has nothing for it, such as a comparison of one run.
 * @param made the sheets that were made before: all others for `checks`, all for `cover`
 */
export type SheetMaker = (data: PackData, made: readonly SheetModel[]) => SheetModel | null;

/** Always in a pack: without them its figures cannot be checked. */
export const standingSheets = ['cover', 'terms', 'manifest', 'checks'] as const satisfies readonly SheetKey[];

/** Sheets whose formulas stand on another one: it comes along, behind them. */
export const standsOn: Readonly<Partial<Record<SheetKey, SheetKey>>> = {
  'waterfall-median': 'waterfall-median-months',
  'waterfall-mean': 'waterfall-mean-months',
};

/** The makers of the sheets; a sheet without one is left out of the pack. */
export type SheetMakers = Readonly<Partial<Record<SheetKey, SheetMaker>>>;

/** The pack of a template: its sheets in its order, the standing ones added where the full pack has them. */
export function buildPack(data: PackData, makers: SheetMakers): PackModel {
  const order = sheetsOf(data.template.sheets);
  const made = new Map<SheetKey, SheetModel>();
  const make = (key: SheetKey) => {
    const others = order.flatMap((other) => made.get(other) ?? []);
    const sheet = makers[key]?.(data, others) ?? null;
    if (sheet !== null) made.set(key, sheet);
  };
  for (const key of order) if (key !== 'cover' && key !== 'checks') make(key);
  make('checks');
  make('cover');
  return {
    title: data.title,
    sheets: order.flatMap((key) => made.get(key) ?? []),
    brand: data.brand,
    madeAt: data.madeAt,
    properties: propertiesOf(data),
  };
}

/** Cover first; checks and manifest last unless the user put them elsewhere. */
function sheetsOf(chosen: readonly SheetKey[]): SheetKey[] {
  const kept = [
    ...new Set(
      chosen.flatMap((key) =>
        standsOn[key] === undefined || chosen.includes(standsOn[key]) ? [key] : [key, standsOn[key]],
      ),
    ),
  ];
  const missing = standingSheets.filter((key) => !kept.includes(key));
  const place = (key: SheetKey) => sheetKeys.indexOf(key);
  for (const key of missing) {
    const after = kept.findLastIndex((other) => place(other) < place(key));
    kept.splice(key === 'cover' ? 0 : after + 1, 0, key);
  }
  return kept;
}

function propertiesOf({ runs, appVersion, kernelHash, template }: PackData): Record<string, string> {
  const { manifest } = runs[0].result;
  return {
    'Equihome result hash': runs.map(({ result }) => result.manifest.resultHash).join(' '),
    'Equihome scenario hash': runs.map(({ result }) => result.manifest.scenarioHash).join(' '),
    'Equihome seed': manifest.seed,
    'Equihome engine': manifest.engineVersion,
    'Equihome kernel': kernelHash,
    'Equihome version': appVersion,
    'Equihome template': template.id,
  };
}
