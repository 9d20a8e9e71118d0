import { canonicalJson, isPlainObject, valueAtPath, type PlainObject } from '../../src-engine/index.ts';
import type { Change } from '../../src-main/contract/index.ts';

/** The two layers of an open scenario: what is set here, and what is below it. */
export type Layers = { readonly document: PlainObject; readonly baseDocument: PlainObject };

/** Whether two values of a document say the same; undefined is only like itself. */
export const same = (left: unknown, right: unknown): boolean =>
  left === undefined || right === undefined ? left === right : canonicalJson(left) === canonicalJson(right);

/** An input of a document and what it is where no layer sets it. */
export type Input = { readonly path: string; readonly defaultValue: unknown };

/** What an input is when the document does not set it: as in the base, or else the default. */
export function followedAt({ baseDocument }: Layers, { path, defaultValue }: Input): unknown {
  const below = valueAtPath(baseDocument, path);
  return below === undefined ? defaultValue : below;
}

/** Set in the document, and to something else than it would follow. What is set to that very value stays when the base changes, but differs in nothing. */
export function differsAt(layers: Layers, input: Input): boolean {
  const own = valueAtPath(layers.document, input.path);
  return own !== undefined && !same(own, followedAt(layers, input));
}

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
