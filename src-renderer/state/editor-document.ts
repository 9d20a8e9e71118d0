import { canonicalJson, isPlainObject, type PlainObject } from '../../src-engine/index.ts';
import type { Change } from '../../src-main/contract/index.ts';

/** The two layers of an open scenario: what is set here, and what is below it. */
export type Layers = { readonly document: PlainObject; readonly baseDocument: PlainObject };

/** Whether two values of a document say the same; undefined is only like itself. */
export const same = (left: unknown, right: unknown): boolean =>
  left === undefined || right === undefined ? left === right : canonicalJson(left) === canonicalJson(right);

function withValue(document: PlainObject, keys: readonly string[], value: unknown): PlainObject {
  const [key, ...rest] = keys as [string, ...string[]];
  if (rest.length > 0) {
    const below = document[key];
    const inside = withValue(isPlainObject(below) ? below : {}, rest, value);
    if (Object.keys(inside).length > 0 || value !== undefined) return { ...document, [key]: inside };
  } else if (value !== undefined) return { ...document, [key]: value };
  const { [key]: _, ...others } = document;
  return others;
}

/** The document after changes that are not acknowledged yet. A group that is left empty goes. */
export function withChanges(document: PlainObject, changes: readonly Change[]): PlainObject {
  return changes.reduce(
    (at, change) => withValue(at, change.path.split('.'), change.kind === 'set' ? change.value : undefined),
    document,
  );
}
