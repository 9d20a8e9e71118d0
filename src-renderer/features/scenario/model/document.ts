import { canonicalJson, isPlainObject, valueAtPath, type PlainObject } from '../../../../src-engine/index.ts';
import type { Change } from '../../../../src-main/contract/index.ts';
import type { FormField, FormModel } from './form-model.ts';

export const same = (left: unknown, right: unknown): boolean =>
  left === undefined || right === undefined ? left === right : canonicalJson(left) === canonicalJson(right);

/** The two layers of an open scenario: what is set here, and what is below it. */
export type Layers = { readonly document: PlainObject; readonly baseDocument: PlainObject };

/** What an input is when nothing is set here: the base, or else the default. */
export function followedValue({ baseDocument }: Layers, field: FormField): unknown {
  const below = valueAtPath(baseDocument, field.path);
  return below === undefined ? field.parameter.defaultValue : below;
}

export const ownValue = ({ document }: Layers, field: FormField): unknown => valueAtPath(document, field.path);

/** What an input is now. */
export function currentValue(layers: Layers, field: FormField): unknown {
  const own = ownValue(layers, field);
  return own === undefined ? followedValue(layers, field) : own;
}

/** Set here, and to something else than it would follow. */
export function isChanged(layers: Layers, field: FormField): boolean {
  const own = ownValue(layers, field);
  return own !== undefined && !same(own, followedValue(layers, field));
}

/** Inputs that differ from the base, in file order. */
export function changedFields(layers: Layers, model: FormModel): readonly FormField[] {
  return [...model.fields.values()].filter((field) => isChanged(layers, field));
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
