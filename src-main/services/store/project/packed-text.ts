import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Texts of fewer characters are kept as they are, so that any SQLite program can read them. */
const shortest = 32_000;
/** Nothing that is kept is longer; a BLOB that would unfold into more is not ours. */
const longestBytes = 256 * 1024 * 1024;

/** A text as it is kept: itself, or deflated UTF-8 when it is long. */
export function packText(text: string): string | Buffer {
  return text.length < shortest ? text : deflateRawSync(Buffer.from(text, 'utf8'), { level: 4 });
}

export function unpackText(kept: unknown): string {
  if (typeof kept === 'string') return kept;
  if (!Buffer.isBuffer(kept)) throw new TypeError('is neither a text nor a packed text');
  return inflateRawSync(kept, { maxOutputLength: longestBytes }).toString('utf8');
}
