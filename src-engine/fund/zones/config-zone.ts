import type { z } from 'zod';
import { group, param, type ParamMeta } from '../../core/param.ts';
import { zoneNames, type ZoneName } from './table.ts';

type OneZone = Omit<ParamMeta, 'source'> & { readonly source: string };

/**
 * One parameter for each zone: `green`, `orange`, `red`. Title and doc of a leaf name its zone.
 * `initial` in order of zone code; the witness holds for every zone.
 */
export function byZone<S extends z.ZodType>(
  title: string,
  doc: string,
  schema: S,
  initial: readonly z.output<S>[],
  meta: OneZone,
) {
  const leaf = (zone: number) =>
    param(schema.default(initial[zone] as never), {
      ...meta,
      title: `${meta.title}, ${zoneNames[zone]}`,
      doc: `Zone ${zoneNames[zone]}. ${meta.doc}`,
    });
  return group(title, doc, { green: leaf(0), orange: leaf(1), red: leaf(2) });
}

/** The three settings as columns in order of zone code. */
export function zoneColumn<T>(settings: Readonly<Record<ZoneName, T>>): T[] {
  return zoneNames.map((zone) => settings[zone]);
}
