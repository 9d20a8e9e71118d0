import type { z } from 'zod';
import { group, param, type ParamMeta, type Witness } from '../../core/param.ts';
import { zoneNames, type ZoneName } from './table.ts';

/**
 * One parameter for each zone: `green`, `orange`, `red`. Title and doc of a leaf name its zone.
 * `initial` and `witnesses` in order of zone code; the witness of `meta` holds for every zone that has none of its own.
 */
export function byZone<S extends z.ZodType>(
  title: string,
  doc: string,
  schema: S,
  initial: readonly z.output<S>[],
  meta: ParamMeta,
  witnesses: readonly Witness[] = [],
) {
  const leaf = (zone: number) =>
    param(schema.default(initial[zone] as never), {
      ...meta,
      title: `${meta.title}, ${zoneNames[zone]}`,
      doc: `Zone ${zoneNames[zone]}. ${meta.doc}`,
      witness: witnesses[zone] ?? meta.witness,
    });
  return group(title, doc, { green: leaf(0), orange: leaf(1), red: leaf(2) });
}

/** The three settings as columns in order of zone code. */
export function zoneColumn<T>(settings: Readonly<Record<ZoneName, T>>): T[] {
  return zoneNames.map((zone) => settings[zone]);
}
