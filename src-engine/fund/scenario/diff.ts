import type { z } from 'zod';
import type { Unit } from '../../core/units.ts';
import { canonicalJson } from './canonical.ts';
import { describeSchema } from './describe.ts';
import { valueAtPath } from './dotted-path.ts';

/** One parameter that two scenarios set differently. */
export type ParameterChange = {
  readonly path: string;
  readonly title: string;
  readonly groupTitle: string;
  readonly unit: Unit;
  readonly from: unknown;
  readonly to: unknown;
};

/**
 * Parameters that differ between two complete scenarios of one schema, in file order. Lists and maps are compared and given
 * whole. Swapping the arguments swaps `from` and `to`; a scenario does not differ from itself.
 */
export function diffBySchema(schema: z.ZodType, before: unknown, after: unknown): readonly ParameterChange[] {
  const same = (from: unknown, to: unknown) =>
    from === undefined || to === undefined ? from === to : canonicalJson(from) === canonicalJson(to);
  return describeSchema(schema).parameters.flatMap(({ path, title, groupTitle, unit }) => {
    const from = valueAtPath(before, path);
    const to = valueAtPath(after, path);
    return same(from, to) ? [] : [{ path, title, groupTitle, unit, from, to }];
  });
}
