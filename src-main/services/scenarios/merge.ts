import { isPlainObject, type PlainObject } from '../../../src-engine/index.ts';

/**
 * Lays one document over another: groups merge field by field, lists and single values replace. Neither argument is changed.
 * `onSet` hears the dotted path of every value that comes from `over`.
 */
export function mergeDocuments(
  under: PlainObject,
  over: PlainObject,
  onSet: (path: string) => void = () => {},
  path = '',
): PlainObject {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = path === '' ? key : `${path}.${key}`;
    const present = under[key];
    onSet(below);
    if (isPlainObject(value)) merged[key] = mergeDocuments(isPlainObject(present) ? present : {}, value, onSet, below);
    else {
      merged[key] = value;
      if (Array.isArray(value)) noteItems(value, below, onSet);
    }
  }
  return merged;
}

/** A list replaces as a whole, so all that stands in it comes from `over` as well. */
function noteItems(list: readonly unknown[], path: string, onSet: (path: string) => void): void {
  for (const [index, item] of list.entries()) {
    const below = `${path}[${index}]`;
    onSet(below);
    if (isPlainObject(item)) for (const key of Object.keys(item)) onSet(`${below}.${key}`);
  }
}
