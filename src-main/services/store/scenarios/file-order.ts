import { describeScenario, isPlainObject, type PlainObject } from '../../../../src-engine/index.ts';

let known: ReadonlyMap<string, number> | null = null;

/** Place of each parameter and group in the reference, by its dotted path. */
function places(): ReadonlyMap<string, number> {
  if (known) return known;
  const found = new Map<string, number>();
  for (const { path } of describeScenario().parameters) {
    const keys = path.split('.');
    for (let length = 1; length <= keys.length; length++) {
      const prefix = keys.slice(0, length).join('.');
      if (!found.has(prefix)) found.set(prefix, found.size);
    }
  }
  return (known = found);
}

/** The same document with its fields in the order of the parameter reference; fields that it does not know come last. */
export function inFileOrder(document: PlainObject, path = ''): PlainObject {
  const place = (key: string) => places().get(path === '' ? key : `${path}.${key}`) ?? Number.MAX_SAFE_INTEGER;
  return Object.fromEntries(
    Object.entries(document)
      .toSorted(([left], [right]) => place(left) - place(right))
      .map(([key, value]) => [
        key,
        isPlainObject(value) ? inFileOrder(value, path === '' ? key : `${path}.${key}`) : value,
      ]),
  );
}
