import { AppError } from '../../core/errors.ts';

export { sha256Hex } from '../../core/sha-256.ts';

/** Order of UTF-16 code units: the same in every locale. */
const byCodeUnit = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function write(value: unknown, path: string): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new AppError('numeric/not-finite', 'Only finite numbers can be written as JSON.', {
        path,
        value: String(value),
      });
    }
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (Array.isArray(value)) return `[${value.map((item, index) => write(item, `${path}[${index}]`)).join(',')}]`;
  if (
    typeof value === 'object' &&
    (Object.getPrototypeOf(value) === Object.prototype || !Object.getPrototypeOf(value))
  ) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    entries.sort(([left], [right]) => byCodeUnit(left, right));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${write(entry, `${path}.${key}`)}`).join(',')}}`;
  }
  throw new AppError('input/invalid', 'Only plain values can be written as JSON.', { path, type: typeof value });
}

/**
 * JSON with sorted keys, no white space and shortest round-trip numbers: equal values give equal bytes, whatever order they
 * were written in (the idea of RFC 8785). Fields that are undefined are left out; -0 is 0. Throws `numeric/not-finite` on NaN
 * or an infinity, `input/invalid` on functions, typed arrays, maps, dates and undefined in a list.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}
