import { isPlainObject } from './plain-document.ts';

/** Value at a dotted path (`waterfall.carryFraction`); undefined where the path ends early. Lists are not entered. */
export function valueAtPath(document: unknown, path: string): unknown {
  let value = document;
  for (const key of path.split('.')) {
    if (!isPlainObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** A document that sets the given dotted paths and nothing else. A path below another one must come after it. */
export function documentOf(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(settings)) {
    const keys = path.split('.');
    let at = document;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
    at[keys.at(-1)!] = value;
  }
  return document;
}
